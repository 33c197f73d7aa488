/** What the bot may do, and what it needs that for. The same list stands in manifest.yaml and the README (a test compares). */
export const SCOPES: Record<string, string> = {
  'channels:history': 'look whether a post arrived, after a broken connection (public channels)',
  'channels:read': 'see whether the bot is in a channel, and who of its members is an editor',
  'chat:write': 'post, and edit its own posts',
  commands: '/claim, /claim-admin and the shortcuts',
  'files:write': 'hand over an export as a file',
  'groups:history': 'the same as channels:history, in private channels it was invited to',
  'groups:read': 'the same as channels:read, in private channels it was invited to',
  'im:write': 'hand that file to the one who asked, alone',
  'usergroups:read': 'know who is in a user group of editors',
  'users:read': 'the name for the ledger, language and time zone of who asks',
}

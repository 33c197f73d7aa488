/** What the bot may do; the catalogue says what it needs each for. The same list stands in manifest.yaml and the README (a test compares). */
export const SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:write',
  'usergroups:read',
  'users:read',
] as const
export type SlackScope = (typeof SCOPES)[number]

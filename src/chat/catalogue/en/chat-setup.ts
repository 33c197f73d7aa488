import type { ChatSetupStrings } from '../chat-setup-strings.ts'

export const chatSetup: ChatSetupStrings = {
  ended: 'The input ended before the setup was done. Nothing more was changed.',
  slack: {
    title: 'onrecord on Slack, in five minutes',
    create: (manifest, scopes) => `
1. Open https://api.slack.com/apps and choose "Create New App", "From a manifest", your workspace.
2. Paste the contents of ${manifest}
   (YAML). It asks for these permissions and no others:
${scopes}
3. "Create", then "Install to Workspace", "Allow".
4. "OAuth & Permissions" shows the Bot User OAuth Token. Paste it here.
`,
    botToken: 'Bot token (xoxb-…):',
    appTokenSteps: `
5. "Basic Information", "App-Level Tokens", "Generate Token and Scopes": any name, the scope connections:write.
   With it the bot calls Slack; your machine needs no public address. Paste it here.
`,
    appToken: 'App-level token (xapp-…):',
    scopes: {
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
    },
    wrongKind: (start) =>
      `That is no token of this kind: it begins with ${start} and holds letters, digits and hyphens. Nothing was written.`,
    noneAccepted: 'No token was accepted; nothing was written. Run "onrecord slack setup" again when you have it.',
    accepted: (bot, team) => `Accepted: ${bot} in ${team}.`,
    allRights: 'All permissions are there.',
    missing: (scopes) => `Missing permissions: ${scopes}. Add them under "OAuth & Permissions", install the app again.`,
    connects: 'Accepted: a connection can be opened.',
    opensNothing: 'Slack opened no connection.',
    written: (file) => `Both tokens are in ${file}; only you can read it.`,
    invite: `6. Invite the bot where it shall post ("/invite @onrecord" there), and copy that channel's id: its name, "About",
   at the bottom. A test post goes there now; an empty line leaves that out.
`,
    channel: 'Channel id (C…):',
    testPost: 'onrecord can post here. Type /claim help to begin.',
    posted:
      'Posted. To follow every claim there, add to config/onrecord.yaml, below "watches:" where that stands there already (init writes it):',
    editors: 'Who may use /claim-admin stands in config/onrecord.yaml:',
    start: 'Then: npm start',
  },
  discord: {
    steps: `1. Open https://discord.com/developers/applications and choose New Application; name it as your readers know it.
2. Under Bot choose Reset Token and copy it. No privileged intent is needed: leave all three off.
3. Still under Bot, switch Public Bot off, so that nobody else can invite it.`,
    token: 'Paste the token (it is not shown):',
    noToken: 'That is no bot token: it has three parts with dots between them. Copy it again under Bot, Reset Token.',
    usingKnown: 'Using the token in .env (DISCORD_TOKEN).',
    belongsTo: (bot) => `The token belongs to the bot "${bot}".`,
    gateway: 'The gateway takes the connection, with the one intent that is needed (Guilds).',
    refused: (why) => `Discord's gateway did not take the connection: ${why}`,
    notNeeded: (intent) =>
      `Not needed: the intent ${intent} is switched on. Switch it off in the Developer Portal, under Bot.`,
    written: 'The token stands in .env now, readable by you alone.',
    invite: (permissions) => `Invite the bot with exactly these permissions (${permissions}):`,
    openLink: 'Open the link, choose your server, then press Enter here.',
    inNoServer: 'The bot is in no server yet.',
    stillInNone: 'The bot is in no server. Invite it by the link above, then run this again.',
    lacks: (channel, permissions) =>
      `In #${channel} the bot lacks ${permissions}. Give its role these permissions there (Edit Channel, Permissions), then run this again.`,
    allRights: (channel) => `Permissions in #${channel}: all there.`,
    registered: 'Commands /claim and /claim-admin: registered.',
    registeredAlready: 'Commands: registered already.',
    testPost: (address) => `Test post: ${address}`,
    post: {
      title: 'onrecord can post here',
      text: 'This is the test post of the setup. It may be deleted.',
      tryThis: 'Try:',
    },
    paste:
      'Put this into config/onrecord.yaml (the watch below "watches:" where init wrote one), then start with "onrecord start":',
    otherEditors: (bot) =>
      `/claim-admin is shown to who may manage messages. For other editors: Server Settings, Integrations, ${bot}.`,
    what: { server: 'server', channel: 'channel', role: 'role of the editors' },
    noRole: 'none: I will name people myself',
    which: (what) => `Which ${what}?`,
    choose: 'Number, name or id [1]:',
    notListed: (typed) => `There is no "${typed}" in the list.`,
    nothingToChoose: (what) => `There is no ${what} to choose.`,
    notThere: (what, named) => `There is no ${what}${named} there.`,
    unknownToken: 'Discord does not know this token. Copy it again under Bot, Reset Token.',
    people: 'ids of people',
  },
}

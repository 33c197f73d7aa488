import { fileURLToPath } from 'node:url'
import { explainError } from '../chat/slack/explain-error.ts'
import { SCOPES } from '../chat/slack/scopes.ts'
import { createSlackClient, type SlackClient } from '../chat/slack/slack-client.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import { readVariables } from '../config/environment.ts'
import { writeEnv } from '../config/write-env.ts'
import { OnrecordError } from '../domain/errors.ts'
import { silentLogger } from '../runtime/logger.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { createPrompter, type Prompter } from './prompter.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const MANIFEST = fileURLToPath(new URL('../../manifest.yaml', import.meta.url))
/** Tries a person has for one token. */
const TRIES = 3

/**
 * Walks through creating the app, takes the two tokens, tries them out live and writes them to `.env`. Nothing is
 * written before both were accepted; a token is never shown.
 */
export async function slackSetup(options: GlobalOptions & { env?: string }): Promise<number> {
  const terminal = createTerminal(options)
  const person = createPrompter()
  const file = options.env ?? '.env'
  const apiUrl = readVariables(file).SLACK_API_URL || null
  try {
    introduce(terminal)
    const bot = await tokenFrom(person, terminal, 'xoxb-', 'Bot token (xoxb-…):', (token) => checkBot(token, apiUrl))
    terminal.out(bot.said)
    explainAppToken(terminal)
    const app = await tokenFrom(person, terminal, 'xapp-', 'App-level token (xapp-…):', (token) =>
      checkApp(token, apiUrl),
    )
    terminal.out(app.said)
    writeEnv(file, { SLACK_BOT_TOKEN: bot.token, SLACK_APP_TOKEN: app.token })
    terminal.out(`Both tokens are in ${file}; only you can read it.\n`)
    await offerTestPost(person, terminal, clientOf(bot.token, apiUrl))
    conclude(terminal)
    return EXIT.fine
  } finally {
    person.close()
  }
}

function introduce({ out, paint }: Terminal): void {
  out(paint.bold('onrecord on Slack, in five minutes'))
  out(`
1. Open https://api.slack.com/apps and choose "Create New App", "From a manifest", your workspace.
2. Paste the contents of ${MANIFEST}
   (YAML). It asks for these permissions and no others:
${Object.entries(SCOPES)
  .map(([scope, why]) => `     ${scope.padEnd(18)} ${why}`)
  .join('\n')}
3. "Create", then "Install to Workspace", "Allow".
4. "OAuth & Permissions" shows the Bot User OAuth Token. Paste it here.
`)
}

function explainAppToken({ out }: Terminal): void {
  out(`
5. "Basic Information", "App-Level Tokens", "Generate Token and Scopes": any name, the scope connections:write.
   With it the bot calls Slack; your machine needs no public address. Paste it here.
`)
}

type Checked = { token: string; said: string }

async function tokenFrom(
  person: Prompter,
  terminal: Terminal,
  start: string,
  question: string,
  check: (token: string) => Promise<string>,
): Promise<Checked> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const token = await person.askSecret(`${question} `)
    if (!new RegExp(`^${start}[A-Za-z0-9-]{1,500}$`).test(token)) {
      terminal.error(
        `That is no token of this kind: it begins with ${start} and holds letters, digits and hyphens. Nothing was written.`,
      )
      continue
    }
    try {
      return { token, said: await check(token) }
    } catch (error) {
      terminal.error(explainError(error, { what: 'read', channel: '' }).message)
    }
  }
  throw new OnrecordError(
    'unavailable',
    'No token was accepted; nothing was written. Run "onrecord slack setup" again when you have it.',
  )
}

async function checkBot(token: string, apiUrl: string | null): Promise<string> {
  const answer = await clientOf(token, apiUrl).auth.test()
  const has = answer.response_metadata?.scopes ?? []
  const missing = Object.keys(SCOPES).filter((scope) => !has.includes(scope))
  const as = `Accepted: ${cleanLine(String(answer.user))} in ${cleanLine(String(answer.team))}.`
  if (missing.length === 0) return `${as} All permissions are there.`
  return `${as} Missing permissions: ${missing.join(', ')}. Add them under "OAuth & Permissions", install the app again.`
}

async function checkApp(token: string, apiUrl: string | null): Promise<string> {
  const { url } = await clientOf(token, apiUrl).apps.connections.open()
  if (!url) throw new Error('Slack opened no connection.')
  return 'Accepted: a connection can be opened.'
}

async function offerTestPost(person: Prompter, terminal: Terminal, client: SlackClient): Promise<void> {
  terminal.out(`6. Invite the bot where it shall post ("/invite @onrecord" there), and copy that channel's id: its name, "About",
   at the bottom. A test post goes there now; an empty line leaves that out.
`)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const channel = await person.ask('Channel id (C…): ')
    if (channel === '') return
    try {
      const text = 'onrecord can post here. Type /claim help to begin.'
      await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false })
      terminal.out(`Posted. To follow every claim there, add to config/onrecord.yaml:

watches:
  - platform: slack
    channel: ${/^[A-Z0-9]{3,20}$/.test(channel) ? channel : JSON.stringify(channel)}
    all: true
`)
      return
    } catch (error) {
      terminal.error(explainError(error, { what: 'post', channel }).message)
    }
  }
}

function conclude({ out }: Terminal): void {
  out(`Who may use /claim-admin stands in config/onrecord.yaml:

slack:
  editors: { users: [U0123ABCD], groups: [], channels: [] }

Then: npm start`)
}

function clientOf(token: string, apiUrl: string | null): SlackClient {
  return createSlackClient({ token, log: silentLogger, ...(apiUrl === null ? {} : { apiUrl }) })
}

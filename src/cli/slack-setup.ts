import { fileURLToPath } from 'node:url'
import { catalogueOf } from '../chat/catalogue/catalogue-of.ts'
import type { ChatSetupStrings } from '../chat/catalogue/chat-setup-strings.ts'
import { sayFailure } from '../chat/compose/say-failure.ts'
import { explainError } from '../chat/slack/explain-error.ts'
import { SCOPES } from '../chat/slack/scopes.ts'
import { createSlackClient, type SlackClient } from '../chat/slack/slack-client.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import { readVariables } from '../config/environment.ts'
import { writeEnv } from '../config/write-env.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { Locale } from '../domain/vocabulary.ts'
import { silentLogger } from '../runtime/logger.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { localeOf } from './locale-of.ts'
import { createPrompter, type Prompter } from './prompter.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const MANIFEST = fileURLToPath(new URL('../../manifest.yaml', import.meta.url))
/** Tries a person has for one token. */
const TRIES = 3

/**
 * Walks through creating the app, takes the two tokens, tries them out live and writes them to `.env`. Nothing is
 * written before both were accepted; a token is never shown.
 */
export async function slackSetup(options: GlobalOptions & { env?: string; lang?: Locale }): Promise<number> {
  const terminal = createTerminal(options)
  const locale = localeOf(options)
  const { ended, slack: words } = catalogueOf(locale).chatSetup
  const person = createPrompter(ended)
  const setup: Setup = { person, terminal, words, locale }
  const file = options.env ?? '.env'
  const apiUrl = readVariables(file).SLACK_API_URL || null
  try {
    introduce(setup)
    const bot = await tokenFrom(setup, 'xoxb-', words.botToken, (token) => checkBot(token, apiUrl, words))
    terminal.out(bot.said)
    terminal.out(words.appTokenSteps)
    const app = await tokenFrom(setup, 'xapp-', words.appToken, (token) => checkApp(token, apiUrl, words))
    terminal.out(app.said)
    writeEnv(file, { SLACK_BOT_TOKEN: bot.token, SLACK_APP_TOKEN: app.token })
    terminal.out(`${words.written(file)}\n`)
    await offerTestPost(setup, clientOf(bot.token, apiUrl))
    conclude(setup)
    return EXIT.fine
  } finally {
    person.close()
  }
}

type Words = ChatSetupStrings['slack']
type Setup = { person: Prompter; terminal: Terminal; words: Words; locale: Locale }

function introduce({ terminal, words }: Setup): void {
  const scopes = Object.entries(words.scopes).map(([scope, why]) => `     ${scope.padEnd(18)} ${why}`)
  terminal.out(terminal.paint.bold(words.title))
  terminal.out(words.create(MANIFEST, scopes.join('\n')))
}

type Checked = { token: string; said: string }

async function tokenFrom(
  { person, terminal, words, locale }: Setup,
  start: string,
  question: string,
  check: (token: string) => Promise<string>,
): Promise<Checked> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const token = await person.askSecret(`${question} `)
    if (!new RegExp(`^${start}[A-Za-z0-9-]{1,500}$`).test(token)) {
      terminal.error(words.wrongKind(start))
      continue
    }
    try {
      return { token, said: await check(token) }
    } catch (error) {
      terminal.error(sayFailure(explainError(error, { what: 'read', channel: '' }).message, locale))
    }
  }
  throw new OnrecordError('unavailable', words.noneAccepted)
}

async function checkBot(token: string, apiUrl: string | null, words: Words): Promise<string> {
  const answer = await clientOf(token, apiUrl).auth.test()
  const has = answer.response_metadata?.scopes ?? []
  const missing = SCOPES.filter((scope) => !has.includes(scope))
  const as = words.accepted(cleanLine(String(answer.user)), cleanLine(String(answer.team)))
  return `${as} ${missing.length === 0 ? words.allRights : words.missing(missing.join(', '))}`
}

async function checkApp(token: string, apiUrl: string | null, words: Words): Promise<string> {
  const { url } = await clientOf(token, apiUrl).apps.connections.open()
  if (!url) throw new Error(words.opensNothing)
  return words.connects
}

async function offerTestPost({ person, terminal, words, locale }: Setup, client: SlackClient): Promise<void> {
  terminal.out(words.invite)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const channel = await person.ask(`${words.channel} `)
    if (channel === '') return
    try {
      const post = { channel, text: words.testPost, unfurl_links: false, unfurl_media: false }
      // A name does for a post, and for nothing after it: what is watched is what Slack calls it.
      const { channel: id = channel } = await client.chat.postMessage(post)
      terminal.out(`${words.posted}

watches:
  - platform: slack
    channel: ${id}
    all: true
`)
      return
    } catch (error) {
      terminal.error(sayFailure(explainError(error, { what: 'post', channel }).message, locale))
    }
  }
}

function conclude({ terminal, words }: Setup): void {
  terminal.out(`${words.editors}

slack:
  editors: { users: [U0123ABCD], groups: [], channels: [] }

${words.start}`)
}

function clientOf(token: string, apiUrl: string | null): SlackClient {
  return createSlackClient({ token, log: silentLogger, ...(apiUrl === null ? {} : { apiUrl }) })
}

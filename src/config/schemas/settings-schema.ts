import * as z from 'zod'
import { CHANNEL_ID } from '../../domain/channel-id.ts'
import { count, duration, line, listOf, size, timeZone, yesNo } from '../fields.ts'
import { CHANNEL_EXPECTED, watchSchema } from './watch-schema.ts'

const contact = z
  .string({ error: 'expected an e-mail or web address' })
  .max(200, { error: 'expected at most 200 characters' })
  .regex(/^(?:https?:\/\/[\x21-\x7e]+|[^\s@<>()]+@[^\s@<>()]+)$/, {
    error: 'expected an e-mail or web address such as "desk@example.org"',
  })

const http = z
  .strictObject({
    contact: contact.nullish().describe('Address agencies can write to; it is part of the User-Agent'),
    product: z
      .string({ error: 'expected text' })
      .regex(/^[\x21-\x7e]{1,80}$/, { error: 'expected a product name such as "onrecord/1.0" without spaces' })
      .optional()
      .describe('Name before the contact in the User-Agent; onrecord and its version when left out'),
    timeout: duration('1s', '5m').prefault('20s').describe('For the whole of one request'),
    maxBody: size('1KB', '200MB').prefault('15MB').describe('Limit of one body after decompression'),
  })
  .prefault({})
  .describe('How sources are asked')

const polling = z
  .strictObject({
    tick: z
      .string({ error: 'expected a cron expression such as "* * * * *"' })
      .regex(/^(?:[\d*,/-]+ ){4,5}[\d*,/-]+$/, { error: 'expected a cron expression such as "* * * * *"' })
      .default('*/5 * * * * *')
      .describe('When the worker looks for sources that are due (cron, UTC; six fields begin with seconds)'),
    concurrency: count(1, 256).default(8).describe('Sources polled at the same time'),
    parseDeadline: duration('1s', '2m').prefault('10s').describe('A parser that takes longer is stopped'),
    lateAfter: duration('5m', '30d')
      .prefault('2h')
      .describe('After a gap in polling of this length, items older than this are marked late'),
    holdAbove: count(5, 100_000).default(100).describe('More new items than this in one poll wait for an editor'),
    articlesPerPoll: count(1, 200)
      .default(20)
      .describe('Articles fetched in one poll of a source with fullText; the rest follows later'),
    articlePause: duration('1s', '5m').prefault('2s').describe('Between two requests for articles to one host'),
    lookBackItems: count(0, 1_000_000).default(20_000).describe('Stored items a new claim looks back over'),
  })
  .prefault({})
  .describe('When and how much is polled')

const error = 'expected a number from 0.01 to 1000'
const matching = z
  .strictObject({
    falseAlertsPerThousand: z
      .number({ error })
      .min(0.01, { error })
      .max(1_000, { error })
      .default(1)
      .describe('Wrong matches to put up with in 1,000 items; lower means stricter'),
    reranker: z
      .enum(['none', 'embeddings'])
      .default('none')
      .describe('embeddings: English matches near the bar are weighed by a sentence model that runs on this machine'),
  })
  .prefault({})
  .describe('How strictly items are matched with claims')

const analyst = z
  .strictObject({
    url: z
      .string({ error: 'expected an address such as "https://models.example.org/v1"' })
      .max(500, { error: 'expected at most 500 characters' })
      .regex(/^https?:\/\/[\x21-\x7e]+$/, { error: 'expected an address such as "https://models.example.org/v1"' })
      .describe('OpenAI-compatible service, without /chat/completions'),
    model: line(200).describe('Name of the model, as the service calls it'),
    apiKeyVariable: z
      .string({ error: 'expected the name of an environment variable' })
      // Not worded "expected …": the value would be told, and somebody may have put the key itself there.
      .regex(/^[A-Z][A-Z0-9_]{1,60}$/, {
        error: 'must be the name of an environment variable, such as ANALYST_KEY; the key stands there, not here',
      })
      .optional()
      .describe('Environment variable that holds the key; the key itself never stands here'),
    allowPrivate: yesNo()
      .default(false)
      .describe('May the address be private: a model on this machine or in this house'),
    timeout: duration('1s', '5m').prefault('30s').describe('For one item'),
    itemsPerRound: count(1, 1_000).default(10).describe('Items shown to it in one round; the rest follows'),
  })
  .optional()
  .describe(
    'A language model that reads matched items beside the rules. What it reads is shown to editors who ask, no more',
  )

const precisionError = 'expected a number from 0 to 1'
const statements = z
  .strictObject({
    stancePrecision: z
      .number({ error: precisionError })
      .min(0, { error: precisionError })
      .max(1, { error: precisionError })
      .default(0.95)
      .describe('A stance word is posted only where its measured precision is at least this; below, posts say "said"'),
  })
  .prefault({})
  .describe('How sure a stance must be to be put in words')

const health = z
  .strictObject({
    noticeAfterFailures: count(1, 1_000).default(3).describe('Failures in a row before a notice'),
    repeat: duration('1h', '30d').prefault('1d').describe('The notice is repeated this often while it lasts'),
  })
  .prefault({})
  .describe('When the operations channel hears of a source')

const review = z
  .strictObject({
    remindAfterDays: z
      .array(count(1, 365), { error: 'expected days such as [2, 7, 30]' })
      .max(10, { error: 'expected at most 10 ages' })
      .default([2, 7, 30])
      .describe('Days after which a proposal nobody decided is told of again in the review channel; empty: never'),
  })
  .prefault({})
  .describe('What reminds editors of proposals')

const delivery = z
  .strictObject({
    capPerChannelPerHour: count(1, 1_000).default(20).describe('Posts per channel and hour; the rest is told in one'),
    settle: duration('1s', '10m')
      .prefault('10s')
      .describe('Wait before asking a platform whether a post arrived, where that is not known'),
  })
  .prefault({})
  .describe('How much a channel is posted')

const reader = z
  .strictObject({
    locale: z.enum(['en', 'es']).default('en').describe('Language of messages'),
    zone: timeZone().default('UTC').describe('Time zone of dates and digests'),
  })
  .prefault({})
  .describe('Defaults for watches and answers')

const channelOf = (platform: 'slack' | 'discord') => {
  const error = CHANNEL_EXPECTED[platform]
  return z.string({ error }).regex(CHANNEL_ID[platform], { error }).optional()
}

/** One key a platform of `BUILT_PLATFORMS`. */
const perPlatform = (what: string) =>
  z
    .strictObject({ console: line(120).optional(), slack: channelOf('slack'), discord: channelOf('discord') })
    .describe(what)

const channels = z
  .strictObject({
    review: perPlatform('Where proposals go').prefault({ console: 'review' }),
    operations: perPlatform('Where the health of sources goes').prefault({ console: 'operations' }),
  })
  .prefault({})
  .describe('Channels that are not for readers')

const ledger = z
  .strictObject({
    anchorFile: line(1_000)
      .optional()
      .describe(
        'Where the newest hash of the ledger is written down; beside the database when left out, "none" for nowhere',
      ),
    anchorChannel: perPlatform('Where the hash is posted once a day').prefault({}),
  })
  .prefault({})
  .describe('What the tail of the ledger is checked by; best kept on another machine')

const retention = z
  .strictObject({
    texts: duration('30d', '9999d')
      .optional()
      .describe('Words of items that carry no statement are removed after this; kept for good when left out'),
  })
  .prefault({})
  .describe('How long texts are kept; hashes, statements and the ledger stay')

const ADMINS =
  'Editors who may also say in the chat who else is one, and where proposals and health are posted; nobody when left out'

const slackIds = (letters: string, what: string) =>
  listOf(
    z.string({ error: `expected the id of ${what}` }).regex(new RegExp(`^[${letters}][A-Z0-9]{2,20}$`), {
      error: `expected the id of ${what}, such as "${letters[0]}0123ABCD": Slack shows it under "Copy link" or "About"`,
    }),
    1_000,
  )

const slack = z
  .strictObject({
    teams: slackIds('TE', 'a workspace').describe("Workspaces that are answered; the bot token's own when left out"),
    editors: z
      .strictObject({
        users: slackIds('UW', 'a person').describe('People'),
        groups: slackIds('S', 'a user group').describe('User groups: all their members'),
        channels: slackIds('CG', 'a channel').describe('Channels: all their members'),
      })
      .prefault({})
      .describe('Who may use /claim-admin and decide proposals; checked again whenever a form is sent'),
    admins: slackIds('UW', 'a person').describe(ADMINS),
    mode: z
      .enum(['socket', 'http'])
      .default('socket')
      .describe('socket: needs no public address. http: Slack calls this program, requests are checked by signature'),
    port: count(1, 65_535)
      .default(3_000)
      .describe('Where http mode listens, on this machine alone unless a proxy is put before it'),
  })
  .prefault({})
  .describe('Slack; it is switched on by SLACK_BOT_TOKEN in .env')

const discordIds = (what: string) => {
  const error = `expected the id of ${what} in quotes, such as "1029384756102938475": Discord copies it in developer mode`
  return listOf(z.string({ error }).regex(/^\d{15,20}$/, { error }), 1_000)
}

const discord = z
  .strictObject({
    guilds: discordIds('a server').describe('Servers that are answered; nobody elsewhere is'),
    editors: z
      .strictObject({
        users: discordIds('a person').describe('People'),
        roles: discordIds('a role').describe('Roles: all who have one of them'),
      })
      .prefault({})
      .describe('Who may use /claim-admin and decide proposals; checked again whenever a form is sent'),
    admins: discordIds('a person').describe(ADMINS),
  })
  .prefault({})
  .describe('Discord; it is switched on by DISCORD_TOKEN in .env')

const metrics = z
  .strictObject({
    port: count(0, 65_535).default(9_464).describe('Where /healthz and /metrics are served'),
    host: z
      .string({ error: 'expected an address of this machine such as "127.0.0.1"' })
      .regex(/^[0-9a-fA-F:.]{2,45}$/, { error: 'expected an address of this machine such as "127.0.0.1"' })
      .default('127.0.0.1')
      .describe('Address they are served at; this machine alone when left out'),
  })
  .optional()
  .describe('Health and figures for whoever watches over the process; off when left out')

/**
 * `onrecord.yaml`. A new part of the program adds one section here and the same name to `Settings`
 * and `build-settings.ts`.
 */
export const settingsFileSchema = z.strictObject({
  database: line(1_000).default('data/onrecord.db').describe('SQLite file, relative to the folder above config/'),
  http,
  polling,
  metrics,
  matching,
  analyst,
  statements,
  health,
  review,
  delivery,
  reader,
  ledger,
  retention,
  editors: listOf(line(80), 1_000).describe('Names that may decide proposals; empty: whoever can run the command line'),
  channels,
  slack,
  discord,
  watches: listOf(watchSchema, 10_000).describe("Channels' subscriptions"),
})

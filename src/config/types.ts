import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import type { Digest, Watch } from '../domain/event.ts'
import type { Sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import type { Locale, Platform } from '../domain/vocabulary.ts'

/** Everything a deployment says about itself, checked. Built by `loadConfig`; nothing in it is read again later. */
export type Config = {
  settings: Settings
  sources: Source[]
  claims: Claim[]
  actors: Actor[]
  /** Declared watches, then one for each review and operations channel. */
  watches: WatchConfig[]
  /** What works but is probably not what was meant. */
  warnings: Problem[]
  /** Of the files when they were read: another as soon as one of them is saved. */
  mark?: string
}

/** A watch as declared: what the store keeps (`Watch` without its id), and when its channel wants to be reached. */
export type WatchConfig = Omit<Watch, 'id'> & {
  mode: 'live' | 'digest'
  /** Set when `mode` is `digest`. */
  digest: Digest | null
  zone: string
}

/** One section for each block of `onrecord.yaml`, under the same name. Durations are milliseconds, sizes bytes. */
export type Settings = {
  /** Version of the package. */
  version: string
  /** Absolute path of the SQLite file, or `:memory:`. */
  database: string
  logLevel: LogLevel
  http: HttpSettings
  polling: PollingSettings
  matching: { falseAlertsPerThousand: number; reranker?: 'none' | 'embeddings' }
  statements: { stancePrecision: number }
  health: { noticeAfterFailures: number; repeatMs: number }
  /** Ages in days at which a proposal nobody decided is told of again. */
  review?: { remindAfterDays: number[] }
  /** `settleMs`: wait before asking a platform whether a post arrived. */
  delivery: { capPerChannelPerHour: number; settleMs: number }
  reader: { locale: Locale; zone: string }
  /** `anchorFile`: absolute; `null` for none. */
  ledger?: { anchorFile: string | null; anchorChannel: ChannelPerPlatform }
  /** `null`: kept for good. */
  retention?: { textsMs: number | null }
  /** A language model that reads matched items beside the rules; `null`: none. */
  analyst?: AnalystSettings | null
  /** Names that may decide proposals, as given to `--as`. Empty: whoever can run the command line. */
  editors: string[]
  channels: {
    /** Where proposals go, per platform. */
    review: ChannelPerPlatform
    /** Where the health of sources goes, per platform. */
    operations: ChannelPerPlatform
  }
  /** `null` or left out: nothing is served. */
  metrics?: { host: string; port: number } | null
  /** `null` or left out: not switched on. */
  slack?: SlackSettings | null
  /** `null` or left out: not switched on. */
  discord?: DiscordSettings | null
}

export type DiscordSettings = {
  /** A secret, from the environment; never logged, stored or told. */
  token: string
  /** Another Discord than the real one, on this machine, without the version; `null`: the real one. */
  apiUrl: string | null
  /** Ids of the servers that are answered; of no other is anything answered. */
  guilds: string[]
  /** Ids of those who may use the editors' verbs: people, or members who have one of these roles. */
  editors: { users: string[]; roles: string[] }
  /** Ids of editors who may also change who is one. */
  admins?: string[]
}

export type SlackSettings = {
  /** Secrets, from the environment; never logged, stored or told. */
  botToken: string
  /** Needed in `socket` mode. */
  appToken: string | null
  /** Needed in `http` mode. */
  signingSecret: string | null
  /** Another Slack than the real one, on this machine; `null`: the real one. */
  apiUrl: string | null
  /** Ids of the workspaces that are answered; none: the token's own. */
  teams: string[]
  /** Ids of those who may use the editors' verbs: people, or members of these. */
  editors: { users: string[]; groups: string[]; channels: string[] }
  /** Ids of editors who may also change who is one. */
  admins?: string[]
  mode: 'socket' | 'http'
  port: number
}

export type AnalystSettings = {
  /** Of an OpenAI-compatible service, up to and without `/chat/completions`. */
  url: string
  model: string
  /** Read from the environment; `null` for a service that asks for none. Never logged, stored or told. */
  apiKey: string | null
  /** May the address be a private one: a model on this machine or in this house? */
  allowPrivate: boolean
  timeoutMs: number
  /** Items shown to it in one round of the worker. */
  itemsPerRound: number
}

export type ChannelPerPlatform = Partial<Record<Platform, string>>

export type HttpSettings = {
  /** E-mail or web address agencies can write to; `null` when none was given. */
  contact: string | null
  /** Sent with every request unless a source has its own. Holds the contact. */
  userAgent: string
  /** For the whole of one request, redirects and body included. */
  timeoutMs: number
  /** Limit of one body after decompression. */
  maxBytes: number
}

export type PollingSettings = {
  /** Five- or six-field cron expression in UTC: when the worker looks for sources that are due. */
  tick: string
  /** Sources polled at the same time. */
  concurrency: number
  /** A parser that takes longer is stopped. */
  parseDeadlineMs: number
  /** An item first seen this long after its own date is marked late. */
  lateAfterMs: number
  /** More new items than this in one poll are held for an editor. */
  holdAbove: number
  /** Stored items a new claim looks back over. */
  lookBackItems: number
  /** Articles fetched in one poll of a source with `fullText`. */
  articlesPerPoll: number
  /** Between two requests for articles to one host. */
  articlePauseMs: number
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** One thing wrong in a configuration file. Line and column count from 1. */
export type Problem = {
  /** As a person would type it: relative to the working directory where it lies below it. */
  file: string
  line: number
  column: number
  /** `sources[3].interval`; empty for the file itself. */
  path: string
  /** What is wrong and what was expected. */
  message: Sentence | string
  /** Nearest valid key, value or name, where one is near. */
  nearest: string | null
}

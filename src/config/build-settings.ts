import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import type { Environment, Variables } from './environment.ts'
import type { settingsFileSchema } from './schemas/settings-schema.ts'
import type { Settings, WatchConfig } from './types.ts'

type SettingsFile = z.output<typeof settingsFileSchema>

/** `root`: the folder above the configuration's, which relative paths start from. The environment wins over the file. */
export function buildSettings(
  file: SettingsFile,
  environment: Environment,
  root: string,
  variables: Variables,
): Settings {
  const version = readVersion()
  const database = environment.ONRECORD_DATABASE ?? file.database
  const contact = environment.ONRECORD_CONTACT ?? file.http.contact ?? null
  const { timeout, maxBody, product } = file.http
  const { parseDeadline, lateAfter, articlePause, ...polling } = file.polling
  return {
    version,
    database: database === ':memory:' ? database : path.resolve(root, database),
    logLevel: environment.LOG_LEVEL ?? 'info',
    http: {
      contact,
      userAgent: `${product ?? `onrecord/${version}`}${contact === null ? '' : ` (+${contact})`}`,
      timeoutMs: timeout,
      maxBytes: maxBody,
    },
    polling: { ...polling, parseDeadlineMs: parseDeadline, lateAfterMs: lateAfter, articlePauseMs: articlePause },
    matching: file.matching,
    analyst: buildAnalyst(file.analyst, variables),
    statements: file.statements,
    health: { noticeAfterFailures: file.health.noticeAfterFailures, repeatMs: file.health.repeat },
    review: file.review,
    delivery: { capPerChannelPerHour: file.delivery.capPerChannelPerHour, settleMs: file.delivery.settle },
    reader: file.reader,
    ledger: {
      anchorFile: anchorFileOf(file.ledger.anchorFile, database, root),
      anchorChannel: file.ledger.anchorChannel,
    },
    retention: { textsMs: file.retention.texts ?? null },
    editors: file.editors,
    channels: file.channels,
    metrics: buildMetrics(file.metrics, environment),
    slack: buildSlack(file.slack, environment),
    discord: buildDiscord(file.discord, environment),
  }
}

function anchorFileOf(asked: string | undefined, database: string, root: string): string | null {
  if (asked === 'none' || (asked === undefined && database === ':memory:')) return null
  return asked === undefined ? `${path.resolve(root, database)}.anchors` : path.resolve(root, asked)
}

function buildAnalyst(file: SettingsFile['analyst'], variables: Variables): Settings['analyst'] {
  if (file === undefined) return null
  const { url, model, apiKeyVariable, allowPrivate, timeout, itemsPerRound } = file
  const apiKey = apiKeyVariable === undefined ? null : (variables[apiKeyVariable] ?? null)
  return { url: url.replace(/\/+$/, ''), model, apiKey, allowPrivate, timeoutMs: timeout, itemsPerRound }
}

/** A port in the environment switches them on, as an image does for its health check. */
function buildMetrics(file: SettingsFile['metrics'], { ONRECORD_METRICS_PORT }: Environment): Settings['metrics'] {
  if (ONRECORD_METRICS_PORT === undefined) return file ?? null
  return { host: file?.host ?? '127.0.0.1', port: Number(ONRECORD_METRICS_PORT) }
}

function buildSlack(file: SettingsFile['slack'], environment: Environment): Settings['slack'] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = environment
  if (SLACK_BOT_TOKEN === undefined) return null
  return {
    ...file,
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN ?? null,
    signingSecret: SLACK_SIGNING_SECRET ?? null,
    apiUrl: SLACK_API_URL ?? null,
  }
}

function buildDiscord(
  { guilds, editors, admins }: SettingsFile['discord'],
  { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: Environment,
): Settings['discord'] {
  if (token === undefined) return null
  return { token, apiUrl: apiUrl?.replace(/\/$/, '') ?? null, guilds, editors, admins }
}

/**
 * Declared watches, then one for each channel that is not for readers. A channel has one watch of a scope: where it is
 * named for both, as where a newsroom has one channel for everything, it is told of both, at the times of its own watch.
 */
export function buildWatches(file: SettingsFile): WatchConfig[] {
  const { locale, zone } = file.reader
  const declared = file.watches.map((watch): WatchConfig => {
    const every = watch.mode === 'daily' ? 'day' : 'week'
    return {
      platform: watch.platform,
      channel: watch.channel,
      scope: scopeOf(watch),
      events: watch.events,
      locale: watch.locale ?? locale,
      mode: watch.mode === 'live' ? 'live' : 'digest',
      digest: watch.mode === 'live' ? null : { every, at: watch.at },
      zone: watch.zone ?? zone,
      ...(watch.quietHours === undefined ? {} : { quietHours: watch.quietHours }),
    }
  })
  const { review, operations } = file.channels
  const watches = [...declared]
  for (const own of [...inner(review, ['proposal'], file.reader), ...inner(operations, ['health'], file.reader)]) {
    const at = watches.findIndex((it) => it.platform === own.platform && it.channel === own.channel && isOfAll(it))
    const there = watches[at]
    if (there) watches[at] = { ...there, events: [...there.events, ...own.events] }
    else watches.push(own)
  }
  return watches
}

function isOfAll({ scope }: WatchConfig): boolean {
  return scope.type === 'all'
}

function scopeOf(watch: SettingsFile['watches'][number]): WatchConfig['scope'] {
  if (watch.claim !== undefined) return { type: 'claim', slug: watch.claim }
  if (watch.tag !== undefined) return { type: 'tag', tag: watch.tag }
  return { type: 'all' }
}

function inner(
  channels: Settings['channels']['review'],
  events: WatchConfig['events'],
  { locale, zone }: Settings['reader'],
): WatchConfig[] {
  return (['console', 'slack', 'discord'] as const).flatMap((platform) => {
    const channel = channels[platform]
    if (channel === undefined) return []
    return [{ platform, channel, scope: { type: 'all' }, events, locale, mode: 'live', digest: null, zone }]
  })
}

/** The same two steps up from `src/config` and from `dist/config`. */
function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return String(JSON.parse(readFileSync(file, 'utf8')).version)
}

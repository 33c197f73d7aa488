import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Locale, Platform, WatchEvent } from '../domain/vocabulary.ts'
import type { WatchInput } from '../ports/reader-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

type WatchOptions = GlobalOptions & {
  platform: Platform
  as?: string
  events?: string
  live?: boolean
  daily?: string | true
  weekly?: string | true
  zone?: string
  quiet?: string
  locale?: Locale
}

/** Makes a channel follow a claim, a tag or everything. */
export async function watch(options: WatchOptions, channel: string, scope: string): Promise<number> {
  const input = readInput(options, channel, scope)
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.watch(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

export function unwatch(
  options: GlobalOptions & { platform: Platform; as?: string },
  channel: string,
  scope: string,
): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { platform } = options
    const answer = await app.commands.unwatch({ platform, channel, scope }, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

export function watches(options: GlobalOptions & { platform?: Platform }, channel?: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.watches(
      {
        ...(channel === undefined ? {} : { channel }),
        ...(options.platform === undefined ? {} : { platform: options.platform }),
      },
      askerOf(app.config),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

function readInput(options: WatchOptions, channel: string, scope: string): WatchInput {
  const { platform, events, live, daily, weekly, zone, quiet, locale } = options
  const digest = daily ?? weekly
  return {
    platform,
    channel,
    scope,
    // What is no event is refused by the verb, which lists what there is.
    ...(events === undefined ? {} : { events: events.split(',').map((event) => event.trim() as WatchEvent) }),
    ...(live
      ? { mode: 'live' as const }
      : daily
        ? { mode: 'daily' as const }
        : weekly
          ? { mode: 'weekly' as const }
          : {}),
    ...(typeof digest === 'string' ? { at: digest } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...(quiet === undefined ? {} : { quietHours: readHours(quiet) }),
    ...(locale === undefined ? {} : { locale }),
  }
}

function readHours(typed: string): { from: string; until: string } | null {
  if (typed.trim().toLowerCase() === 'none') return null
  const [, from, until] = /^([\d:]+)\s*[-–]\s*([\d:]+)$/.exec(typed.trim()) ?? []
  if (from === undefined || until === undefined)
    throw new OnrecordError('invalid', sentence`"${typed}" are no quiet hours. Give them like 22:00-07:00, or none.`)
  return { from, until }
}

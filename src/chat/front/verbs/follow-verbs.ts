import { WATCH_EVENTS } from '../../../domain/vocabulary.ts'
import type { DoneAnswer } from '../../../ports/asker.ts'
import type { WatchInput } from '../../../ports/reader-verbs.ts'
import { digestHereAction, unwatchHereAction, watchHereAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { answerReply, pageOf } from '../answer-reply.ts'
import { doneReply } from '../done-reply.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import { say } from '../say.ts'
import type { ArgSpec, VerbArgs, VerbSpec } from '../verb.ts'
import { encodeWatch } from '../watch-again.ts'
import { optional } from './optional.ts'

const WATCHES_PAGE = 10
const scope: ArgSpec = { name: 'scope', type: 'scope', required: true }

const watch: VerbSpec = {
  name: 'watch',
  group: 'claim',
  aliases: ['follow', 'subscribe', 'seguir'],
  args: [
    scope,
    { name: 'events', type: 'text', required: false },
    { name: 'mode', type: 'choice', required: false, choices: ['live', 'daily', 'weekly'] },
    { name: 'at', type: 'text', required: false },
    { name: 'language', type: 'choice', required: false, choices: ['en', 'es'] },
    { name: 'quiet', type: 'text', required: false },
  ],
  examples: ['cartel-bounties', 'tag:border mode:daily at:08:00', 'all events:status,correction quiet:22:00-07:00'],
  shareable: false,
  async run(args, ctx) {
    const events = readEvents(args.events, ctx)
    if (events && 'type' in events) return events
    const quiet = readQuiet(args.quiet, ctx)
    if (quiet && 'type' in quiet) return quiet
    const input: WatchInput = {
      ...placeOf(args, ctx),
      ...optional({
        events,
        mode: (['live', 'daily', 'weekly'] as const).find((one) => one === args.mode),
        at: args.at,
        locale: (['en', 'es'] as const).find((one) => one === args.language),
      }),
      ...(args.at === undefined && quiet === undefined ? {} : { zone: ctx.zone }),
      ...(quiet === undefined ? {} : { quietHours: quiet.hours }),
    }
    return watchedReply(await ctx.commands.watch(input, ctx.asker), input, ctx)
  },
}

const unwatch: VerbSpec = {
  name: 'unwatch',
  group: 'claim',
  aliases: ['unfollow', 'unsubscribe', 'dejar'],
  args: [scope],
  examples: ['cartel-bounties'],
  shareable: false,
  async run(args, ctx) {
    return unwatchHere(args.scope ?? 'all', ctx)
  },
}

const watches: VerbSpec = {
  name: 'watches',
  group: 'claim',
  aliases: ['subscriptions', 'seguimientos'],
  args: [
    { name: 'where', type: 'choice', required: false, choices: ['here', 'everywhere'] },
    { name: 'page', type: 'number', required: false },
  ],
  examples: ['', 'where:everywhere'],
  shareable: true,
  async run(args, ctx) {
    const { platform, channel } = ctx.place
    const answer = await ctx.commands.watches(args.where === 'everywhere' ? {} : { platform, channel }, ctx.asker)
    const page = pageOf(args, WATCHES_PAGE, answer.watches.length)
    return answerReply(answer, watches, args, ctx, { window: page, page })
  },
}

/** Watches a claim, a tag or all in this channel, with what can be done about it at once. */
export function watchedReply(done: DoneAnswer, input: WatchInput, ctx: FrontContext): FrontReply {
  const reader = readerOf(ctx.locale)
  const digest = input.mode === 'daily' || input.mode === 'weekly' ? [] : [digestHereAction(input.scope, reader)]
  return doneReply(done, ctx, [...digest, unwatchHereAction(input.scope, reader)])
}

/** Takes a watch off this channel; the button puts back what was there, with its events and times. */
export async function unwatchHere(scope: string, ctx: FrontContext): Promise<FrontReply> {
  const { platform, channel } = ctx.place
  const before = await ctx.commands.watches({ platform, channel }, ctx.asker)
  const done = await ctx.commands.unwatch({ platform, channel, scope }, ctx.asker)
  const after = await ctx.commands.watches({ platform, channel }, ctx.asker)
  const gone = before.watches.filter(({ watch }) => !after.watches.some((one) => one.watch.id === watch.id))
  const value = gone[0] && gone.length === 1 ? encodeWatch(gone[0]) : null
  return doneReply(done, ctx, value === null ? [] : [watchHereAction(value, readerOf(ctx.locale))])
}

function placeOf(args: VerbArgs, { place }: FrontContext) {
  return { platform: place.platform, channel: place.channel, scope: args.scope ?? 'all' }
}

function readEvents(typed: string | undefined, ctx: FrontContext): WatchInput['events'] | FrontReply {
  if (typed === undefined) return undefined
  const words = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const events = WATCH_EVENTS.filter((event) => words.some((word) => word === event || word === `${event}s`))
  const known = words.every((word) => WATCH_EVENTS.some((event) => word === event || word === `${event}s`))
  if (known && events.length > 0) return events
  return say(ctx, readerOf(ctx.locale).front.errors.expected(WATCH_EVENTS.join(', ')))
}

type Quiet = { hours: { from: string; until: string } | null }

/** `22:00-07:00`, or a word that takes the quiet hours away. */
function readQuiet(typed: string | undefined, ctx: FrontContext): Quiet | FrontReply | undefined {
  if (typed === undefined) return undefined
  if (/^(?:none|no|off|ninguna|nunca)$/i.test(typed)) return { hours: null }
  const match = /^(\d{1,2}:\d{2})\s?[-–—]\s?(\d{1,2}:\d{2})$/.exec(typed)
  const [, from, until] = match ?? []
  if (from === undefined || until === undefined) return say(ctx, readerOf(ctx.locale).front.args.quiet)
  return { hours: { from: from.padStart(5, '0'), until: until.padStart(5, '0') } }
}

export const FOLLOW_VERBS = [watch, unwatch, watches]

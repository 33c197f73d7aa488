import { isOnrecordError } from '../../domain/errors.ts'
import type { Block, Message } from '../../domain/message.ts'
import type { WatchView } from '../../ports/reader-verbs.ts'
import { buildAnswerMessage } from '../answers/build-answer.ts'
import { deliveriesAction, helpAction, proposalsAction, requestsAction, sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { readerOf } from '../compose/reader.ts'
import { strong, text } from '../compose/spans.ts'
import type { FrontContext } from './front-context.ts'

/**
 * What somebody sees of the bot when they look at its own page: what is watched in their channels, what waits, how the
 * sources are. `channels`: those the person is in, as far as the adapter knows. For an editor also the queue.
 */
export async function home(ctx: FrontContext, channels: readonly string[]): Promise<Message> {
  const { front } = readerOf(ctx.locale)
  const { heading, intro } = front.home
  const sections = [
    watchSection(ctx, channels),
    ...(ctx.asker.editor ? [queueSection(ctx)] : []),
    requestSection(ctx),
    sourceSection(ctx),
  ]
  const blocks = await Promise.all(sections.map(skipFailed))
  return finishMessage(readerOf(ctx.locale), 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'text', spans: [text(intro)] },
    ...blocks.filter((section) => section.length > 0).flatMap((section): Block[] => [{ type: 'divider' }, ...section]),
  ])
}

/** One thing that cannot be read is no reason to show nothing. */
async function skipFailed(section: Promise<Block[]>): Promise<Block[]> {
  try {
    return await section
  } catch (error) {
    if (isOnrecordError(error)) return []
    throw error
  }
}

async function watchSection(ctx: FrontContext, channels: readonly string[]): Promise<Block[]> {
  const { watches } = await ctx.commands.watches({ platform: ctx.place.platform }, ctx.asker)
  return watchBlocks(
    watches.filter(({ watch }) => channels.includes(watch.channel)),
    ctx,
  )
}

async function requestSection(ctx: FrontContext): Promise<Block[]> {
  const reader = readerOf(ctx.locale)
  const { requests } = await ctx.commands.requests({}, ctx.asker)
  const waiting = requests.filter(({ state }) => state !== 'answered' && state !== 'refused')
  return [
    { type: 'text', spans: [text(reader.front.home.requests(waiting.length))] },
    { type: 'actions', actions: [requestsAction(reader)] },
  ]
}

async function sourceSection(ctx: FrontContext): Promise<Block[]> {
  const reader = readerOf(ctx.locale)
  const { sources } = await ctx.commands.sources({}, ctx.asker)
  const enabled = sources.filter((one) => one.enabled)
  const healthy = enabled.filter((one) => one.state === 'healthy').length
  const counted = reader.answers.sources.heading(healthy, enabled.length)
  return [
    { type: 'text', spans: [strong(`${reader.front.home.sources}: `), text(counted)] },
    { type: 'actions', actions: [...(ctx.asker.editor ? [sourcesAction(reader)] : []), helpAction(reader)] },
  ]
}

function watchBlocks(watches: WatchView[], ctx: FrontContext): Block[] {
  const { home: words } = readerOf(ctx.locale).front
  if (watches.length === 0) return [{ type: 'text', spans: [text(words.noWatches)] }]
  const { blocks } = buildAnswerMessage({ kind: 'watches', watches }, ctx.locale)
  return [{ type: 'text', spans: [strong(words.watches)] }, ...blocks.filter(({ type }) => type === 'list')]
}

async function queueSection(ctx: FrontContext): Promise<Block[]> {
  const reader = readerOf(ctx.locale)
  const { home: words } = reader.front
  const { proposals } = await ctx.commands.proposals({}, ctx.asker)
  return [
    { type: 'text', spans: [text(words.proposals(proposals.length))] },
    ...(await skipFailed(deliveryLine(ctx))),
    { type: 'actions', actions: [proposalsAction(reader), deliveriesAction(reader)] },
  ]
}

async function deliveryLine({ commands, asker, locale }: FrontContext): Promise<Block[]> {
  const { counts } = await commands.deliveries({ state: 'needs_review', limit: 1 }, asker)
  return [{ type: 'text', spans: [text(readerOf(locale).front.home.deliveries(counts.needs_review))] }]
}

import type { Action, Block, Message } from '../../domain/message.ts'
import type { Answer } from '../../ports/commands.ts'
import { buildAnswerMessage } from '../answers/build-answer.ts'
import type { Window } from '../answers/window.ts'
import { readerOf } from '../compose/reader.ts'
import { text } from '../compose/spans.ts'
import { encodeAsk } from './ask.ts'
import type { FrontContext } from './front-context.ts'
import { type FrontReply, reply } from './front-reply.ts'
import { statementsIn } from './statements-in.ts'
import type { VerbArgs, VerbSpec } from './verb.ts'

/** A page of a long answer: entries from `from`, counted from 0. `total: null`: nobody counted, `more` tells. */
export type Page = { from: number; size: number; total: number | null; more: boolean }

export type Extra = { actions?: readonly Action[]; window?: Window; page?: Page | null }

/** An answer as a reply: its message, the buttons that belong to it, and those to turn the page. */
export function answerReply(
  answer: Answer,
  verb: VerbSpec,
  args: VerbArgs,
  ctx: FrontContext,
  extra: Extra = {},
): Extract<FrontReply, { type: 'message' }> {
  const message = buildAnswerMessage(answer, ctx.locale, { window: extra.window, names: namesEditors(ctx) })
  const shown = paged(withActions(message, extra.actions ?? []), verb, args, ctx, extra.page ?? null)
  return { ...reply(shown), shows: statementsIn(answer) }
}

/** Editors are named to editors who ask for themselves, never to readers nor to a channel. */
function namesEditors({ asker, toChannel }: FrontContext): boolean {
  return asker.editor && !toChannel
}

/** With more buttons: beside those it has at its end, where it has some. */
export function withActions(message: Message, actions: readonly Action[]): Message {
  if (actions.length === 0) return message
  const last = message.blocks.at(-1)
  const own = last?.type === 'actions' ? last.actions : []
  const before = last?.type === 'actions' ? message.blocks.slice(0, -1) : message.blocks
  const fresh = actions.filter(({ id, value }) => !own.some((one) => one.id === id && one.value === value))
  return { ...message, blocks: [...before, { type: 'actions', actions: [...own, ...fresh] }] }
}

export function paged(message: Message, verb: VerbSpec, args: VerbArgs, ctx: FrontContext, page: Page | null): Message {
  if (page === null || (page.from === 0 && !page.more)) return message
  const { front, words } = readerOf(ctx.locale)
  const number = Math.floor(page.from / page.size) + 1
  const line: Block[] =
    page.total === null
      ? []
      : [
          {
            type: 'context',
            spans: [text(front.page.shown(page.from + 1, Math.min(page.from + page.size, page.total), page.total))],
          },
        ]
  const actions = [
    ...(page.from > 0 ? turn('earlier', words.actions.earlier, number - 1, verb, args) : []),
    ...(page.more ? turn('next', words.actions.next, number + 1, verb, args) : []),
  ]
  return withActions({ ...message, blocks: insertBeforeActions(message.blocks, line) }, actions)
}

function turn(id: 'earlier' | 'next', label: string, page: number, verb: VerbSpec, args: VerbArgs): Action[] {
  const value = encodeAsk(verb, { ...args, page: String(page) })
  return value === null ? [] : [{ id, label, value, command: `/${verb.group} ${verb.name} … page:${page}` }]
}

function insertBeforeActions(blocks: Block[], added: Block[]): Block[] {
  return blocks.at(-1)?.type === 'actions'
    ? [...blocks.slice(0, -1), ...added, ...blocks.slice(-1)]
    : [...blocks, ...added]
}

/** The page that was asked for, from 0 entries on; at least the first. */
export function pageFrom(args: VerbArgs, size: number): number {
  return Math.max(0, Number(args.page ?? '1') - 1) * size
}

/** Of a list that is there whole. A page behind its end is its last. */
export function pageOf(args: VerbArgs, size: number, total: number): Page {
  const last = Math.max(0, Math.ceil(total / size) - 1) * size
  const from = Math.min(pageFrom(args, size), last)
  return { from, size, total, more: from + size < total }
}

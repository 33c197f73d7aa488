import type { Action, Block, Inline, Message } from '../../domain/message.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { readerOf } from '../compose/reader.ts'
import { text } from '../compose/spans.ts'
import { cutAtWord } from '../text/cut-at-word.ts'
import type { FrontContext } from './front-context.ts'
import { type FrontReply, reply } from './front-reply.ts'

const HEADING_MAX = 300

/** A few sentences of the front's own, with what can be done next. */
export function say(
  ctx: Pick<FrontContext, 'locale'>,
  heading: string,
  lines: Inline[][] = [],
  actions: readonly Action[] = [],
): FrontReply {
  return reply(sentences(ctx, 'caution', heading, lines, actions))
}

export function sentences(
  ctx: Pick<FrontContext, 'locale'>,
  tone: Message['tone'],
  heading: string,
  lines: Inline[][],
  actions: readonly Action[] = [],
): Message {
  const title = cutAtWord(heading, HEADING_MAX)
  return finishMessage(readerOf(ctx.locale), tone, title, [
    { type: 'heading', text: title },
    ...lines.map((spans): Block => ({ type: 'text', spans })),
    { type: 'actions', actions: [...actions] },
  ])
}

/** What somebody typed, as it may be repeated to them. */
export function typedWords(typed: string): string {
  return bounded(typed, 'name')
}

export function line(words: string): Inline[] {
  return [text(words)]
}

import type { Action } from '../../domain/message.ts'
import type { DoneAnswer } from '../../ports/asker.ts'
import { buildAnswerMessage } from '../answers/build-answer.ts'
import { withActions } from './answer-reply.ts'
import type { FrontContext } from './front-context.ts'
import { type FrontReply, reply } from './front-reply.ts'

/** Something was changed. The command that takes it back is one of the terminal: here buttons do, where there are some. */
export function doneReply(answer: DoneAnswer, ctx: FrontContext, actions: readonly Action[] = []): FrontReply {
  return reply(withActions(buildAnswerMessage({ ...answer, undo: null }, ctx.locale), actions))
}

import type { Action } from '../../domain/message.ts'
import type { DoneAnswer } from '../../ports/asker.ts'
import { readerOf } from '../compose/reader.ts'
import { doneReply } from './done-reply.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'

/** The configuration was changed: from what to what, and the button that takes it back. To the asker alone. */
export function changedReply(answer: DoneAnswer, ctx: FrontContext): FrontReply {
  return doneReply(answer, ctx, answer.number === undefined ? [] : [undoAction(answer.number, ctx)])
}

export function undoAction(number: number, { locale }: Pick<FrontContext, 'locale'>): Action {
  const { changes } = readerOf(locale).configuration
  return { id: 'config_undo', label: changes.undo, value: String(number), command: `/claim-admin changes ${number}` }
}

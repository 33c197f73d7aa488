import type { Message } from '../../domain/message.ts'
import type { StatementAnswer } from '../../ports/editor-verbs.ts'
import { historyAction, whyAction } from '../compose/actions.ts'
import { correctedBlock } from '../compose/corrected-lines.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { statementLine } from '../compose/statement-line.ts'

/** One statement as it stands. */
export function buildStatementAnswer({ claim, statement }: StatementAnswer, reader: Reader): Message {
  const heading = `${reader.words.labels.statement} ${statement.id} · ${bounded(claim.title, 'title')}`
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    ...correctedBlock(statement.corrected, reader),
    { type: 'list', items: [statementLine(statement, reader)] },
    { type: 'actions', actions: [whyAction(statement.id, reader), historyAction(claim.slug, reader)] },
  ])
}

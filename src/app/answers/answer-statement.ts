import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { StatementAnswer } from '../../ports/editor-verbs.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { toCardStatement } from './answer-status.ts'

/** One statement as it stands, with its edits applied. */
export async function showStatement(context: AnswerContext, statementId: number): Promise<StatementAnswer> {
  const { queries, claims } = context.store
  const row = await queries.statement(statementId)
  if (!row)
    throw new OnrecordError('not_found', sentence`There is no statement ${statementId}. "onrecord history" lists them.`)
  const claim = await claims.find(row.claim)
  if (!claim) throw new OnrecordError('internal', sentence`Statement ${statementId} belongs to no claim.`)
  return { kind: 'statement', claim: claimRef(claim), statement: toCardStatement(context, row) }
}

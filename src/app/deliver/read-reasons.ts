import type { Notice } from '../../domain/notice.ts'
import type { QueryStore } from '../../ports/stores.ts'
import { whyLine } from '../poll/statement-facts.ts'

/**
 * A post of a statement with all reasons of its match: the row of the outbox has the line they begin with alone. As it
 * is where that line is of another match (a statement told anew from another text), or was changed since.
 */
export async function readReasons(queries: Pick<QueryStore, 'matchOf'>, notice: Notice): Promise<Notice> {
  if (notice.kind !== 'statement' || notice.why === '') return notice
  const match = await queries.matchOf(notice.statementId)
  return match === null || whyLine(match) !== notice.why ? notice : { ...notice, matchReasons: match.reasons }
}

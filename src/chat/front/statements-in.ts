import type { Answer } from '../../ports/commands.ts'

/** Ids of the statements that an answer shows, or may show on one of its pages. */
export function statementsIn(answer: Answer): number[] {
  switch (answer.kind) {
    case 'status':
      return answer.card.latest.map(({ id }) => id)
    case 'history':
      return answer.entries.flatMap((entry) => (entry.type === 'statement' ? [entry.statement.id] : []))
    case 'why':
    case 'statement':
      return [answer.statement.id]
    case 'search':
      return answer.hits.flatMap((hit) => (hit.type === 'statement' ? [hit.statement.id] : []))
    case 'requests':
      return answer.requests.flatMap(({ statementId }) => (statementId === null ? [] : [statementId]))
    default:
      return []
  }
}

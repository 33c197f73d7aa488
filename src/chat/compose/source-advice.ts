import type { SourceState } from '../../domain/vocabulary.ts'
import type { Reader } from './reader.ts'

/** What an operator can do about a source in this state; `null` where there is nothing to do. */
export function sourceAdvice(state: SourceState, reader: Reader): string | null {
  return state === 'new' || state === 'healthy' ? null : reader.notices.health.todo[state]
}

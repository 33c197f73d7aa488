import type { RuleFired } from '../../domain/status-rules.ts'
import { bounded } from './limits.ts'
import { stepReason } from './own-sentence.ts'
import type { Reader } from './reader.ts'

/** A reason in the reader's language where the rules gave it; an editor's own words as they were written. */
export function reasonWords(notice: { reason: string; rules?: RuleFired[] }, reader: Reader): string {
  if (notice.rules === undefined || notice.rules.length === 0)
    return bounded(stepReason(notice.reason, reader.locale), 'line')
  return notice.rules.map(({ rule, who }) => `${bounded(who, 'name')}: ${reader.words.rule[rule]}`).join('; ')
}

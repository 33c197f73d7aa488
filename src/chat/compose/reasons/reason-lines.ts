import type { Inline } from '../../../domain/message.ts'
import type { Reason } from '../../../domain/statement.ts'
import { bounded } from '../limits.ts'
import type { Reader } from '../reader.ts'
import { strong, text } from '../spans.ts'
import { sayReason } from './say-reason.ts'

const SHOWN = 12
/** Their detail says the number already. */
const TOLD: ReadonlySet<string> = new Set(['likeness', 'chance by likeness', 'weighed', 'match'])

/** Reasons of an explanation, in words: what the rule looked at, what it saw, where, and what that added. */
export function reasonLines(reasons: Reason[], reader: Reader): Inline[][] {
  if (reasons.length === 0) return [[text(reader.answers.why.noReasons)]]
  const lines = reasons.slice(0, SHOWN).map((reason) => {
    const { label, detail } = sayReason(reason, reader)
    const { weight, where } = reason
    return [
      strong(`${bounded(label, 'name')}: `),
      text(bounded(detail, 'reason')),
      text(where === undefined ? '' : ` · ${reader.answers.why.where[where]}`),
      text(weight === undefined || TOLD.has(reason.rule) ? '' : ` (${signed(weight)})`),
    ]
  })
  const hidden = reasons.length - lines.length
  return hidden > 0 ? [...lines, [text(reader.words.more(hidden))]] : lines
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`
}

import type { Inline } from '../../domain/message.ts'
import type { Reason } from '../../domain/statement.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'
import { code, text } from './spans.ts'

const SHOWN = 12

/** Reasons of an explanation: the rule by its name, what it saw, what it added. */
export function reasonLines(reasons: Reason[], reader: Reader): Inline[][] {
  if (reasons.length === 0) return [[text(reader.answers.why.noReasons)]]
  const lines = reasons
    .slice(0, SHOWN)
    .map((reason) => [
      code(bounded(reason.rule, 'name')),
      text(` ${bounded(reason.detail, 'line')}`),
      text(reason.where === undefined ? '' : ` · ${reader.answers.why.where[reason.where]}`),
      text(reason.weight === undefined ? '' : ` (${signed(reason.weight)})`),
    ])
  const hidden = reasons.length - lines.length
  return hidden > 0 ? [...lines, [text(reader.words.more(hidden))]] : lines
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`
}

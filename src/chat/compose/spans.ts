import type { Inline } from '../../domain/message.ts'
import type { Instant, Locale } from '../../domain/vocabulary.ts'
import { formatTime } from '../text/format-time.ts'

export const text = (value: string): Inline => ({ type: 'text', text: value })
export const strong = (value: string): Inline => ({ type: 'text', text: value, style: 'strong' })
export const code = (value: string): Inline => ({ type: 'text', text: value, style: 'code' })
export const time = (at: Instant): Inline => ({ type: 'time', at, precision: precisionOf(at) })
export const day = (at: Instant): Inline => ({ type: 'time', at, precision: 'date' })

const DAY_MS = 86_400_000

/** Midnight UTC to the millisecond is how a text that gives only a day is read; "00:00" would be made up. */
function precisionOf(at: Instant): 'date' | 'minute' {
  return at % DAY_MS === 0 ? 'date' : 'minute'
}

/** Groups of spans with a separator between them; empty groups are left out. */
export function joinSpans(groups: Inline[][], separator: string): Inline[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [text(separator), ...group]))
}

/** The spans as one line of plain text, times in UTC: for fallbacks and logs. */
export function plainSpans(spans: Inline[], locale: Locale): string {
  return spans.map((span) => plainSpan(span, locale)).join('')
}

function plainSpan(span: Inline, locale: Locale): string {
  if (span.type === 'time') return formatTime(span.at, span.precision, locale)
  if (span.type === 'link') return span.label === span.host ? span.label : `${span.label} (${span.host})`
  return span.text
}

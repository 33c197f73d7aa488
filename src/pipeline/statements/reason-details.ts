import type { AttributionRule, CueName } from '../../domain/reason.ts'

/** A negation whose reach holds these words of the claim. */
export type Negated = `negated: "${string}" before ${string}`

/**
 * The details of cues and attributions, as they are kept: a name of the domain's list first, so that whoever shows them can say
 * it in other words (`src/chat/compose/reasons`).
 */
export function cueDetail(name: CueName | Negated, words: string): string {
  return `${name}: "${words}"`
}

/** The same where several words were told apart, each between its marks. */
export function cueDetailOf(name: CueName, list: string): string {
  return `${name}: ${list}`
}

/** `holder`: a name, or `null` where nobody is; `verb`: what it was read by, in its plain form. */
export function attributionDetail(rule: AttributionRule, holder: string | null, verb: string | null): string {
  return `${rule}${holder === null ? '' : `: ${holder}`}${verb === null ? '' : ` (${verb})`}`
}

import type { FacetKind, ReasonRule, Side } from '../../../domain/reason.ts'
import type { Reason } from '../../../domain/statement.ts'
import type { Reader } from '../reader.ts'
import { saySentence } from '../say-error.ts'
import { sayFailure } from '../say-failure.ts'
import { sayAttribution } from './say-attribution.ts'
import { sayCue, sayQuoteOverVerb } from './say-cue.ts'
import { sayChance, sayLikeness, sayMeaning, sayNarrower, sayTerm } from './say-match.ts'

/**
 * A reason in the reader's words: what the rule looked at, and what it saw. The record keeps rules and details as they were
 * written; a rule or a detail of another time, which has no words here, is shown as it is.
 */
export function sayReason({ rule, detail }: Reason, reader: Reader): { label: string; detail: string } {
  return { label: labelOf(rule, reader), detail: detailInWords({ rule, detail }, reader) ?? detail }
}

/** `null`: a form that is not known. */
export function detailInWords({ rule, detail }: Pick<Reason, 'rule' | 'detail'>, reader: Reader): string | null {
  if (rule.startsWith(ANCHOR)) return sayTerm(detail, reader)
  return Object.hasOwn(DETAILS, rule) ? DETAILS[rule as keyof typeof DETAILS](detail, reader) : null
}

const ANCHOR = 'anchor: '

function labelOf(rule: string, reader: Reader): string {
  const { label, anchor } = reader.answers.why.reasons
  const kind = rule.slice(ANCHOR.length)
  if (rule.startsWith(ANCHOR) && Object.hasOwn(anchor, kind)) return anchor[kind as FacetKind]
  return Object.hasOwn(label, rule) ? label[rule as keyof typeof label] : rule
}

type Say = (detail: string, reader: Reader) => string | null

/** Names, words of texts and what editors wrote: nobody's to say otherwise. */
const asItIs: Say = (detail) => detail

/** Sentences of the use cases, which are English already. */
const asSentence: Say = (detail, { locale }) => {
  const said = saySentence(detail, locale)
  return locale !== 'en' && said === detail ? null : said
}

const DETAILS: Record<Exclude<ReasonRule, `anchor: ${FacetKind}`>, Say> = {
  term: sayTerm,
  likeness: sayLikeness,
  'chance by likeness': sayChance,
  'narrower claim': sayNarrower,
  meaning: sayMeaning,
  cue: sayCue,
  attribution: sayAttribution,
  side: (detail, reader) => {
    const { side } = reader.answers.why.reasons
    return Object.hasOwn(side, detail) ? side[detail as Side] : null
  },
  'about the claim': asItIs,
  'quote over verb': sayQuoteOverVerb,
  weighed: (detail, reader) => {
    const [, inHundred] = /^right in about (\d+) of 100 like it$/.exec(detail) ?? []
    return inHundred === undefined ? null : reader.answers.why.reasons.weighed(inHundred)
  },
  analyst: (detail, reader) => {
    const [, claim, note] = /^(\S+): not read: (.*)$/s.exec(detail) ?? []
    return claim === undefined || note === undefined
      ? detail
      : reader.answers.why.reasons.notRead(claim, sayFailure(note, reader.locale))
  },
  adopted: (_detail, reader) => reader.answers.why.reasons.adopted,
  accepted: (_detail, reader) => reader.answers.why.reasons.accepted,
  'added-by-editor': asItIs,
  claim: asItIs,
  dismissed: asSentence,
  match: asSentence,
  'read before': asSentence,
  polled: asSentence,
  origin: asSentence,
  duplicate: asSentence,
  held: asSentence,
  recorded: asSentence,
  baseline: asSentence,
}

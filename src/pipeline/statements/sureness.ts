import type { Stance } from '../../domain/vocabulary.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { IN_DOUBT, SAID_ONLY } from './calibration.ts'
import { overlapWith } from './claim-sides.ts'
import { pointAtClaim } from './point-at-claim.ts'
import type { Reader, Reading } from './reader.ts'
import { sideIn } from './reader.ts'
import { saysWhatMayBe } from './says-what-may-be.ts'

/** Confidence of the plainest readings of a stance, and the most that others of it may have. Chosen by hand; what each comes to is measured (`calibration.ts`). */
const PLAIN = 0.9
const FAIR = 0.8
const UNSURE = 0.6
/** Readings less sure than this stay as they are, whoever speaks. */
export const LIFTED_FROM = 0.45
/** Readings with less than this chance by likeness with labelled texts are in doubt, whatever their words. */
const LIKELY = 0.7
/**
 * From here on a stance is named; below it is told as "said", with its words. With the likeness fitted to one half of the
 * labelled claims and asked about the other, what was named was read by hand: .95 must be right (docs/matching.md).
 */
const LIKELY_NAMED = { asserts: 0.84, requests_evidence: 0.67 }
/** A flag that somebody is against the claim, and a denial's name, ask for this much, measured and read in the same way. */
const LIKELY_AGAINST = { denies: 0.78, disputes: 0.6, supplies_counter_evidence: 0.78 }
/** Doubts that are not told as plainly as that, by somebody named right before the verb. */
const LIKELY_DOUBT = 0.9
/** Legal steps are told in few fixed words, by bodies the labelled texts often name otherwise: less is asked of them. */
const LIKELY_STEP = 0.62

/**
 * How sure a statement's stance is, from what told right from wrong readings on every set: who speaks (a party, somebody
 * named), whether the cue has its subject beside it, and how much of the claim the sentence has. A reading is made
 * surer only where all of these agree; it is never made surer than the words that were read allow.
 */
export function sureness(reading: Reading, reader: Reader): number {
  const { holder, stance, sentence } = reading
  const side = sideIn(reader, holder)
  const named = holder !== null && (holder.keys.size > 0 || holder.kind === 'country' || holder.actor !== null)
  const plain = reading.reasons.some(
    ({ rule, detail }) => rule === 'attribution' && /^subject before its verb/.test(detail),
  )
  const byPronoun = reading.reasons.some(({ rule, detail }) => rule === 'attribution' && detail.startsWith('pronoun'))
  const cue = reading.reasons[0]?.detail ?? ''
  // "what Sudan has been saying", "lo que Rusia sostiene": told within what somebody else says.
  const relative = /^(?:what|which|that|que)$/.test(sentence.words[reading.from - 1]?.folded ?? '')
  const told = Math.floor(overlapWith(sentence.words, reader.content).weight + 0.3)
  const inTitle = sentence.field === 'title'
  const most = (value: number) => Math.min(reading.confidence, value)
  if (reading.confidence < LIFTED_FROM) return reading.confidence
  if (reading.chance !== undefined && reading.chance < leastChance(stance)) return most(IN_DOUBT)
  if (holder?.outlet === true) return most(IN_DOUBT)
  if (stance === 'asserts' && reading.chance !== undefined && reading.chance < LIKELY_NAMED.asserts)
    return most(SAID_ONLY)
  switch (stance) {
    case 'denies':
      if (side !== 'respondent') return most(UNSURE)
      if (reading.verbOnly && deniesMore(reading, reader)) return most(IN_DOUBT)
      if (!named || inTitle) return most(UNSURE)
      return reading.verbOnly ? most(told >= 2 ? FAIR : UNSURE) : PLAIN
    case 'asserts':
      if (side !== 'claimant') return most(UNSURE)
      if (NO_PROOF.test(sentence.line) || saysWhatMayBe(reading, reader)) return most(SAID_ONLY)
      if (plain && named && !inTitle && told >= 4 && !relative) return PLAIN
      return most(plain && told >= 2 ? FAIR : UNSURE)
    case 'requests_evidence': {
      const known = named || (holder?.kind === 'body' && holder.countries.size > 0)
      const likely = side === 'respondent' || (side === 'other' && (reading.chance ?? 0) >= LIKELY_NAMED[stance])
      return likely && known && !inTitle && asksForEvidence(reading) ? PLAIN : most(UNSURE)
    }
    case 'no_evidence':
      return named && plain && !inTitle && told >= 2 && reading.confidence >= 0.7 ? PLAIN : most(FAIR)
    case 'disputes': {
      const spoken = (plain && told >= 1) || (byPronoun && told >= 2)
      if (named && spoken && !inTitle && side !== 'claimant' && cue.startsWith('doubt')) return FAIR
      return most((reading.chance ?? 1) < LIKELY_DOUBT ? IN_DOUBT : UNSURE)
    }
    case 'legal_action':
      // Whoever pleads guilty takes no step against anybody.
      if (cue.startsWith('plea')) return most(IN_DOUBT)
      return inTitle ? most(UNSURE - 0.05) : PLAIN
    default:
      return reading.confidence
  }
}

/** "clarified that his office has no direct proof": what is upheld there is not the claim. */
const NO_PROOF =
  / (?:no|not|without|lacks?|sin|ningun\w*) (?:\S+ ){0,3}?(?:proof|evidence|pruebas?|evidencias?)(?![^ ])/

function leastChance(stance: Stance): number {
  if (stance === 'legal_action') return LIKELY_STEP
  if (stance === 'requests_evidence') return LIKELY_NAMED.requests_evidence
  return LIKELY_AGAINST[stance as keyof typeof LIKELY_AGAINST] ?? LIKELY
}

/** Papers, data, an account of what happened; not that somebody be tried, that others look into it, or answer for it. */
function asksForEvidence({ sentence, from, to }: Reading): boolean {
  // "Where is the proof?" is as often a doubt.
  if (/^(?:where|donde)$/.test(sentence.words[from]?.folded ?? '')) return false
  const asked = (at: number) => EVIDENCE_ASKED.test(sentence.words[at]?.folded ?? '')
  // "has given no information to her country, which is asking for it"
  const pointsBack = /^(?:lo|la|los|las)$/.test(sentence.words[from]?.folded ?? '')
  for (let at = pointsBack ? Math.max(0, from - 8) : from; at < to + 10; at++) {
    if (at > from && /[.;:!?]/.test(sentence.words[at]?.gap ?? '')) return false
    if (ASKED_INSTEAD.test(sentence.words[at]?.folded ?? '')) return false
    if (asked(at)) return true
  }
  return false
}

/** "demanded that he resign, for the letter proves …" */
const ASKED_INSTEAD = /^(?:resign\w*|dismissal|renuncia|dimision|dimita|cese|because|pues|porque)$/

/** "denied that the troops had raped civilians": most of what is denied is no matter of the claim, whoever did it. */
function deniesMore({ sentence, from, to }: Reading, reader: Reader): boolean {
  const words = sentence.words.slice(from, to)
  const opens = words.findIndex(({ folded }, at) => at > 0 && (/^(?:that|que)$/.test(folded) || /ing$/.test(folded)))
  if (opens < 0 || opens > 6) return false
  const told = words
    .slice(opens)
    .filter(({ folded, kind }) => kind === 'word' && !isFunctionWord(folded) && folded.length > 2)
  return (
    told.length >= 3 &&
    overlapWith(told, reader.content).words.length * 3 < told.length &&
    pointAtClaim(told, reader).weight < 2
  )
}

const EVIDENCE_ASKED =
  /^(?:evidence|proofs?|details|information|documents?|documentation|data|material|footage|records?|recordings?|files?|sources|wreckage|debris|radar|images?|videos?|photos?|photographs|logs?|samples?|intelligence|facts|names|list|prove|substantiate|declassify|explain|explanations?|clarif\w+|pruebas?|evidencias?|informacion|informes?|datos|documentos?|detalles|registros?|archivos?|grabaciones|restos|imagenes|fotos|fotografias|fragmentos?|nombres|lista|dictamen|actas|muestras?|mediciones|explicacion(?:es)?|expliquen?|aclar\w+)$/

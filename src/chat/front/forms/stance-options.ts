import {
  LEGAL_KINDS,
  type Locale,
  NO_EVIDENCE_KINDS,
  STANCES,
  type Stance,
  type StanceKind,
} from '../../../domain/vocabulary.ts'
import { readerOf } from '../../compose/reader.ts'
import { fold } from '../../text/fold.ts'

/** A stance with its kind as one value: `denies`, `no_evidence.received_none`. */
export function stanceValue(stance: Stance, kind?: StanceKind): string {
  return kind === undefined ? stance : `${stance}.${kind}`
}

export function readStance(value: string): { stance: Stance; stanceKind?: StanceKind } | null {
  const [name, kind] = value.split('.')
  const stance = STANCES.find((one) => one === name)
  const stanceKind = [...NO_EVIDENCE_KINDS, ...LEGAL_KINDS].find((one) => one === kind)
  return stance === undefined ? null : { stance, ...(stanceKind === undefined ? {} : { stanceKind }) }
}

/** All stances, those with kinds once a kind: what was not received and what was not found are never one choice. */
export function stanceOptions({ locale }: { locale: Locale }): { value: string; label: string }[] {
  const { words } = readerOf(locale)
  return STANCES.flatMap((stance) => {
    if (stance === 'no_evidence')
      return NO_EVIDENCE_KINDS.map((kind) => ({ value: stanceValue(stance, kind), label: words.noEvidenceNoun[kind] }))
    if (stance === 'legal_action')
      return LEGAL_KINDS.map((kind) => ({ value: stanceValue(stance, kind), label: words.legalStep[kind] }))
    return [{ value: stance, label: words.stanceNoun[stance] }]
  })
}

const ONLY_SPANISH = /[ñ¿¡]|\b(?:el|los|las|que|del|una|por|con|para|no hay|se|su|es|y)\b/g
const ONLY_ENGLISH = /\b(?:the|of|and|is|are|was|that|this|with|for|not|there|has|have|we|it)\b/g

/** Which of the two languages an editor's words are in, by their small words; `und` where they do not tell. */
export function guessLanguage(words: string): 'en' | 'es' | 'und' {
  const text = fold(words.slice(0, 3_000).replace(/[ñ¿¡]/gi, ' que '))
  const spanish = text.match(ONLY_SPANISH)?.length ?? 0
  const english = text.match(ONLY_ENGLISH)?.length ?? 0
  return spanish === english ? 'und' : spanish > english ? 'es' : 'en'
}

import type { Block, Inline } from '../../domain/message.ts'
import type { CorrectedMark, TranslationRef } from '../../domain/notice.ts'
import { LEGAL_KINDS, NO_EVIDENCE_KINDS, STANCES } from '../../domain/vocabulary.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'
import { strong, text, time } from './spans.ts'

/** A stance, or its kind, is given by its name in the vocabulary; everything else is text. */
export function valueWords(value: string, reader: Reader): string {
  return stanceName(value, reader) ?? bounded(value, 'line')
}

function stanceName(value: string, { words }: Reader): string | null {
  const stance = STANCES.find((known) => known === value)
  if (stance !== undefined) return words.stanceNoun[stance]
  const kind = NO_EVIDENCE_KINDS.find((known) => known === value)
  if (kind !== undefined) return words.noEvidenceNoun[kind]
  const legal = LEGAL_KINDS.find((known) => known === value)
  return legal === undefined ? null : words.legalStep[legal]
}

/** "Corrected: first put down to Mike Vigil". */
export function correctedWords(mark: CorrectedMark, reader: Reader): string {
  const { corrected } = reader.words
  const after = mark.after === null ? '' : valueWords(mark.after, reader)
  if (mark.what !== 're_stanced') return corrected[mark.what](valueWords(mark.before, reader), after)
  const before = stanceName(mark.before, reader)
  // What the post did not name, its correction does not name either.
  return before === null ? corrected.readAnew : corrected.re_stanced(before, after)
}

/** The line an edited post begins with: what was wrong, since when it is right, and why. */
export function correctedBlock(mark: CorrectedMark | undefined, reader: Reader): Block[] {
  if (mark === undefined) return []
  const reason = mark.reason === '' ? '' : ` · ${bounded(mark.reason, 'line')}`
  return [
    {
      type: 'text',
      spans: [strong(`${correctedWords(mark, reader)} · `), time(mark.at), text(reason)],
    },
  ]
}

/** An editor's translation: labelled, and never between quotation marks. */
export function translationBlocks(translations: readonly TranslationRef[] | undefined, reader: Reader): Block[] {
  return (translations ?? []).map((one) => ({
    type: 'text',
    spans: [strong(`${reader.words.translation(one.language)}: `), text(bounded(one.words, 'quote'))],
  }))
}

/** The same inside a line. */
export function translationSpans(translations: readonly TranslationRef[] | undefined, reader: Reader): Inline[] {
  return (translations ?? []).map((one) =>
    text(` (${reader.words.translation(one.language)}: ${bounded(one.words, 'words')})`),
  )
}

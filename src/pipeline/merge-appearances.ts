import type { Speaker, StatementDraft } from '../domain/statement.ts'
import type { Instant, Language, Stance, StanceKind } from '../domain/vocabulary.ts'
import { sameSpeaker } from './statements/same-speaker.ts'
import { compareSubstance } from './statements/same-substance.ts'

/** A statement already on the record, as merging needs it. `at` is when it was said, published or seen. */
export type KnownStatement = {
  id: number
  claim: string
  speaker: Speaker
  stance: Stance
  kind?: StanceKind
  quote: string
  language: Language
  at: Instant
}

export type MergeResult = { type: 'new' } | { type: 'appearance'; of: number; reason: string }

/** Copies and rewrites of one statement come within a week; later the same words are said again. */
export const MERGE_WINDOW_MS = 7 * 24 * 3_600_000

/**
 * Is a draft another item's appearance of a statement that is known? The same speaker, stance and claim within the
 * window, and nothing new in it: no changed figure, no new fact. `at` is the draft's own time.
 */
export function mergeAppearances(draft: StatementDraft, at: Instant, known: readonly KnownStatement[]): MergeResult {
  const candidates = known
    .filter((one) => one.claim === draft.claim && one.stance === draft.stance && sameKind(one.kind, draft.kind))
    .filter((one) => Math.abs(one.at - at) <= MERGE_WINDOW_MS && sameSpeaker(one.speaker, draft.speaker))
    .sort((a, b) => a.at - b.at || a.id - b.id)
  for (const candidate of candidates) {
    const reason = compareSubstance(candidate, { ...draft, at })
    if (reason !== null) return { type: 'appearance', of: candidate.id, reason }
  }
  return { type: 'new' }
}

/** A kind left out fits any. Legal steps differ by kind, and so do "was sent nothing" and "looked and found none". */
function sameKind(one: StanceKind | undefined, other: StanceKind | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

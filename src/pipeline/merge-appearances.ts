import type { Actor } from '../domain/actor.ts'
import { bodiesOf } from '../domain/affiliations.ts'
import type { Speaker, StatementDraft } from '../domain/statement.ts'
import type { Instant, Language, Stance, StanceKind } from '../domain/vocabulary.ts'
import { sameSpeaker } from './statements/same-speaker.ts'
import { comparing, isAnswer } from './statements/same-substance.ts'

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
  /** The text it was first read in, where it is at hand: what stood there is no news later. */
  text?: string
}

export type MergeResult = { type: 'new' } | { type: 'appearance'; of: number; reason: string }

const DAY_MS = 24 * 3_600_000
/** Copies come within days, retellings for as long as a story lives; what is repeated after that is said again. */
export const MERGE_WINDOW_MS = 120 * DAY_MS
/** One step of a court is reported by everybody in its own words, and put down to whoever was in the room. */
const SAME_STEP_MS = 30 * DAY_MS

/**
 * Is a draft another item's appearance of a statement that is known? The same voice, stance and claim within the
 * window, and nothing new in it: no changed figure, no new fact. `at` is the draft's own time; with `actors` a body
 * and the officials who speak for it are one voice where they give the same answer.
 */
export function mergeAppearances(
  draft: Omit<StatementDraft, 'at'>,
  at: Instant,
  known: readonly KnownStatement[],
  actors: readonly Actor[] = [],
): MergeResult {
  const candidates = known.filter((one) => mayRepeat(draft, at, one, actors)).sort((a, b) => a.at - b.at || a.id - b.id)
  const compare = comparing({ ...draft, at })
  for (const candidate of candidates) {
    if (isSameStep(draft, at, candidate))
      return { type: 'appearance', of: candidate.id, reason: 'the same step of the case' }
    const reason = compare(candidate)
    if (reason !== null) return { type: 'appearance', of: candidate.id, reason }
  }
  return { type: 'new' }
}

/** All but the words: only of these is it worth reading the text they were first read in. */
export function mayRepeat(
  draft: Omit<StatementDraft, 'at'>,
  at: Instant,
  known: KnownStatement,
  actors: readonly Actor[] = [],
): boolean {
  if (known.claim !== draft.claim || known.stance !== draft.stance || !sameKind(known.kind, draft.kind)) return false
  if (Math.abs(known.at - at) > MERGE_WINDOW_MS) return false
  return isSameStep(draft, at, known) || isOneVoice(known.speaker, draft, at, actors)
}

function isSameStep(draft: Omit<StatementDraft, 'at'>, at: Instant, known: KnownStatement): boolean {
  const step = draft.stance === 'legal_action' && draft.kind !== undefined
  return step && known.kind === draft.kind && Math.abs(known.at - at) <= SAME_STEP_MS
}

/** A kind left out fits any. Legal steps differ by kind, and so do "was sent nothing" and "looked and found none". */
function sameKind(one: StanceKind | undefined, other: StanceKind | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

/** "The Mexican government has said" after its president said it; for answers also the other way round. */
function isOneVoice(known: Speaker, draft: Omit<StatementDraft, 'at'>, at: Instant, actors: readonly Actor[]): boolean {
  if (sameSpeaker(known, draft.speaker)) return true
  const [one, other] = [known.actor, draft.speaker.actor]
  if (one === undefined || other === undefined) return false
  if (bodiesOf(one, actors, at).includes(other)) return true
  return isAnswer(draft.stance) && bodiesOf(other, actors, at).includes(one)
}

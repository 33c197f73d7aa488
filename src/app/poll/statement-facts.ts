import type { Match, Reason, Statement, StatementDraft } from '../../domain/statement.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { KnownStatement } from '../../pipeline/merge-appearances.ts'
import type { RecordedStatement } from '../../ports/stores.ts'

/** One line for the post; the whole is one tap away. */
export function whyLine(match: Match): string {
  return match.reasons
    .slice(0, 3)
    .map((reason) => reason.detail)
    .join(' · ')
}

/** A statement on record as merging sees it, before the text it was first read in is read. */
export function toKnown(s: RecordedStatement): KnownStatement {
  const { id, claim, speaker, stance, kind, quote, language } = s
  return {
    id,
    claim,
    speaker,
    stance,
    ...(kind === undefined ? {} : { kind }),
    quote,
    language,
    at: s.publishedAt ?? s.seenAt,
  }
}

/**
 * How long before a draft of `when`, seen at `at`, a statement was made: by its dates or by when it was seen, whichever
 * is nearer, so that invented dates alone make nothing new. History is read in all at once: there its dates decide.
 */
export function distanceFrom(statement: RecordedStatement, when: Instant, at: Instant): number {
  const byDate = when - (statement.publishedAt ?? statement.seenAt)
  const bySight = at - statement.seenAt
  return !statement.silent && Math.abs(bySight) < Math.abs(byDate) ? bySight : byDate
}

/** The same speaker with the same stance. */
export function sameVoice(statement: Statement, draft: StatementDraft): boolean {
  const { actor } = draft.speaker
  const same = actor !== undefined ? actor === statement.speaker.actor : draft.speaker.name === statement.speaker.name
  return same && draft.stance === statement.stance
}

/** Explanations are kept for good: their length is bounded. */
export function boundReasons(reasons: Reason[]): Reason[] {
  return reasons.slice(0, 12).map((reason) => ({ ...reason, detail: reason.detail.slice(0, 300) }))
}

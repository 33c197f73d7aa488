import type { Instant, Locale, Platform } from '../domain/vocabulary.ts'

/** An answer that somebody posted into a channel: what it showed, and in which language. */
export type SharedAnswer = { platform: Platform; channel: string; locale: Locale; statementIds: readonly number[] }

/** Why: a correction goes everywhere its statement went, shared answers too. */
export interface SharedAnswerStore {
  /** Noted before it is posted. Twice does no harm; statements that do not exist are left out. */
  note(shared: SharedAnswer, by: string, at: Instant): Promise<void>
  /** Channels that were shown a statement in a shared answer. */
  placesOf(statementId: number): Promise<{ platform: Platform; channel: string; locale: Locale }[]>
}

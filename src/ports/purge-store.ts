import type { Instant } from '../domain/vocabulary.ts'

/** Texts to be removed; what they were of stays on record, by its hashes. */
export type PurgeOrder = {
  /** For the ledger, in words that name nobody. */
  what: string
  by: string
  reason: string
  at: Instant
  statementIds: number[]
  revisionIds: number[]
  /** Quotes that no post, reason or ledger entry keeps either. Of other statements that say the same they are left. */
  words: string[]
  /** Of whoever asked to be erased: they go from everywhere. */
  names?: string[]
}
/** `reasons`: rows of history that had words in a reason, a flag or the like. */
export type PurgeResult = { statements: number; revisions: number; posts: number; requests: number; reasons: number }

/** Why: words can be taken out of the record, and the record says so; the chain still verifies. */
export interface PurgeStore {
  /** Whole or not at all. What was purged before is counted once. */
  purge(order: PurgeOrder): Promise<PurgeResult>
  /**
   * Called once after the last `purge`: what was deleted from the search index is gone from its pages only once they are
   * written anew. In small commits; `breathe` is asked after each, so that others have their turn.
   */
  cleanIndex(breathe?: () => Promise<void> | null): Promise<void>
  /** Versions of items that carry no statement and were last seen anew before `before`; the oldest first. */
  unneeded(before: Instant, limit: number): Promise<number[]>
  /** Statements of a speaker, by actor id or by the name as printed or as an editor put it, that still have their words. */
  statementsOf(speaker: { actor?: string; name?: string }): Promise<number[]>
  /** Writes the file anew, so that no page keeps what stood in it before; `false` where somebody else was writing. */
  rewriteFile(): Promise<boolean>
  /** Rows of history that have one of these words in a reason, a flag or the like. */
  mentions(words: string[]): Promise<number>
  /** Versions of items in which statements were read, and the words of those statements. */
  carriersOf(statementIds: number[]): Promise<{ revisionIds: number[]; words: string[]; names: string[] }>
}

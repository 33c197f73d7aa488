import type { Instant, Stance } from '../domain/vocabulary.ts'

/** One thing to be found in the words: all of `terms` next to each other; the last one as a beginning where `prefix`. */
export type SearchTerm = { words: string; prefix: boolean }

export type SearchQuery = {
  /** All of them have to be there; none: whatever fits the filters. */
  terms: SearchTerm[]
  kinds: readonly ('statement' | 'item' | 'claim')[]
  claimId?: number
  /** Actor id. */
  actor?: string
  /** A speaker by words of the name as printed. */
  speaker?: string
  stance?: Stance
  source?: string
  from: Instant | null
  until: Instant | null
  limit: number
}

export type FoundRow = { type: 'statement' | 'item' | 'claim'; id: number; at: Instant }
export type FoundItem = {
  id: number
  sourceId: string
  link: string | null
  title: string
  body: string
  claims: string[]
}

/** Why: what can be found by its words. Newest first, by when it was said or published. */
export interface SearchStore {
  /** At most `limit` of each kind, newest first over all kinds. */
  find(query: SearchQuery): Promise<FoundRow[]>
  /** With the words they have today; what was purged is left out. */
  items(ids: number[]): Promise<FoundItem[]>
}

import type { StoredClaim } from '../domain/claim.ts'
import type { Revision, StoredItem } from '../domain/item.ts'
import type { StatementDraft } from '../domain/statement.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** What came of showing one item to the analyst about one claim. `note` says in words what was dropped, or what failed. */
export type AnalystRecord = {
  claim: string
  itemId: number
  revisionId: number
  at: Instant
  outcome: 'read' | 'failed'
  /** Vetted. Never statements: nobody is told of them but editors who ask. */
  drafts: StatementDraft[]
  note: string
}

/** Why: what an analyst read stands apart from the record, so that it can never pass for a part of it. */
export interface AnalystStore {
  /** Latest versions of items matched (posted) at or after `since` that were not shown to it yet, newest first. */
  waiting(since: Instant, limit: number): Promise<{ item: StoredItem & { latest: Revision }; claim: StoredClaim }[]>
  /** Once a version and claim; a second time changes nothing. */
  save(record: AnalystRecord): Promise<void>
  ofItem(itemId: number): Promise<AnalystRecord[]>
}

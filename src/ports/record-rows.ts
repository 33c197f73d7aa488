import type { ArticleRecord, Withdrawal } from '../domain/article.ts'
import type { EvidenceRequest, PlannedDelivery, Proposal, StatusStep } from '../domain/event.ts'
import type { Revision } from '../domain/item.ts'
import type { Notice } from '../domain/notice.ts'
import type { Appearance, Match, Statement } from '../domain/statement.ts'
import type { Instant } from '../domain/vocabulary.ts'

export type NewItem = {
  id: number
  guid: string | null
  link: string | null
  linkKey: string | null
  publishedAt: Instant | null
  baseline: boolean
  language: string
}

export type NewRevision = Revision & { summary: string; author: string | null }

export type NewMatch = { itemId: number; revisionId: number; claim: string; claimVersionId: number; match: Match }

/** A post that waits: what would have been planned, without channels. */
export type HeldNoticeRow = { itemId: number; eventKey: string; claim: string | null; notice: Notice }

/** What reading items adds to the record. */
export type RecordRows = {
  sourceId: string | null
  at: Instant
  items: NewItem[]
  revisions: NewRevision[]
  matches: NewMatch[]
  statements: Statement[]
  appearances: Appearance[]
  proposals: Proposal[]
  statusSteps: StatusStep[]
  requests: EvidenceRequest[]
  deliveries: PlannedDelivery[]
  /** Whole rows: each replaces the one of its item. */
  articles?: ArticleRecord[]
  /** Ids of the items on the source's list page, in its order, to be compared with the next. */
  listing?: number[]
  withdrawals?: Withdrawal[]
  /** What items of bulks that still wait had to tell since: it waits with them. */
  heldMore?: { batchId: number; notices: HeldNoticeRow[] }[]
  /** `changeMark` of the snapshot it was worked out from. */
  basedOn: number | null
}

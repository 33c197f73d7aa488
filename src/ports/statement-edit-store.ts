import type { EvidenceRequest, PlannedDelivery, Proposal, StatusStep } from '../domain/event.ts'
import type { Statement } from '../domain/statement.ts'
import type { StatementEdit } from '../domain/statement-edit.ts'
import type { Instant, Language } from '../domain/vocabulary.ts'

/** How an editor came by a statement that no source carries. */
export type AddedStatement = {
  by: string
  /** How the editor knows. */
  reason: string
  at: Instant
  url: string | null
  /** Do the words occur in the page at `url`? `null` where none was given. */
  quoteFound: boolean | null
}

/** The page a statement was added from, as it was served then. */
export type SavedCopy = {
  url: string
  finalUrl: string
  fetchedAt: Instant
  /** Hex, over `body`. */
  sha256: string
  mediaType: string
  body: Uint8Array
}

/** What an editor's change brings about, beside the change itself. */
export type Consequences = {
  statusSteps: StatusStep[]
  proposals: Proposal[]
  requests: EvidenceRequest[]
  deliveries: PlannedDelivery[]
}

export type AddedResult = Consequences & {
  statement: Statement
  added: AddedStatement
  copy: SavedCopy | null
  /** Given with it. `id`: that of the edit it is stored as. */
  translation?: { id: number; language: Language; words: string }
  /** `changeMark` it was worked out from. */
  basedOn: number
}

export type EditResult = Consequences & {
  edit: StatementEdit
  /** Requests and proposals that rested on the reading the edit corrects. */
  voids: { requests: number[]; proposals: number[] }
  /** Events told by nothing but the reading corrected: posts of them still on their way are not sent any more. */
  withdrawnEvents: string[]
  basedOn: number
}

/**
 * Why: what editors add to the record and change about statements. Both commits throw `conflict`, not permanent, when a
 * person or a poll changed something since `basedOn`: work it out again.
 */
export interface StatementEditStore {
  /** Oldest first. */
  history(statementId: number): Promise<StatementEdit[]>
  added(statementId: number): Promise<AddedStatement | null>
  /** Without its body where that was purged. */
  copy(statementId: number): Promise<(Omit<SavedCopy, 'body'> & { body: Uint8Array | null }) | null>
  commitAdded(result: AddedResult): Promise<void>
  commitEdit(result: EditResult): Promise<void>
}

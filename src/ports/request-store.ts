import type { EvidenceRequest, PlannedDelivery, RequestMark, RequestStep, StatusStep } from '../domain/event.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** An editor's step on a request, worked out whole. */
export type RequestResult = {
  claim: string
  /** Set where the step opens a new one. */
  request: EvidenceRequest | null
  step: RequestStep
  /** The step it follows: `conflict` if another came in between. */
  after: number | null
  statusStep: StatusStep | null
  deliveries: PlannedDelivery[]
}

/** Marks of age that one request has passed, and what is posted for the last of them. */
export type AgedRequest = { marks: RequestMark[]; after: number | null; deliveries: PlannedDelivery[] }

/** Why: what becomes of requests for evidence; `QueryStore.requests` reads those of one claim. */
export interface RequestStore {
  find(id: number): Promise<EvidenceRequest | null>
  /** Of every claim, oldest first. */
  all(): Promise<EvidenceRequest[]>
  /**
   * Those without an answer that have passed a mark nobody has noted: of claims that are tracked, not dismissed, not
   * silent history. With the marks noted. `marks` in days.
   */
  toAge(now: Instant, marks: readonly number[]): Promise<(EvidenceRequest & { noted: number[] })[]>
  /** A request on which something happened since it was read is left for the next round. */
  commitMarks(aged: AgedRequest[], at: Instant): Promise<void>
  /**
   * `conflict`: permanent, and in words, when somebody was faster; otherwise the claim's status changed since it was
   * worked out: work it out again.
   */
  commitStep(result: RequestResult): Promise<void>
}

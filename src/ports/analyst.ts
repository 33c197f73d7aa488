import type { Claim } from '../domain/claim.ts'
import type { Language } from '../domain/vocabulary.ts'

/** One item that matched one claim. Title and body come from outside and are hostile. */
export type AnalystRequest = {
  claim: Pick<Claim, 'text' | 'claimant' | 'parties'>
  title: string
  body: string
  language: Language
}

/** What an analyst says it read. Nothing in it can be believed before `vetReadings` has looked at it. */
export type AnalystReading = { speaker: unknown; stance: unknown; quote: unknown }

export type AnalystFailureReason = 'unreachable' | 'refused' | 'timeout' | 'garbage' | 'too_large'

export class AnalystError extends Error {
  readonly reason: AnalystFailureReason
  constructor(reason: AnalystFailureReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AnalystError'
    this.reason = reason
  }
}

/**
 * Why: a second reader, switched off by default, whose word never counts by itself. Asked about matched items only.
 * Throws `AnalystError` and nothing else; its message never holds the key. Asking twice asks twice.
 */
export interface Analyst {
  /** As messages name it: the model and the host that runs it. */
  name: string
  read(request: AnalystRequest, signal: AbortSignal): Promise<AnalystReading[]>
  close(): Promise<void>
}

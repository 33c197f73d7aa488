import { inEnglish, type Sentence } from './sentence.ts'

export type ErrorCode = 'invalid' | 'not_found' | 'conflict' | 'unavailable' | 'internal'

type ErrorOptions = { cause?: unknown; permanent?: boolean; retryAfterMs?: number | null }

/**
 * An error whose message is written for the person who meets it: what, where, and what to do. `message` is English, for logs
 * and scripts; `said` is what a reader of another language is told it by (`sayError`).
 */
export class OnrecordError extends Error {
  readonly code: ErrorCode
  /** Will trying again unchanged ever help? */
  readonly permanent: boolean
  readonly retryAfterMs: number | null
  readonly said: Sentence | string
  /** A conflict says itself whether it is a race, in which trying again may do (`permanent: false`), or how things stand. */
  constructor(code: ErrorCode, said: Sentence | string, options: ErrorOptions & { permanent: boolean })
  constructor(code: Exclude<ErrorCode, 'conflict'>, said: Sentence | string, options?: ErrorOptions)
  constructor(code: ErrorCode, said: Sentence | string, options: ErrorOptions = {}) {
    super(inEnglish(said), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'OnrecordError'
    this.code = code
    this.said = said
    this.permanent = options.permanent ?? (code === 'invalid' || code === 'not_found')
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

export function isOnrecordError(error: unknown): error is OnrecordError {
  return error instanceof OnrecordError
}

/** Something else changed meanwhile what this rested on: worked out again it may do. */
export function isRaced(error: unknown): boolean {
  return isOnrecordError(error) && error.code === 'conflict' && !error.permanent
}

/** The message of anything thrown, for a sentence in a log or a health record. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

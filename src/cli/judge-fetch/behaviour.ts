import { FetchError, type FetchErrorReason } from '../../ports/fetcher.ts'
import type { Lab } from './lab.ts'

/** One behaviour of the vectors file, under the very words it has there. Throws where it fails. */
export type Behaviour = { cat: string; what: string; run: (lab: Lab) => Promise<void> }

/** Runs something that must be refused, for one of these reasons. */
export async function mustRefuse(attempt: Promise<unknown>, ...reasons: FetchErrorReason[]): Promise<void> {
  let answer: unknown
  try {
    answer = await attempt
  } catch (error) {
    if (error instanceof FetchError && (reasons.length === 0 || reasons.includes(error.reason))) return
    throw new Error(`refused, but with ${error instanceof FetchError ? error.reason : String(error)}`)
  }
  throw new Error(`not refused: ${JSON.stringify(answer)?.slice(0, 120)}`)
}

export function must(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint)
}

/** Something opened behind our back would come late: leave it the time. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60))
}

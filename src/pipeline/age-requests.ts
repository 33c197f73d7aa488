import type { EvidenceRequest, RequestMark } from '../domain/event.ts'
import { daysOpen, requestState } from '../domain/evidence-request.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** Ages in days at which a request without a public answer is told of. */
export const REQUEST_AGES = [7, 30, 90] as const

const DAY_MS = 24 * 3_600_000

/**
 * Marks of age a request has passed and that nobody noted yet. Only the last is posted, and only if it was passed after
 * the request went on record and after the last step on it: what was told then gave the days already.
 */
export function passedMarks(request: EvidenceRequest, noted: readonly number[], now: Instant): RequestMark[] {
  const state = requestState(request)
  if (state !== 'no_answer_seen' && state !== 'acknowledged') return []
  const toldAt = Math.max(request.recordedAt ?? request.openedAt, request.steps?.at(-1)?.at ?? 0)
  const days = daysOpen(request, now)
  const passed = REQUEST_AGES.filter((age) => age <= days)
  return passed
    .filter((age) => !noted.includes(age))
    .map((age) => ({
      requestId: request.id,
      days: age,
      at: now,
      posted: age === passed.at(-1) && request.openedAt + age * DAY_MS > toldAt,
    }))
}

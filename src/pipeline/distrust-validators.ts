import type { SourceRecord } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'

type Validators = Pick<SourceRecord, 'etag' | 'lastModified'>

const DAY_MS = 24 * 3_600_000

/** In the place of validators that were seen to stay the same though the document changed: none are sent back any more. */
export const UNVOUCHED = { etag: '', lastModified: null } as const satisfies Validators

/**
 * Is a source to be asked for its whole document, whatever it is said to have? Some answer "not modified" for ever: of
 * one that had nothing new for a day, and again for each day after that, the first poll sends no validators.
 */
export function asksWhole(record: SourceRecord, now: Instant): boolean {
  const since = record.lastItemAt ?? record.baselineAt
  if (since === null || record.lastPollAt === null) return false
  const days = (at: Instant) => Math.floor((at - since) / DAY_MS)
  return days(now) > days(record.lastPollAt)
}

/** Another document under the very validators that the former one had, when the whole was asked for. */
export function vouchesForNothing(record: SourceRecord, answered: Validators, now: Instant): boolean {
  const { etag, lastModified } = record
  if (!etag && !lastModified) return false
  return asksWhole(record, now) && etag === answered.etag && lastModified === answered.lastModified
}

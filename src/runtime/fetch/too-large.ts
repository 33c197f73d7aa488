import { FetchError } from '../../ports/fetcher.ts'
import type { FetchLimits } from './fetch-limits.ts'

export function tooLarge(limits: Pick<FetchLimits, 'maxBodyBytes'>): FetchError {
  const mebibytes = Math.round((limits.maxBodyBytes / 1024 / 1024) * 10) / 10
  return new FetchError('too_large', `The body is larger than ${mebibytes} MiB; it was not read to its end.`)
}

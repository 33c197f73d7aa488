/** What one fetch may cost. Times in ms, sizes in bytes; tests shorten them. */
export type FetchLimits = {
  /** From the first look-up to the last byte, redirects included. */
  totalMs: number
  /** One connection: look-up, TCP and TLS. */
  connectMs: number
  /** A body is judged slow only after this long. */
  slowGraceMs: number
  /** Average a body must keep up once the grace is over. */
  minBytesPerSecond: number
  /** Body, before and after decompression. */
  maxBodyBytes: number
  maxHeaderBytes: number
  maxRedirects: number
  maxUrlLength: number
}

/** The figures of the project's fetch rules; the slow-drip pair is a choice: a 2 KB feed may take 8 s, not 20. */
export const FETCH_LIMITS: FetchLimits = {
  totalMs: 20_000,
  connectMs: 10_000,
  slowGraceMs: 6_000,
  minBytesPerSecond: 256,
  maxBodyBytes: 15 * 1024 * 1024,
  maxHeaderBytes: 32 * 1024,
  maxRedirects: 5,
  maxUrlLength: 4_096,
}

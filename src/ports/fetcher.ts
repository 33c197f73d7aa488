/** A guarded request. Addresses, redirects, size and time are the fetcher's business, never the caller's. */
export type FetchRequest = {
  url: string
  /** Sent as they are: `If-None-Match`, `If-Modified-Since`, `Accept`. */
  headers: Record<string, string>
  userAgent?: string
  /** Ports allowed beside 80 and 443. */
  ports: number[]
  /** Private addresses allowed, by configuration of the source only. */
  allowPrivate: boolean
  /** SHA-256, hex, of bytes as they came over the wire that need not be decompressed when they come again. */
  knownWire?: string | null
}

export type FetchResult = {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** Decompressed; empty on 304, and where the bytes are those of `knownWire`. */
  body: Uint8Array
  /**
   * Gives back the room `body` lies in, which is empty from then on; whoever does not call it leaves that to V8, which comes
   * to it some 60 MB later. Left out: there is nothing to give back.
   */
  letGo?: () => void
  /** Of the bytes as they came, before decompression: their SHA-256, hex, and whether it is `knownWire`. */
  wire?: { hash: string; known: boolean; encoded: boolean }
  /** Address after redirects. */
  finalUrl: string
  /** Every hop taken, in order, without the last. */
  redirects: { status: number; from: string; to: string }[]
}

export type FetchErrorReason =
  | 'forbidden_address'
  | 'bad_url'
  | 'bad_redirect'
  | 'too_many_redirects'
  | 'timeout'
  | 'too_slow'
  | 'too_large'
  | 'headers_too_large'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'encoding'

/**
 * Why: the one way out of the process for polls and articles. Throws `FetchError` and nothing else;
 * an HTTP error status is a result, not an error. Calling twice asks twice: there are no retries here.
 */
export interface Fetcher {
  fetch(request: FetchRequest, signal: AbortSignal): Promise<FetchResult>
  close(): Promise<void>
}

export class FetchError extends Error {
  readonly reason: FetchErrorReason
  constructor(reason: FetchErrorReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'FetchError'
    this.reason = reason
  }
}

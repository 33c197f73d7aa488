import type { ParsedItem } from '../domain/item.ts'
import type { Source, SourceRecord } from '../domain/source.ts'
import type { SourceKind } from '../domain/vocabulary.ts'
import type { FetchRequest } from './fetcher.ts'

export type FetchedBody = { bytes: Uint8Array; headers: Record<string, string>; url: string }

/** What one document held, with what the parser had to say. */
export type ParsedDocument = {
  title: string
  items: ParsedItem[]
  /** Which parser answered, e.g. `feedsmith`. */
  parser: string
  /** Charset the bytes were read in. */
  charset: string
  /** Hints of RSS: minutes, hours 0–23 and days ("Monday") not to poll. */
  ttlMinutes?: number
  skipHours?: number[]
  skipDays?: string[]
  /** It broke off in an entry, which is not in `items`: the document is to be asked for again. */
  cutShort?: true
  /** To be handed back with the source's next document, once this one is committed. */
  seen?: SeenEntries
  /** Entries that are in the document but not in `items`, for they were seen before. */
  leftOut?: number
}

/** Prints of a document's entries as they stood in it, and of what stood around them. Small: eight bytes an entry. */
export type SeenEntries = { context: string; prints: Float64Array }

export type ParseErrorReason = 'not_a_feed' | 'challenge' | 'empty' | 'malformed' | 'too_slow' | 'selectors'

/** The document is not what it should be; `message` says what it is instead. */
export class ParseError extends Error {
  readonly reason: ParseErrorReason
  constructor(reason: ParseErrorReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ParseError'
    this.reason = reason
  }
}

/** Why: a kind of source is one folder in `sources/` and one line in its registry. */
export interface SourceAdapter {
  kind: SourceKind
  request(source: Source, record: SourceRecord | null): FetchRequest
  /**
   * Throws `ParseError`. The same bytes give the same items. With `seen`, entries that were in that document may be left
   * out: they have not changed.
   */
  parse(body: FetchedBody, source: Source, seen?: SeenEntries | null): Promise<ParsedDocument>
}

import type { Instant } from '../domain/vocabulary.ts'

/** The hash of an entry as it was written down outside the database. */
export type Anchor = { at: Instant; entry: number; hash: string }

/** Something that is not as it was written. `where`: a table and row, an entry, an anchor; `what` in words. */
export type Finding = { where: string; what: string }

export type RecordCheck = {
  entries: number
  head: string
  /** First entry of the chain that does not fit. */
  brokenAt: number | null
  /** At most some hundred; `found` counts all. */
  findings: Finding[]
  found: number
  /** Rows of history whose hash was compared, texts whose hash was, texts that were purged, anchors that were met. */
  checked: { rows: number; texts: number; purged: number; anchors: number }
}

export type CheckOptions = {
  anchors: readonly Anchor[]
  /** Hash of an item's words, as it was when they were taken in. */
  contentHash: (title: string, body: string) => string
  onProgress?: (done: number, total: number) => void
}

/** A change of the files through the program: who, what, and each value before and after, without secrets. */
export type ConfigurationTold = {
  by: string
  platform: string
  what: string
  /** The number by which it is taken back. */
  number: number
  set: { file: 'settings' | 'sources' | 'claims'; place: string; before?: unknown; after?: unknown }[]
  /** When it was made, where the process ended before it could tell. */
  late?: Instant
}

export interface Ledger {
  /** Recomputes the chain. `brokenAt` is the first entry that does not fit. */
  verify(): Promise<{ entries: number; brokenAt: number | null; head: string }>
  /** The chain, every row of history and every text against it, and the anchors against the chain. */
  verifyRecord(options: CheckOptions): Promise<RecordCheck>
  /**
   * Appends one entry, `configuration`, where a part is not what it was at the last: its name, and a hash of it. Parts
   * hold no secrets. With `told`, by whom and what, one is appended in any case, and `parts` are only those that changed,
   * `null` those that are gone; `null` in place of all of them where they are not known. True where one was appended.
   */
  noteConfiguration(
    parts: Readonly<Record<string, unknown>> | null,
    at: Instant,
    told?: ConfigurationTold,
  ): Promise<boolean>
  append(entries: { type: string; body: object }[], at: Instant): Promise<void>
  /** The last entry written by then; entry 0 before the first. */
  headAt(at: Instant): Promise<{ entry: number; hash: string }>
  /** The hash of an entry; `null` where there is none of this number. */
  hashOf(entry: number): Promise<string | null>
  /** The last entry. */
  head(): Promise<Anchor>
}

/** Where anchors are kept: outside the database, in the order they were written. */
export type AnchorBook = { last(): Anchor | null; write(anchor: Anchor): void }

import type { Instant, Language, OutletType, SourceKind, SourceState } from './vocabulary.ts'

/** Something polled, as configured. */
export type Source = {
  /** Short id used in the configuration, e.g. `doj-press`. */
  id: string
  name: string
  kind: SourceKind
  url: string
  outlet: OutletType
  /** Actor id of the body whose own voice this source is; it speaks for it only from `hosts`. */
  voiceOf?: string
  /** Hosts an item's link may have to count as this source's own. Empty: the host of `url`. */
  hosts: string[]
  /** Language to assume where a text is too short to tell. */
  language: Language
  intervalMs: number
  enabled: boolean
  /** Why it is disabled, or what is known to be difficult about it. */
  note?: string
  userAgent?: string
  /** May this source be fetched from private addresses? Tests and intranets only. */
  allowPrivate: boolean
  /** Ports allowed beside 80 and 443. */
  ports: number[]
  fullText: boolean
  page?: PageSelectors
}

/** CSS selectors of a list page, for agencies without a feed. */
export type PageSelectors = { item: string; link: string; title: string; date?: string; summary?: string }

/** What polling has learnt of a source so far. */
export type SourceRecord = {
  sourceId: string
  etag: string | null
  lastModified: string | null
  /** SHA-256 of the last body taken in, hex: equal bytes need no decoding. */
  bodyHash: string | null
  nextPollAt: Instant
  lastPollAt: Instant | null
  lastGoodPollAt: Instant | null
  /** First successful poll: everything in it is silent history. */
  baselineAt: Instant | null
  state: SourceState
  stateSince: Instant
  failuresInARow: number
  lastError: string | null
  /** What its last document asked of those who poll it; holds until a document says otherwise. */
  hints?: PollHints | null
  /** Where a permanent redirect to another host points, while it does. */
  movedTo?: string | null
  /** The state the operations channel was last told of, and when; `null` once a recovery was told. */
  told?: { state: SourceState; at: Instant } | null
  /** When something new was last seen in it. */
  lastItemAt?: Instant | null
}

/** When a feed asks not to be polled, in UTC. */
export type PollHints = {
  /** RSS `ttl`: minutes a copy may be kept. */
  ttlMinutes?: number
  /** Hours 0–23. */
  skipHours?: number[]
  /** Days 0–6; 0 is Sunday. */
  skipDays?: number[]
}

import type { Watch } from '../domain/event.ts'
import type { CardStatement, ClaimRef, Coverage, SourceRef } from '../domain/notice.ts'
import type { Instant, Locale, PartyRole, Platform, SourceState, Stance, WatchEvent } from '../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from './asker.ts'
import type { SharedAnswer } from './shared-answer-store.ts'

/** `from` and `until` as `readMoment` takes them, in `zone`; the last 30 days where left out. */
export type CoverageInput = { claim?: string; from?: string; until?: string; zone?: string }

/** What "nothing found" is worth: which sources were healthy over a span, and whose own voice is not polled. */
export type CoverageAnswer = {
  kind: 'coverage'
  claim: ClaimRef | null
  fromAt: Instant
  untilAt: Instant
  coverage: Coverage
  sources: {
    source: SourceRef
    state: SourceState
    /** Share of the span in which it was healthy, 0–1. */
    healthyShare: number
    lastGoodPollAt: Instant | null
    /** What it was and from when, oldest first; the last one runs to the end of the span. `not_polling`: no worker ran. */
    spans: { state: SourceState | 'not_polling'; from: Instant; until: Instant; error: string | null }[]
  }[]
  /** Times of the span in which nothing was polled, whatever the sources were before. */
  gaps: { from: Instant; until: Instant }[]
  /** Parties of the claim and the sources that are their own voice; none: not polled. */
  parties: { name: string; role: PartyRole; sources: SourceRef[] }[]
}

export const SEARCH_KINDS = ['statement', 'item', 'claim'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]
export type SearchInput = {
  text: string
  /** All kinds where left out. */
  kinds?: SearchKind[]
  claim?: string
  /** Actor id, or a name as printed. */
  actor?: string
  stance?: Stance
  /** Source id. */
  source?: string
  from?: string
  until?: string
  zone?: string
  /** `best` ranks only over a bounded set of candidates, the newest. */
  by?: 'newest' | 'best'
  limit?: number
  offset?: number
}
export type SearchHit =
  | { type: 'statement'; at: Instant; claim: ClaimRef; statement: CardStatement }
  | { type: 'item'; at: Instant; itemId: number; title: string; snippet: string; source: SourceRef; claims: string[] }
  | { type: 'claim'; at: Instant; claim: ClaimRef; archived: boolean }
export type SearchAnswer = {
  kind: 'search'
  text: string
  by: 'newest' | 'best'
  hits: SearchHit[]
  /** Are there more after these? */
  more: boolean
  offset: number
  coverage: Coverage
}

export const EXPORT_FORMATS = ['jsonld', 'csv', 'jsonl', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
/** `asOf` as `readMoment` takes it: the record as it was known then. */
export type ExportInput = { claim: string; format: ExportFormat; asOf?: string; zone?: string; locale?: Locale }
export type ExportAnswer = {
  kind: 'export'
  claim: ClaimRef
  format: ExportFormat
  fileName: string
  mediaType: string
  /** The whole document. */
  text: string
  coverage: Coverage
}

/** `scope`: a claim's slug, `tag:TAG` or `all`. What is left out keeps its default, or what the watch has already. */
export type WatchInput = {
  platform: Platform
  channel: string
  scope: string
  events?: WatchEvent[]
  mode?: 'live' | 'daily' | 'weekly'
  /** `HH:MM` in `zone`: when a digest is posted. */
  at?: string
  zone?: string
  locale?: Locale
  /** `null` takes them away. */
  quietHours?: { from: string; until: string } | null
}
export type UnwatchInput = { platform: Platform; channel: string; scope: string }
export type WatchesInput = { platform?: Platform; channel?: string }
export type WatchView = {
  watch: Watch
  /** From `onrecord.yaml`: it follows the file. */
  declared: boolean
  /** The platform refused the channel; `reason` in words. Nothing is posted until somebody resumes it. */
  paused: { at: Instant; reason: string } | null
  addedBy: string | null
}
/** `channel`: the one that was asked for. */
export type WatchesAnswer = { kind: 'watches'; watches: WatchView[]; channel?: string }

/** What anybody may ask, beside the verbs of `Commands`. */
export interface ReaderVerbs {
  coverage(input: CoverageInput, asker: Asker): Promise<CoverageAnswer>
  /** Newest first. */
  search(input: SearchInput, asker: Asker): Promise<SearchAnswer>
  export(input: ExportInput, asker: Asker): Promise<ExportAnswer>
  watches(input: WatchesInput, asker: Asker): Promise<WatchesAnswer>
  /** Sets a watch, or changes the one that is there. The answer says what is posted and when; with `undo`. */
  watch(input: WatchInput, asker: Asker): Promise<DoneAnswer>
  /** `not_found` names what is watched there. A declared watch is removed too, until the file changes; by editors only, as one with proposals or health. */
  unwatch(input: UnwatchInput, asker: Asker): Promise<DoneAnswer>
  /** Somebody posts an answer into a channel: corrections of what it shows will go there too. */
  noteShared(input: SharedAnswer, asker: Asker): Promise<void>
}

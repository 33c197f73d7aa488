import type { Party } from '../domain/claim.ts'
import type { StatusCard } from '../domain/notice.ts'
import type { Speaker } from '../domain/statement.ts'
import type { Instant, Language, Stance, StanceKind } from '../domain/vocabulary.ts'
import type { AskedAsOf, HistoryEntry } from './commands.ts'

/** Everything on record about a claim, as it leaves the house: facts, no words of any language but those quoted. */
export type ExportRecord = {
  card: StatusCard
  languages: Language[]
  tags: string[]
  parties: Party[]
  /** Version of the wording, and of which date. */
  version: number
  /** Of a past moment: which question is answered. */
  asked: AskedAsOf | null
  statements: ExportStatement[]
  history: HistoryEntry[]
  /** The last entry of the ledger at that moment; what is exported is vouched for by the chain up to it. */
  ledger: { entry: number; hash: string }
}

export type ExportStatement = {
  id: number
  speaker: Speaker
  stance: Stance
  stanceKind?: StanceKind
  /** Is the stance read surely enough to be named in a post? */
  stanceShown: boolean
  words: string
  direct: boolean
  language: Language
  saidAt: Instant | null
  publishedAt: Instant | null
  seenAt: Instant
  addedBy: 'rules' | 'editor'
  /** Version of the wording it answered. */
  wording: number
  /** Hash of the version of the item it was read in, and the salted one of its own words. Hex. */
  contentHash: string | null
  textHash: string
  /** An editor took it back: it is not as if it stood. */
  corrected: { what: 'dismissed'; by: string; reason: string; at: Instant } | null
  appearances: ExportAppearance[]
}

export type ExportAppearance = {
  sourceName: string
  title: string
  url: string | null
  publishedAt: Instant | null
  seenAt: Instant
  origin: boolean
  contentHash: string
}

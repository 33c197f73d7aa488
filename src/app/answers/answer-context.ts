import type { Actor } from '../../domain/actor.ts'
import type { Claim, StoredClaim } from '../../domain/claim.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant, Locale, Stance } from '../../domain/vocabulary.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConfigurationFiles } from '../../ports/configuration-files.ts'
import type { ExportRecord } from '../../ports/export-record.ts'
import type { PageReader } from '../../ports/page-reader.ts'
import type { ExportFormat } from '../../ports/reader-verbs.ts'
import type { Store } from '../../ports/stores.ts'
import type { ClaimIndexCache } from '../poll/claim-index-cache.ts'
import type { LookBack } from '../poll/look-back.ts'
import type { SourceTrial } from '../try-source.ts'

/** What came of asking an address, until somebody adds it. */
export type KeptTrial = { at: Instant; allowPrivate: boolean; trial: SourceTrial }

/** What answering is handed. */
export type AnswerContext = {
  store: Store
  clock: Clock
  sources: ReadonlyMap<string, Source>
  actors: readonly Actor[]
  index: ClaimIndexCache
  /** Defaults of watches. */
  reader: { locale: Locale; zone: string }
  pages: PageReader
  /** Share of cases a stance word must have been right in to be posted. */
  stancePrecision: number
  /** What was published longer ago than this when it is posted is marked late. */
  lateAfterMs: number
  /** What a post tells, in a line. */
  lineOf: (notice: Notice, locale: Locale) => string
  showsStance: (stance: Stance, confidence: number) => boolean
  /** A record as a document; with the words of `locale` where it has any, its times in `zone`. */
  writeExport?: (
    record: ExportRecord,
    format: ExportFormat,
    reader: { locale: Locale; zone: string; names: boolean },
  ) => string
  /** A claim as `claims.yaml` would have it. Throws `invalid` with every problem in words. */
  readClaim?: (entry: object) => Claim
  /** Lets others have their turn in long work. */
  breathe?: () => Promise<void> | null
  /** A claim added by a command reads what is stored already. */
  lookBack?: (claim: StoredClaim) => Promise<LookBack | null>
  /** The files the program was started from, where it was. */
  files?: ConfigurationFiles
  /** Asks an address once, as the worker would. */
  tryOut?: (url: string, options: { allowPrivate: boolean; userAgent?: string }) => Promise<SourceTrial>
  /** Addresses asked lately, by token. */
  trials?: Map<string, KeptTrial>
}

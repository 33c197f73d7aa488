import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { AnchorBook } from './ledger.ts'

/** What the worker keeps in order once a round, beside polling and posting. */
export type Upkeep = {
  anchors: AnchorBook | null
  /** Channels the newest hash is posted to once a day. */
  anchorChannels?: { platform: Platform; channel: string; locale: Locale }[]
  /** Words of items without a statement are removed after this; `null`: never. */
  textsMs: number | null
  /** Lets others have their turn in long work. */
  breathe?: () => Promise<void> | null
}

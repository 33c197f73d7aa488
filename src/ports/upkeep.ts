import type { AnchorBook } from './ledger.ts'

/** What the worker keeps in order once a round, beside polling and posting. */
export type Upkeep = {
  anchors: AnchorBook | null
  /** Words of items without a statement are removed after this; `null`: never. */
  textsMs: number | null
}

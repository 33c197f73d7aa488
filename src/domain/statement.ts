import type { ReasonRule } from './reason.ts'
import type { Band, Instant, Language, Stance, StanceKind } from './vocabulary.ts'

/** Where a quote stands: offsets are UTF-16 units into the revision's title or body, end exclusive. */
export type Span = { field: 'title' | 'body'; start: number; end: number }

/** Who said it, as far as the text tells. */
export type Speaker = {
  /** As printed: "Claudia Sheinbaum", "DHS". Empty: nobody is named. */
  name: string
  /** "President of Mexico", "former DEA agent"; empty where the text does not tell. */
  affiliation: string
  /** Actor id where the speaker was resolved to a configured actor. */
  actor?: string
  /** "a senior official", "sources": never counts as independent. */
  unnamed: boolean
}

/** One reason in an explanation; `weight` is what it added to the score or the confidence, `where` the words stand. */
export type Reason = { rule: ReasonRule; detail: string; weight?: number; where?: 'title' | 'body' }

/** An item that is about a claim. */
export type Match = {
  claim: string
  score: number
  band: Band
  /** Terms, phrases and anchors that made the score, heaviest first. */
  reasons: Reason[]
  /** Score at which it would have been posted. */
  threshold: number
}

/** What the rules read out of one item about one claim, before it is merged with what is known. */
export type StatementDraft = {
  claim: string
  speaker: Speaker
  stance: Stance
  kind?: StanceKind
  /** Verbatim from the revision. */
  quote: string
  at: Span
  /** Are the words between quotation marks in the text (direct), or the outlet's report of them? */
  direct: boolean
  language: Language
  /** 0–1; below the deployment's bar the stance word is not posted. */
  confidence: number
  /** Cue, scope, attribution rule, conflicts with the headline. */
  reasons: Reason[]
}

/** What a careful editor would say an item does to the public evidence. */
export type EvidenceEffect = 'strengthens' | 'weakens' | 'none'

export type Statement = Omit<StatementDraft, 'at'> & {
  id: number
  claimVersionId: number
  originItemId: number | null
  originRevisionId: number | null
  at: Span | null
  addedBy: 'rules' | 'editor'
  saidAt: Instant | null
  publishedAt: Instant | null
  seenAt: Instant
  /** Taken in from history, never alerted. */
  silent: boolean
  /** Its words were removed from the record since. */
  removed?: true
}

/** An item that carries a statement. The first is its origin. */
export type Appearance = { statementId: number; itemId: number; revisionId: number; seenAt: Instant; origin: boolean }

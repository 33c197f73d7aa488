import type { AttributionRule } from '../../domain/reason.ts'
import type { Mention } from './cast-draft.ts'
import type { VerbClass } from './cue-grammar.ts'
import type { Entity } from './entity.ts'

/** Words that a holder is behind: "X said (that) …", "…, X said", "according to X, …", "X's claim that …". */
export type Attribution = {
  holder: Entity
  type: VerbClass
  lemma: string
  /** The cue, words of the sentence. */
  from: number
  to: number
  /** Words it covers, end exclusive. */
  covers: { from: number; to: number }[]
  negated: boolean
  rule: AttributionRule
  /** Words between cue and holder; 0 beside each other. */
  distance: number
}

/** Who is grammatically behind a verb: the subject before it or, turned round, after it. */
export type Subject = { mention: Mention | null; entity: Entity; distance: number; rule: AttributionRule; from: number }

import type { Actor } from '../../domain/actor.ts'

/** Somebody who may speak in a text, as far as the text tells who it is. */
export type Entity = {
  id: number
  kind: 'person' | 'body' | 'group' | 'country' | 'unnamed'
  /** As printed, longest form. */
  name: string
  affiliation: string
  /** Folded words of the name and its other forms. */
  keys: Set<string>
  roles: Set<string>
  countries: Set<string>
  actor: Actor | null
  /** Other printed forms: offices, shorter names. */
  forms: Set<string>
  /** Initials the text gives in brackets. */
  acronym?: string
  /** Named with nothing but the claim's own capitals: the matter, not a speaker. */
  topic?: boolean
  /** A paper or broadcaster that is no party: it tells what others say. */
  outlet?: boolean
}

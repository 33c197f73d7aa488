import type { Actor } from '../../domain/actor.ts'
import type { Side } from '../../domain/reason.ts'
import type { Reason } from '../../domain/statement.ts'
import type { Stance, StanceKind } from '../../domain/vocabulary.ts'
import type { Cast } from './cast-draft.ts'
import { type ClaimContent, sideOf } from './claim-sides.ts'
import type { Discourse } from './discourse.ts'
import type { Entity } from './entity.ts'
import type { SentenceWords } from './sentence-words.ts'

/** One reading of one place: somebody, a stance, the words it rests on. */
export type Reading = {
  /** `null`: the text itself says so. */
  holder: Entity | null
  stance: Stance
  kind?: StanceKind
  sentence: SentenceWords
  from: number
  to: number
  confidence: number
  /** Chance of being right by likeness with labelled texts, 0 to 1; absent before it was weighed. */
  chance?: number
  reasons: Reason[]
  /** Read off a verb like "rejects" alone: gives way to what the speaker's own words say. */
  verbOnly: boolean
}

export type Reader = {
  language: 'en' | 'es'
  cast: Cast
  content: ClaimContent
  actors: readonly Actor[]
  /** What was found of each so far: side, leaning, words they are called by. */
  sides: Map<Entity, Side>
  leans: Map<Entity, string>
  callings: Map<Entity, ReadonlySet<string>>
  /** The text is this entity's own voice. */
  voice: Entity | null
  /** The headline, folded; empty where there is none. */
  title: string
  /** Who "he" and "it" are at this sentence. */
  discourse: Discourse
}

export function sideIn(reader: Reader, entity: Entity | null): Side {
  if (entity === null) return 'other'
  const known = reader.sides.get(entity)
  if (known !== undefined) return known
  const side = sideOf(entity, reader.content, reader.actors)
  reader.sides.set(entity, side)
  return side
}

/** Confidence of a bare report by a body that is no party: counts only beside evidence of its own. */
export const WEAK = 0.3

export const NEGATORS = {
  en: /^(?:no|not|never|nor|neither|none|nothing|nobody|without|cannot)$|n't$/,
  es: /^(?:no|nunca|jamas|tampoco|ni|sin|ningun|ninguna|ninguno|nada|nadie)$/,
}

export function printSpan(sentence: SentenceWords, from: number, to: number): string {
  const first = sentence.words[from]
  const last = sentence.words[Math.max(from, to - 1)]
  if (first === undefined || last === undefined) return ''
  return sentence.text.slice(first.start - sentence.start, last.end - sentence.start).slice(0, 160)
}

import type { Attribution } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import type { Discourse } from './discourse.ts'
import type { Entity } from './entity.ts'
import { isObject } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'

const PRONOUNS_EN = /^(?:he|she|they|it|we|i)$/

const PRONOUNS_ES = /^(?:el|ella|ellos|ellas|quien)$/

export function isPronoun(word: string, language: 'en' | 'es'): boolean {
  return (language === 'en' ? PRONOUNS_EN : PRONOUNS_ES).test(word)
}

export function pronounEntity(
  word: string,
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  discourse: Discourse,
  before: readonly Attribution[] = [],
): Entity | null {
  if (/^(?:el|quien)$/.test(word)) return null
  const earlier = [...mentions]
    .reverse()
    .filter((mention) => mention.chunk.to <= at && mention.entity.topic !== true && !isObject(sentence, mention))
  if (/^(?:he|she|ella)$/.test(word)) {
    // "Ana Ruiz rejected it: Peru did not attack Juan Paz, she said": whoever spoke first in the sentence goes on.
    const first = before.find((one) => one.holder.kind === 'person' && one.rule !== 'possessive')?.holder
    const person =
      first ?? earlier.find((m) => m.entity.kind === 'person')?.entity ?? discourse.person ?? discourse.anyPerson
    return person ?? (discourse.speaker?.kind === 'person' ? discourse.speaker : null)
  }
  if (word === 'we' || word === 'i') return discourse.voice
  if (word === 'they' || word === 'ellos') return discourse.group ?? discourse.speaker ?? discourse.body
  if (word === 'it')
    return (
      [...earlier].reverse().find((m) => m.entity.kind === 'body' || m.entity.kind === 'country')?.entity ??
      discourse.body
    )
  return null
}

import type { Attribution } from '../attribution.ts'
import type { Entity } from '../entity.ts'
import { outerSpeaker, spokenFor } from '../find-holder.ts'
import type { Reader, Reading } from '../reader.ts'
import { isObject } from '../sentence-grammar.ts'
import type { SentenceWords } from '../sentence-words.ts'

/** Somebody named in a sentence who may take a position in it, and how it points at them. `null`: the text itself. */
export type Candidate = {
  holder: Entity | null
  /** How the sentence points at the holder. */
  how: 'verb' | 'according' | 'possessive' | 'reading' | 'subject' | 'mention'
  attributions: Attribution[]
  readings: Reading[]
}

/** Everybody who may take a position in a sentence: one candidate a holder. */
export function findCandidates(
  sentence: SentenceWords,
  attributions: readonly Attribution[],
  readings: readonly Reading[],
  reader: Reader,
): Candidate[] {
  const found = new Map<Entity | null, Candidate>()
  const add = (holder: Entity | null, how: Candidate['how']) => {
    const known = found.get(holder)
    if (known !== undefined) return known
    const made: Candidate = { holder, how, attributions: [], readings: [] }
    found.set(holder, made)
    return made
  }
  for (const one of attributions) {
    const holder =
      one.rule === 'possessive' || one.type === 'charge'
        ? one.holder
        : one.holder.kind === 'country'
          ? (spokenFor(one.holder, one.from, attributions, reader, sentence.words.length) ?? one.holder)
          : outerSpeaker(one.holder, one.from, attributions, reader, sentence.words.length)
    const how = one.rule === 'possessive' ? 'possessive' : one.rule === 'according to' ? 'according' : 'verb'
    const candidate = add(holder, how)
    candidate.attributions.push(one)
    if (candidate.how === 'possessive') candidate.how = how
  }
  for (const reading of readings) add(reading.holder, 'reading').readings.push(reading)
  const mentions = reader.cast.mentions.get(sentence) ?? []
  for (const mention of mentions) {
    if (mention.entity.topic === true) continue
    const subject = !isObject(sentence, mention, mentions) && !mention.chunk.possessive
    add(mention.entity, subject ? 'subject' : 'mention')
  }
  return [...found.values()]
}

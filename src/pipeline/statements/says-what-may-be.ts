import type { Reader, Reading } from './reader.ts'
import { CLAUSE, folded, gapBefore } from './sentence-grammar.ts'
import { speaksOfWhatMayBe } from './speaks-of-what-may-be.ts'

/** The clause that is said begins within so many words after its verb. */
const REACH = 10
/** A verb of what is or was comes first: then that is what is said. */
const IS = /^(?:is|are|was|were|has|have|had|did|does|do|es|son|fue|fueron|era|eran|ha|han|habia|habian|esta|estan)$/

/**
 * "The minister said state companies might bid for what is left": a claim about what is or was is not asserted by telling
 * what may come. Where the claim itself speaks of what may be, it is.
 */
export function saysWhatMayBe({ sentence, from, to }: Reading, { content }: Reader): boolean {
  if (content.ofWhatMayBe) return false
  const words = sentence.words.slice(from, Math.min(to, sentence.words.length))
  let verbs = 0
  for (const [index, word] of words.entries()) {
    if (index > REACH + verbs) return false
    if (speaksOfWhatMayBe([word])) return true
    if (index > 2 && (IS.test(word.folded) || /\w{2}ed$/.test(word.folded))) return false
    if (index > 2 && CLAUSE.test(gapBefore(sentence, from + index))) return false
    if (/^(?:that|que)$/.test(folded(sentence, from + index))) verbs = index
  }
  return false
}

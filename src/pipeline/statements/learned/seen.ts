import type { Attribution } from '../attribution.ts'
import { matterOf } from '../claim-sides.ts'
import type { Discourse } from '../discourse.ts'
import type { Entity } from '../entity.ts'
import type { Signal } from '../find-signals.ts'
import type { Reader, Reading } from '../reader.ts'
import type { SentenceWords } from '../sentence-words.ts'
import { toldAsUnreal } from '../told-as-unreal.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { type Sight, wordSymbols } from './features.ts'

/** A sentence near the claim's words, with who speaks in it and what the rules read there. */
export type Passage = {
  sentence: SentenceWords
  attributions: readonly Attribution[]
  discourse: Discourse
  signals: readonly Signal[]
  readings: readonly Reading[]
}

/** Somebody in a sentence, as the learned reader sees them. */
export type Seen = {
  candidate: Candidate
  sight: Sight
  /** May a position be read here that the rules did not read? */
  readable: boolean
}

/** Ways of pointing at somebody that a position is looked for in. Of positions of who is merely mentioned one in twenty was found. */
const LOOKED_AT: ReadonlySet<Candidate['how']> = new Set(['verb', 'according', 'reading', 'subject'])

/** What follows is told as not so, by whoever tells it. */
const UNTRUE_THAT =
  /\b(?:(?:is|was) (?:false|untrue|not true) that|es falso que|no es (?:cierto|verdad) que|(?:fake|false|falso) :)/

/** Everybody who may take a position near the claim's words. */
export function seeAll(passages: readonly Passage[], reader: Reader): Seen[] {
  const elsewhere = stancesOfHolders(passages)
  return passages.flatMap((passage) => {
    reader.discourse = passage.discourse
    const { sentence, signals } = passage
    // "never asked for proof", "if she asked": the rules know what was not done, and that goes before likeness.
    const unreal = UNTRUE_THAT.test(sentence.line) || signals.some((signal) => toldAsUnreal(sentence, signal) !== null)
    const candidates = findCandidates(sentence, passage.attributions, passage.readings, reader)
    const symbols = wordSymbols(sentence, reader)
    const matter = matterOf(sentence.words, reader.content)
    const sight: Sight = { sentence, candidates, signals, symbols, matter, elsewhere }
    return candidates
      .filter(({ how }) => LOOKED_AT.has(how))
      .map((candidate) => ({
        candidate,
        sight,
        readable: !unreal && !deniesTheDenial(candidate),
      }))
  })
}

/** "did not deny": told with a negation of its own. */
function deniesTheDenial({ attributions }: Candidate): boolean {
  return attributions.some((one) => one.negated && (one.type === 'deny' || one.type === 'doubt'))
}

/** Which stances the rules read of each holder, anywhere in the text. */
function stancesOfHolders(passages: readonly { readings: readonly Reading[] }[]): Map<Entity | null, Set<string>> {
  const found = new Map<Entity | null, Set<string>>()
  for (const { holder, stance } of passages.flatMap((passage) => passage.readings))
    found.set(holder, (found.get(holder) ?? new Set()).add(stance))
  return found
}

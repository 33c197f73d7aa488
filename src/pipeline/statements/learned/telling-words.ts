import type { Stance } from '../../../domain/vocabulary.ts'
import type { Reader } from '../reader.ts'
import type { Candidate } from './candidates.ts'
import { coverOf, type Sight, symbolsOf } from './features.ts'
import { leanOf } from './lean-of.ts'
import { type Model, weightOf } from './model.ts'

/** At most this many words are shown as what a stance was read from. */
const MOST = 4

/** The covered words that speak most for a stance, in the text's order: what `why` shows. */
export function tellingWords(
  candidate: Candidate,
  stance: Stance,
  sight: Sight,
  reader: Reader,
  model: Model,
): { at: number; text: string }[] {
  const lean = leanOf(candidate.holder, reader)
  const symbols = symbolsOf(sight, candidate, reader)
  const covered = coverOf(candidate, sight.sentence)
  const prefix = candidate.attributions.length > 0 ? 'w' : 'x'
  const weigh = (name: string) => weightOf(name, stance, model)
  return sight.sentence.words
    .map((word, at) => {
      const symbol = symbols[at] ?? ''
      const own = !covered[at] || symbol === '' || symbol.startsWith('@')
      return { at, text: word.text, weight: own ? 0 : weigh(`${prefix}1=${symbol}`) + weigh(`1=${symbol}|${lean}`) }
    })
    .filter(({ weight }) => weight > 0.02)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => ({ at, text }))
}

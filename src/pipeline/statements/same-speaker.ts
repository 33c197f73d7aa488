import type { Speaker } from '../../domain/statement.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { tokenise } from '../text/tokenise.ts'
import { countriesIn } from './places.ts'
import { roleOf } from './roles.ts'

/** Do two printed speakers name one actor? The configured actor decides; else a telling word of the names. */
export function sameSpeaker(one: Speaker, other: Speaker): boolean {
  if (one.actor !== undefined && other.actor !== undefined) return one.actor === other.actor
  if (one.name === '' || other.name === '') return false
  const left = telling(one)
  const right = telling(other)
  const small = left.names.size <= right.names.size ? left.names : right.names
  const large = small === left.names ? right.names : left.names
  if (small.size > 0) return [...small].every((word) => large.has(word)) || lastName(one.name) === lastName(other.name)
  if (left.names.size + right.names.size > 0) return false
  return [...left.countries].some((country) => right.countries.has(country))
}

function lastName(name: string): string {
  return tokenise(name).at(-1)?.folded ?? name
}

/** Words of a name that tell it from others, and the countries it stands for. */
function telling(speaker: Speaker): { names: Set<string>; countries: Set<string> } {
  const words = tokenise(speaker.name)
  const names = new Set<string>()
  for (const word of words) {
    if (word.folded.length < 2 || isFunctionWord(word.folded)) continue
    if (countriesIn([word], 'en').length > 0 || countriesIn([word], 'es').length > 0) continue
    if (roleOf(word.folded, 'en') !== undefined || roleOf(word.folded, 'es') !== undefined) continue
    names.add(word.folded)
  }
  return { names, countries: new Set([...countriesIn(words, 'en'), ...countriesIn(words, 'es')]) }
}

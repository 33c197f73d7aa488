/**
 * By code of their last letter: an ending, and what takes its place; `null` where a step has a rule of its own for it.
 * Longest first: only the longest that fits counts.
 */
type Endings = readonly (readonly Ending[] | undefined)[]
type Ending = { ending: string; to: string | null }

const VOWELS = 'aeiouy'
const NOT_SHORT = 'aeiouywxY'
const BEFORE_LI = 'cdeghkmnrt'
const DOUBLES = new Set('bb dd ff gg mm nn pp rr tt'.split(' '))
/** Words whose first region begins later than by rule. */
const LATE_REGIONS = ['gener', 'commun', 'arsen']
const EXCEPTIONS = new Map(
  `skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl
  sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
const LEFT_ALONE = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '))

const STEP_2 = endings(
  `tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al
  aliti:al alli:al fulness:ful fulli:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble lessli:less ogi li`,
)
const STEP_3 = endings('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative')
const STEP_4 = endings('al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion')

function endings(line: string): Endings {
  const byLast: Ending[][] = []
  for (const pair of line.split(/\s+/)) {
    const [ending = '', to = null] = pair.split(':')
    const last = ending.charCodeAt(ending.length - 1)
    byLast[last] = [...(byLast[last] ?? []), { ending, to }].sort((a, b) => b.ending.length - a.ending.length)
  }
  return byLast
}

/**
 * The English stem of Snowball ("Porter 2") of a folded word. The package's own takes some ten times as long, for it
 * reads each letter through accessors; a test holds this to its stems.
 */
export function stemEnglish(folded: string): string {
  if (folded.length < 3) return folded
  const exception = EXCEPTIONS.get(folded)
  if (exception !== undefined) return exception
  const bare = folded.startsWith("'") ? folded.slice(1) : folded
  const marked = bare.includes('y') ? markConsonants(bare) : bare
  const late = LATE_REGIONS.find((start) => marked.startsWith(start))
  const first = late === undefined ? regionAfter(marked, 0) : late.length
  const second = regionAfter(marked, first)
  const one = cutPlural(cutPossessive(marked))
  const stem = LEFT_ALONE.has(one) ? one : cutLater(cutY(cutPast(one, first)), first, second)
  return stem.includes('Y') ? stem.replaceAll('Y', 'y') : stem
}

function cutLater(word: string, first: number, second: number): string {
  let stem = replaceEnding(word, STEP_2, first, (ending, start) =>
    ending === 'ogi' ? (word[start - 1] === 'l' ? 'og' : null) : BEFORE_LI.includes(word[start - 1] ?? '-') ? '' : null,
  )
  stem = replaceEnding(stem, STEP_3, first, (_, start) => (start >= second ? '' : null))
  const three = stem
  stem = replaceEnding(stem, STEP_4, second, (_, start) => ('st'.includes(three[start - 1] ?? '-') ? '' : null))
  return cutLast(stem, first, second)
}

/** `own` says what takes the place of an ending that has a rule of its own, `null` where it stays. */
function replaceEnding(
  word: string,
  all: Endings,
  region: number,
  own: (ending: string, start: number) => string | null,
): string {
  const found = endingOf(word, all)
  if (found === null) return word
  const start = word.length - found.ending.length
  if (start < region) return word
  const to = found.to ?? own(found.ending, start)
  return to === null ? word : word.slice(0, start) + to
}

function endingOf(word: string, all: Endings): Ending | null {
  const some = word === '' ? undefined : all[word.charCodeAt(word.length - 1)]
  if (some === undefined) return null
  for (let at = 0; at < some.length; at++) if (word.endsWith((some[at] as Ending).ending)) return some[at] as Ending
  return null
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && VOWELS.includes(letter)
}

/** A y that is a consonant becomes Y: at the start, and after a vowel. */
function markConsonants(word: string): string {
  let marked = ''
  for (let at = 0; at < word.length; at++) {
    const letter = word[at] as string
    marked += letter === 'y' && (at === 0 || isVowel(marked[at - 1])) ? 'Y' : letter
  }
  return marked
}

/** What comes after the first consonant that follows a vowel; the end of the word where there is none. */
function regionAfter(word: string, from: number): number {
  let at = from
  while (at < word.length && !isVowel(word[at])) at++
  while (at < word.length && isVowel(word[at])) at++
  return at < word.length ? at + 1 : word.length
}

function cutPossessive(word: string): string {
  if (word.endsWith("'s'")) return word.slice(0, -3)
  if (word.endsWith("'s")) return word.slice(0, -2)
  return word.endsWith("'") ? word.slice(0, -1) : word
}

function cutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ied') || word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1)
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word
}

function hasVowel(word: string, end: number): boolean {
  for (let at = 0; at < end; at++) if (isVowel(word[at])) return true
  return false
}

const PAST = ['ingly', 'eedly', 'edly', 'ing', 'eed', 'ed']

function cutPast(word: string, first: number): string {
  const ending = PAST.find((one) => word.endsWith(one))
  if (ending === undefined) return word
  const start = word.length - ending.length
  if (ending.startsWith('eed')) return start >= first ? `${word.slice(0, start)}ee` : word
  if (!hasVowel(word, start)) return word
  const stem = word.slice(0, start)
  const two = stem.slice(-2)
  if (two === 'at' || two === 'bl' || two === 'iz') return `${stem}e`
  if (DOUBLES.has(two)) return stem.slice(0, -1)
  return stem.length === first && endsShort(stem, stem.length) ? `${stem}e` : stem
}

/** Is the syllable before `end` a short one? */
function endsShort(word: string, end: number): boolean {
  const [before, vowel, last] = [word[end - 3], word[end - 2], word[end - 1]]
  if (last === undefined || !isVowel(vowel)) return false
  if (before === undefined) return !isVowel(last)
  return !NOT_SHORT.includes(last) && !isVowel(before)
}

function cutY(word: string): string {
  const last = word[word.length - 1]
  if ((last !== 'y' && last !== 'Y') || word.length < 3 || isVowel(word[word.length - 2])) return word
  return `${word.slice(0, -1)}i`
}

function cutLast(word: string, first: number, second: number): string {
  const start = word.length - 1
  if (word.endsWith('e'))
    return start >= second || (start >= first && !endsShort(word, start)) ? word.slice(0, start) : word
  return word.endsWith('ll') && start >= second ? word.slice(0, start) : word
}

import type { StatementNotice } from '../../../domain/notice.ts'
import { withoutAccents } from '../../../domain/without-accents.ts'
import { bounded, roomOf } from '../limits.ts'
import type { Reader } from '../reader.ts'
import { findName } from './find-name.ts'
import { readChance, readNarrower, readTerm, sayLikeness, sayMeaning } from './say-match.ts'

/** Chance in a hundred under which a text is more likely about something else, and under which few are about the claim. */
const EVEN = 50
const FEW = 30
/** Share of the shorter of two words that they begin with alike, from which they are one word in two forms. */
const SAME_WORD = 0.6
const LEAST_ALIKE = 4

type Facts = Pick<StatementNotice, 'why' | 'matchReasons' | 'claim' | 'quote'>
type Said = { words: string[]; wording: string[]; chance: string[]; beside: string[]; other: string[] }

/**
 * The line of a post that says why it is here, in at most a line's room: the words of the text that tie it to the claim,
 * most telling first and each of them whole; how often such a text is about the claim, or that it is here by its names and
 * words alone; which claim beside it was passed over. What the chance was weighed by is for `why`.
 */
export function sayMatched(facts: Facts, reader: Reader): string {
  const { why, matchReasons, claim, quote } = facts
  const details = matchReasons?.map(({ detail }) => detail) ?? why.split(SEPARATOR)
  const said: Said = { words: [], wording: [], chance: [], beside: [], other: [] }
  const context: Context = { known: [], texts: [quote.words, claim.text].map((one) => bounded(one, 'quote')), reader }
  for (const detail of details) sayInto(said, detail, context)
  const { words, chance, beside, other } = said
  const wording = words.length + other.length > 0 ? [] : said.wording
  const rest = [...other, ...wording, ...chance, ...beside].map((one) => bounded(one, 'line'))
  const room = roomOf('line') - rest.reduce((sum, one) => sum + SEPARATOR.length + one.length, 0)
  const first = words.length === 0 ? [] : [listWithin(words, room, reader)]
  return bounded([...first, ...rest].join(SEPARATOR), 'line')
}

const SEPARATOR = ' · '

/** `known` has what was said before, folded; `texts` may have a name as it is printed. */
type Context = { known: string[]; texts: readonly string[]; reader: Reader }

function sayInto(said: Said, detail: string, context: Context): void {
  const { reader } = context
  const { inPost } = reader.answers.why.reasons
  const term = readTerm(detail)
  if (term !== null) {
    const word = sayWord(term, context)
    if (word !== null) said.words.push(word)
    return
  }
  const chance = readChance(detail)
  if (chance !== null) {
    said.chance.push(sayHowLikely(chance.inHundred, reader))
    return
  }
  const narrower = readNarrower(detail)
  if (narrower !== null) {
    said.beside.push(inPost.beside[narrower.how](bounded(narrower.slug, 'name')))
    return
  }
  const meaning = sayMeaning(detail, reader)
  if (meaning !== null) said.chance.push(meaning)
  else {
    const wording = sayLikeness(detail, reader)
    if (wording !== null) said.wording.push(wording)
    else if (detail.trim() !== '') said.other.push(bounded(detail, 'line'))
  }
}

/** Under an even chance it was what the rules make of its names and words that brought it here; the figure is for `why`. */
function sayHowLikely(inHundred: string, { answers }: Reader): string {
  const { likely, unlikely, seldom } = answers.why.reasons.inPost
  if (Number(inHundred) >= EVEN) return likely(inHundred)
  return Number(inHundred) < FEW ? seldom : unlikely
}

/** A word between the reader's quotation marks, with the claim's own where that is another; `null` for one said already. */
function sayWord(term: { printed: string; surface: string | null }, context: Context): string | null {
  const { known, texts, reader } = context
  const surface = term.surface === null ? null : bounded(term.surface, 'name')
  let printed = bounded(term.printed, 'name')
  // A name of several words is met where it stands whole, and noted by its first.
  const isWhole = surface !== null && withoutAccents(surface).startsWith(`${withoutAccents(printed)} `)
  // The small words between its own are not noted with it.
  if (isWhole) printed = findName(surface.split(' '), texts) ?? surface
  const word = withoutAccents(printed)
  if (word === '' || known.some((one) => ` ${one} `.includes(` ${word} `))) return null
  known.push(word)
  const quoted = withMarks(printed, reader)
  if (surface === null || isWhole || isSameWord(word, withoutAccents(surface))) return quoted
  return reader.answers.why.reasons.inPost.standsFor(quoted, withMarks(surface, reader))
}

/** As many as fit, and how many more there are; never fewer than one. */
function listWithin(quoted: readonly string[], room: number, { words }: Reader): string {
  for (let shown = quoted.length; ; shown--) {
    const left = quoted.length - shown
    const line = words.list([...quoted.slice(0, shown), ...(left === 0 ? [] : [words.others(left)])])
    if (line.length <= room || shown === 1) return line
  }
}

function withMarks(words: string, { words: { quoteMarks } }: Reader): string {
  return `${quoteMarks[0]}${words}${quoteMarks[1]}`
}

function isSameWord(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let alike = 0
  while (alike < shorter && one[alike] === other[alike]) alike++
  return alike >= LEAST_ALIKE && alike >= SAME_WORD * shorter
}

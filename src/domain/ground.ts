import type { Reason } from './statement.ts'

/** Where words stand within a quote: UTF-16 units, end exclusive. */
export type Ground = { start: number; end: number }

/** Of a verb's plain form these many letters at least begin the form that is printed: "calificar", "calificó". */
const LEAST_OF_A_VERB = 4

/**
 * Where in `quote` the words stand by which its stance was read, to be seen wherever the quote is shortened; `undefined`
 * where they stand outside it, in another form, or where no rule read it. Frames keep their words as printed, verbs their
 * plain form (`cueDetail`).
 */
export function groundIn(quote: string, reasons: readonly Reason[]): Ground | undefined {
  const cue = reasons.find(({ rule }) => rule === 'cue')?.detail
  if (cue === undefined) return undefined
  const [, negator] = /^negated: "([^"]+)" before /.exec(cue) ?? []
  const [, words = negator] = /^[^":]+: "(.+?)"?$/s.exec(negator === undefined ? cue : '') ?? []
  if (words === undefined) return undefined
  return placeOf(words, quote) ?? placeOfVerb(words, quote)
}

/** Whole words, as they are printed. */
function placeOf(words: string, quote: string): Ground | undefined {
  for (let start = quote.indexOf(words); start >= 0; start = quote.indexOf(words, start + 1)) {
    const end = start + words.length
    if (!isLetter(quote[start - 1]) && !isLetter(quote[end])) return { start, end }
  }
  return undefined
}

/** The first word that begins as the verb does. */
function placeOfVerb(lemma: string, quote: string): Ground | undefined {
  const [verb = ''] = lemma.split(' ')
  const stem = verb.replace(/(?:[aei]r|e|y)$/, '')
  if (stem.length < LEAST_OF_A_VERB || !/^\p{L}+$/u.test(stem)) return undefined
  const found = new RegExp(`(?<!\\p{L})${stem}\\p{L}*`, 'iu').exec(quote)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

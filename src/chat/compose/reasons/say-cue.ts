import type { CueName } from '../../../domain/reason.ts'
import type { Reader } from '../reader.ts'
import { withQuotes } from './with-quotes.ts'

/** What was read and by which words, as `cueDetail` keeps it; `null` where it is another form. */
export function sayCue(detail: string, reader: Reader): string | null {
  const { cue, negated } = reader.answers.why.reasons
  const [, word, reach, verb] = /^negated: "([^"]*)" before (.*?)(?:: "([^"]*)"?)?$/.exec(detail) ?? []
  if (word !== undefined && reach !== undefined)
    return withWords(negated(word, reach), verb === undefined ? '' : withQuotes(`"${verb}"`, reader))
  // Of names that begin alike the longest counts: "says so, in few of its words".
  const at = detail.indexOf(': ')
  const name = at < 0 ? detail : detail.slice(0, at)
  if (!Object.hasOwn(cue, name)) return null
  const words = at < 0 ? '' : detail.slice(at + 2)
  return withWords(cue[name as CueName], words === '""' ? '' : withQuotes(words, reader))
}

function withWords(cue: string, words: string): string {
  return words === '' ? cue : `${cue}: ${words}`
}

/** The verb of a headline gave way to the words quoted. */
export function sayQuoteOverVerb(detail: string, reader: Reader): string | null {
  const [, verb] = /^the text's verb says "denies": (.*)$/s.exec(detail) ?? []
  const cue = verb === undefined ? null : sayCue(verb, reader)
  return cue === null ? null : reader.answers.why.reasons.quoteOverVerb(cue)
}

import { putTogether } from '../../domain/sentence.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { FETCH_REASONS } from '../catalogue/es/failures/fetching.ts'
import { FAILURES } from '../catalogue/es/failures.ts'
import { wordOf } from '../catalogue/es/refusals/refusal-words.ts'
import { partsOf } from './parts-of.ts'

/**
 * Why a source or an article could not be had, or a post did not go out, in the reader's language. The record keeps the
 * sentence as it was written; one of another time or of another program is shown as it is, and so is what stands within one.
 */
export function sayFailure(recorded: string, locale: Locale): string {
  if (locale === 'en') return recorded
  return inSpanish(recorded) ?? twoSentences(recorded) ?? recorded
}

/** A note about an article: its title, which is its own, and why it was not read. */
export function sayArticleNote(note: string, locale: Locale): string {
  if (locale === 'en') return note
  // The first colon behind which there is something of ours: what stands before it is carried over in any case.
  for (let at = note.indexOf(': '); at >= 0; at = note.indexOf(': ', at + 1)) {
    const said = inSpanish(note.slice(at + 2))
    if (said !== null) return `${note.slice(0, at)}: ${said}`
  }
  return note
}

function inSpanish(recorded: string): string | null {
  const [, words, reason] = REASON.exec(recorded) ?? []
  const said = words === undefined ? null : sentenceInSpanish(words)
  if (said !== null) return `${said} (${wordOf(FETCH_REASONS, reason)})`
  const [, ours, theirs] = SLACKS_WORD.exec(recorded) ?? []
  const known = ours === undefined ? null : sentenceInSpanish(ours)
  return known === null ? sentenceInSpanish(recorded) : `${known} ${theirs}`
}

/** As the poll puts the fetcher's own code behind its sentence. */
const REASON = new RegExp(`^(.*) \\((${Object.keys(FETCH_REASONS).join('|')})\\)$`, 's')

/** Slack's own name for what it answered stays. */
const SLACKS_WORD = /^(.*) (\(Slack: \w+\))$/s

function sentenceInSpanish(words: string): string | null {
  const known = Object.hasOwn(FAILURES, words) ? { pattern: words, parts: [] } : partsOf(words, FAILURES)
  const spanish = known && FAILURES[known.pattern]
  if (!known || !spanish) return null
  return typeof spanish === 'function'
    ? spanish((inner) => inSpanish(inner) ?? inner, ...known.parts)
    : putTogether(spanish, known.parts, String)
}

/** What a server answered, and what was in the page that came with it. */
function twoSentences(recorded: string): string | null {
  const at = recorded.indexOf('. ') + 1
  if (at === 0) return null
  const [first, second] = [inSpanish(recorded.slice(0, at)), inSpanish(recorded.slice(at + 1))]
  return first === null || second === null ? null : `${first} ${second}`
}

import type { Ground } from '../../domain/ground.ts'
import type { Block } from '../../domain/message.ts'
import type { QuoteRef } from '../../domain/notice.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { boundedQuote } from './limits.ts'
import type { Reader } from './reader.ts'
import { text } from './spans.ts'

/** The words themselves, and under them what a reader must know of them. Nothing where there are none. */
export function quoteBlocks(quote: QuoteRef, reader: Reader): Block[] {
  const words = boundedQuote(quote, 'quote')
  if (words === '') return []
  const notes = quoteNotes(quote, reader)
  const block: Block = { type: 'quote', text: words, language: quote.language, direct: quote.direct }
  return notes.length === 0 ? [block] : [block, { type: 'context', spans: [text(notes.join(' · '))] }]
}

/** Words inside a line: between quotation marks only where they are the speaker's own. */
export function quotedInline(
  quote: { words: string; ground?: Ground; language: Language; direct: boolean },
  reader: Reader,
): string {
  const words = boundedQuote(quote, 'words')
  if (words === '') return ''
  const notes = quoteNotes(quote, reader)
  const shown = quote.direct ? withMarks(words, reader) : words
  return notes.length === 0 ? shown : `${shown} (${notes.join('; ')})`
}

/** Adds the reader's quotation marks, unless the words bring their own. */
export function withMarks(words: string, reader: Pick<Reader, 'words'>): string {
  const [open, close] = reader.words.quoteMarks
  return /^["“«„].*["”»“]$/.test(words) ? words : `${open}${words}${close}`
}

function quoteNotes(quote: { language: Language; direct: boolean }, reader: Reader): string[] {
  return [
    ...(quote.language === reader.locale ? [] : [reader.words.original(quote.language)]),
    ...(quote.direct ? [] : [reader.words.reported]),
  ]
}

import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from './fold-text.ts'
import { isFunctionWord } from './function-words.ts'
import { LONGEST_TEXT } from './tokenise.ts'

/** `text` is the original between the offsets (UTF-16 units, end exclusive), without outer white space. */
export type Sentence = { text: string; start: number; end: number }

/** A quotation still open after so many units is taken for an unbalanced mark, and its sentences stay apart. */
const LONGEST_QUOTE = 900

/** Abbreviations after which a sentence never ends: a name or a number follows. Folded, without the last full stop. */
const NEVER_LAST = new Set(
  `sen rep gov gen brig lt col sgt capt cmdr maj adm mr mrs ms dr prof st rev hon pres supt det vs no fig approx sra sr srta dra
  lic ing gral cnel cap cmte arq mtro mtra dip av num art pag prof magdo prov fr dto p.ej ej tte alfz jr`.split(/\s+/),
)
/** Abbreviations that may end a sentence: they do when what follows looks like a fresh start. */
const MAYBE_LAST = new Set(
  'u.s us u.k uk u.n un ee.uu ee uu e.u eu u.s.a d.c a.m p.m inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec etc ene abr ago dic ud uds s.a c.v ph.d l.a e.e.u.u'.split(
    ' ',
  ),
)
const LAST_WORD = /([\p{L}\p{M}.]+)\.[)\]"”’»']*\s*$/u
const INITIAL = /(?:^|[^\p{L}.])\p{Lu}\.\s*$/u
const FIRST_WORD = /^\s*["“«¿¡('‘[]*\s*(\p{L}[\p{L}\p{M}]*)/u
const LOWER_START = /^\s*["“«('‘[]*\s*\p{Ll}/u
/** A full stop glued between a word and a capital: paragraphs whose break an extractor lost. */
const GLUED = /\p{Ll}{3}[.!?]["”»]?(?=\p{Lu}\p{Ll})/gu

const segmenters: Partial<Record<string, Intl.Segmenter>> = {}

function segmenterFor(language: Language): Intl.Segmenter {
  const locale = language === 'es' ? 'es' : 'en'
  segmenters[locale] ??= new Intl.Segmenter(locale, { granularity: 'sentence' })
  return segmenters[locale]
}

/**
 * Sentences with their places. `Intl.Segmenter` cuts; pieces are joined again after abbreviations and initials
 * ("Sen. Cruz", "J. Doe", "EE. UU."), inside a quotation that runs over several sentences, and where a line was merely
 * wrapped. A blank line always ends a sentence. Linear; texts over 1 MiB are cut.
 */
export function splitSentences(text: string, language: Language): Sentence[] {
  const bounded = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  const sentences: Sentence[] = []
  const pieces = cutPieces(bounded, language)
  let open: { start: number; end: number } | null = null
  let quote = NO_QUOTE
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    if (open === null) {
      open = { ...piece }
      quote = NO_QUOTE
    } else open.end = piece.end
    quote = followQuotes(bounded, piece.start, piece.end, quote)
    if (next !== undefined && belongTogether(bounded, open, piece, next, quote)) continue
    const sentence = trimSpan(bounded, open.start, open.end)
    if (sentence !== null) sentences.push(sentence)
    open = null
  }
  return sentences
}

type Piece = { start: number; end: number }

function cutPieces(text: string, language: Language): Piece[] {
  const pieces: Piece[] = []
  for (const { segment, index } of segmenterFor(language).segment(text)) {
    let start = index
    if (segment.length > 12) {
      for (const glued of mayBeGlued(segment) ? segment.matchAll(GLUED) : []) {
        const end = index + glued.index + glued[0].length
        pieces.push({ start, end })
        start = end
      }
    }
    if (index + segment.length > start) pieces.push({ start, end: index + segment.length })
  }
  return pieces
}

/** Does anything but white space follow a mark that ends sentences? Looked at before the expression is asked. */
function mayBeGlued(segment: string): boolean {
  for (let at = segment.length - 2; at > 0; at--) {
    const mark = segment.charCodeAt(at)
    if ((mark === FULL_STOP || mark === QUESTION || mark === EXCLAMATION) && segment.charCodeAt(at + 1) > BLANK)
      return true
  }
  return false
}

const [FULL_STOP, QUESTION, EXCLAMATION, BLANK] = ['.', '?', '!', ' '].map((mark) => mark.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
]

function belongTogether(text: string, open: Piece, piece: Piece, next: Piece, quote: QuoteState): boolean {
  const tail = text.slice(Math.max(piece.start, piece.end - 60), piece.end)
  const wraps = /[\n\r]/.test(tail)
  if (wraps && /\n\s*\n\s*$/.test(tail)) return false
  const head = text.slice(next.start, Math.min(next.end, next.start + 60))
  if (/^\s*$/.test(text.slice(piece.start, piece.end))) return piece.start === open.start
  if (wraps && /[\n\r]\s*$/.test(tail)) return LOWER_START.test(head) && !/[.!?:]["”»)]*\s*$/.test(tail)
  if (quote.openedAt >= 0) return closesSoon(text, quote, piece.end)
  if (LOWER_START.test(head)) return true
  if (/^\s*["”»’')\]]+\s*$/.test(text.slice(next.start, next.end))) return true
  return endsInAbbreviation(tail, head)
}

function endsInAbbreviation(tail: string, head: string): boolean {
  if (INITIAL.test(tail) && /^\s*\p{Lu}/u.test(head)) return !startsAfresh(head)
  const last = LAST_WORD.exec(tail)?.[1]
  if (last === undefined) return false
  const word = foldText(last)
  if (NEVER_LAST.has(word)) return true
  if (!MAYBE_LAST.has(word)) return false
  return !startsAfresh(head)
}

/** "The", "El", "She said": a capitalised function word is how a new sentence mostly begins. */
function startsAfresh(head: string): boolean {
  if (/^\s*["“«¿¡]/.test(head)) return true
  const word = FIRST_WORD.exec(head)?.[1]
  return word !== undefined && word.length > 1 && isFunctionWord(foldText(word))
}

/** `closer` is a character's code. */
type QuoteState = { openedAt: number; closer: number }
const NO_QUOTE: QuoteState = { openedAt: -1, closer: 0 }

const [CURLY, CURLY_END, ANGLE, ANGLE_END, STRAIGHT] = ['“', '”', '«', '»', '"'].map((mark) => mark.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
]

/** Code of the mark that closes a quotation which the mark of a code opens; 0 where that opens none. */
export function closerOf(mark: number): number {
  if (mark === STRAIGHT) return STRAIGHT
  if (mark === CURLY) return CURLY_END
  return mark === ANGLE ? ANGLE_END : 0
}

function followQuotes(text: string, start: number, end: number, before: QuoteState): QuoteState {
  let state = before
  for (let at = start; at < end; at++) {
    const mark = text.charCodeAt(at)
    if (state.openedAt >= 0) {
      if (mark === state.closer) state = NO_QUOTE
      continue
    }
    const closer = closerOf(mark)
    if (closer > 0) state = { openedAt: at, closer }
  }
  return state
}

/** Is the quotation closed within its longest length and before the paragraph ends? */
function closesSoon(text: string, quote: QuoteState, from: number): boolean {
  const limit = quote.openedAt + LONGEST_QUOTE
  if (from >= limit) return false
  const rest = text.slice(from, limit)
  const close = rest.indexOf(String.fromCharCode(quote.closer))
  if (close < 0) return false
  const paragraph = rest.search(/\n/)
  return paragraph < 0 || close < paragraph
}

function trimSpan(text: string, start: number, end: number): Sentence | null {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from] as string)) from++
  while (to > from && /\s/.test(text[to - 1] as string)) to--
  return from === to ? null : { text: text.slice(from, to), start: from, end: to }
}

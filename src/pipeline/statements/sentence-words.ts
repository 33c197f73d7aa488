import { closerOf, splitSentences } from '../text/split-sentences.ts'
import { eachWord, type Token } from '../text/tokenise.ts'

/** A word with the marks that stand between it and the one before. Offsets into the field's text. */
export type Word = Token & { gap: string; possessive: boolean }

/** A sentence as the rules read it: words, a folded line for patterns, and what is between quotation marks. */
export type SentenceWords = {
  field: 'title' | 'body'
  index: number
  language: 'en' | 'es'
  start: number
  end: number
  text: string
  words: Word[]
  /** Folded words and marks, one blank between them. */
  line: string
  /** Where in `line` each word begins. */
  starts: number[]
  /** Insides of quotations, offsets into the field. */
  quotes: { start: number; end: number }[]
  /** Are most words capitalised, as in headlines? Then capitals name nobody. */
  titleCase: boolean
}

const MARKS = /[,;:.?!"()«»“”—–…]/g
const SHOWN: Record<string, string> = { '«': '"', '»': '"', '“': '"', '”': '"', '—': ';', '–': ';', '…': '.' }

/** A run without an end of sentence is read so far; nobody speaks at such length. */
const LONGEST = 2_000

/** "Acme (NYSE: ACM) said": where its shares are sold, and as what, is no part of the sentence. */
const TICKER = /\((?:\p{Lu}{3,8}|Nasdaq|Euronext|OTC\p{Lu}*)(?: \p{Lu}{2,4})?: ?\p{Lu}[\p{Lu}\d.]{0,7}\)/gu

/** Sentences of a field with their words. `limit` bounds how many are read. */
export function readSentences(
  text: string,
  field: 'title' | 'body',
  language: 'en' | 'es',
  limit: number,
): SentenceWords[] {
  const plain = text.replace(TICKER, (ticker) => ' '.repeat(ticker.length))
  return splitSentences(plain, language)
    .slice(0, limit)
    .map((sentence, index) => {
      const words: Word[] = []
      const offset = sentence.start
      // Made whole at once: what is added to an object afterwards takes room of its own.
      eachWord(sentence.text.slice(0, LONGEST), language, (word, start, end) => {
        const { text: printed, folded, stem, kind, capital, acronym } = word
        words.push({
          text: printed,
          start: offset + start,
          end: offset + end,
          folded,
          stem,
          kind,
          capital,
          acronym,
          gap: '',
          possessive: isPossessive(printed),
        })
      })
      const { line, starts } = joinWords(plain, sentence.start, sentence.end, words)
      return {
        field,
        index,
        language,
        start: sentence.start,
        end: sentence.end,
        text: text.slice(sentence.start, sentence.end),
        words,
        line,
        starts,
        quotes: findQuotes(text, sentence.start, sentence.end),
        titleCase: isTitleCase(words),
      }
    })
}

/** "Oslo's", "the parties’". */
function isPossessive(text: string): boolean {
  const last = text.length - 1
  return APOSTROPHES.includes(text.charAt(text.charCodeAt(last) === SMALL_S ? last - 1 : last))
}

const APOSTROPHES = ["'", '’', 'ʼ']
const SMALL_S = 's'.charCodeAt(0)

function joinWords(text: string, start: number, end: number, words: Word[]): { line: string; starts: number[] } {
  const parts: string[] = []
  const starts: number[] = []
  let length = 0
  const push = (part: string) => {
    parts.push(part)
    length += part.length + 1
  }
  let before = start
  for (const word of words) {
    const gap = text.slice(before, word.start)
    word.gap = gap
    // Mostly a blank.
    if (gap !== ' ') for (const mark of gap.match(MARKS)?.slice(0, 6) ?? []) push(SHOWN[mark] ?? mark)
    starts.push(length)
    push(word.folded)
    before = word.end
  }
  for (const mark of text.slice(before, end).match(MARKS)?.slice(0, 6) ?? []) push(SHOWN[mark] ?? mark)
  return { line: parts.join(' '), starts }
}

function findQuotes(text: string, start: number, end: number): { start: number; end: number }[] {
  const quotes: { start: number; end: number }[] = []
  let open = -1
  let closer = 0
  for (let at = start; at < end; at++) {
    const mark = text.charCodeAt(at)
    if (open >= 0) {
      if (mark !== closer) continue
      if (at > open) quotes.push({ start: open, end: at })
      open = -1
    } else {
      closer = closerOf(mark)
      if (closer > 0) open = at + 1
    }
  }
  return quotes
}

function isTitleCase(words: readonly Word[]): boolean {
  const long = words.filter((word) => word.kind === 'word' && word.text.length > 3)
  return long.length >= 4 && long.filter((word) => word.capital).length / long.length > 0.75
}

/** Index of the word that stands at or after a place of `line`. */
export function wordAt(sentence: SentenceWords, place: number): number {
  let low = 0
  let high = sentence.starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentence.starts[middle] as number) < place) low = middle + 1
    else high = middle
  }
  return low
}

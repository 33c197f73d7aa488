import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from '../../pipeline/text/fold-text.ts'
import { isFunctionWord } from '../../pipeline/text/function-words.ts'
import { tokenise } from '../../pipeline/text/tokenise.ts'

/**
 * The plain way, measured beside the product's own: BM25 over Snowball stems (k1 1.2, b 0.75) plus cosine of character
 * 3–5-grams (tf-idf, inside words), each divided by its best score, summed. Nothing here is used by the product.
 */
export type Baseline = { rank(query: string, language: Language, most: number): { doc: number; score: number }[] }

const K1 = 1.2
const B = 0.75

export function buildBaseline(docs: readonly string[], language: Language): Baseline {
  const stems = buildPostings(docs.map((doc) => stemsOf(doc, language)))
  const grams = buildPostings(docs.map((doc) => gramsOf(doc)))
  const average = docs.length === 0 ? 1 : stems.lengths.reduce((sum, length) => sum + length, 0) / docs.length
  const idf = (df: number) => Math.log(1 + (docs.length - df + 0.5) / (df + 0.5))
  const norms = new Float64Array(docs.length)
  for (const list of grams.lists.values())
    for (const { doc, count } of list) norms[doc] = (norms[doc] ?? 0) + weigh(count, idf(list.length)) ** 2
  return {
    rank(query, queryLanguage, most) {
      const words = new Float64Array(docs.length)
      for (const stem of new Set(stemsOf(query, queryLanguage))) {
        const list = stems.lists.get(stem)
        if (list === undefined) continue
        for (const { doc, count } of list) {
          const length = stems.lengths[doc] ?? 1
          words[doc] =
            (words[doc] ?? 0) + (idf(list.length) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average))
        }
      }
      const chars = new Float64Array(docs.length)
      for (const [gram, count] of countAll(gramsOf(query))) {
        const list = grams.lists.get(gram)
        if (list === undefined) continue
        const weight = weigh(count, idf(list.length))
        for (const posting of list)
          chars[posting.doc] = (chars[posting.doc] ?? 0) + weight * weigh(posting.count, idf(list.length))
      }
      for (let doc = 0; doc < docs.length; doc++) chars[doc] = (chars[doc] ?? 0) / (Math.sqrt(norms[doc] ?? 1) || 1)
      const bestWords = words.reduce((a, b) => Math.max(a, b), 1e-9)
      const bestChars = chars.reduce((a, b) => Math.max(a, b), 1e-9)
      const scored: { doc: number; score: number }[] = []
      for (let doc = 0; doc < docs.length; doc++) {
        const score = (words[doc] ?? 0) / bestWords + (chars[doc] ?? 0) / bestChars
        if (score > 0) scored.push({ doc, score })
      }
      return scored.sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, most)
    },
  }
}

function weigh(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf
}

function stemsOf(text: string, language: Language): string[] {
  return tokenise(text, language)
    .filter(({ folded }) => !isFunctionWord(folded, language))
    .map(({ stem }) => stem)
}

function gramsOf(text: string): string[] {
  const grams: string[] = []
  for (const [word] of foldText(text).matchAll(/[\p{L}\p{N}]{1,40}/gu)) {
    const padded = ` ${word} `
    for (let size = 3; size <= 5; size++)
      for (let at = 0; at + size <= padded.length; at++) grams.push(padded.slice(at, at + size))
  }
  return grams
}

type Posting = { doc: number; count: number }

function buildPostings(docs: readonly string[][]): { lists: Map<string, Posting[]>; lengths: number[] } {
  const lists = new Map<string, Posting[]>()
  for (const [doc, terms] of docs.entries())
    for (const [term, count] of countAll(terms)) {
      const list = lists.get(term)
      if (list === undefined) lists.set(term, [{ doc, count }])
      else list.push({ doc, count })
    }
  return { lists, lengths: docs.map((terms) => terms.length) }
}

function countAll(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

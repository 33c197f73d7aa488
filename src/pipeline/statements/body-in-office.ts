import { type Mention, printWords } from './cast-draft.ts'
import { ARTICLES, type Chunk } from './read-chunks.ts'
import type { SentenceWords } from './sentence-words.ts'

/** How many sentences back "the ministry" may mean the one whose spokesman spoke. */
const REACH = 3

/** "A spokesman for the Latvian foreign ministry … . The ministry": the body as the office before it names it. */
export function bodyInOffice(
  mentions: ReadonlyMap<SentenceWords, readonly Mention[]>,
  sentence: SentenceWords,
  { role, before, from }: Chunk,
): { name: string; countries: readonly string[] } | null {
  if (!/^(?:the|el|la)$/.test(before)) return null
  let found: { name: string; countries: readonly string[] } | null = null
  for (const [where, list] of mentions) {
    if (where.field !== sentence.field || where.index > sentence.index || where.index < sentence.index - REACH) continue
    for (const { chunk } of list) {
      if (chunk.roleKind !== 'person' || (where === sentence && chunk.to > from)) continue
      const name = nameIn(where, chunk, role)
      if (name !== '') found = { name, countries: chunk.countries }
    }
  }
  return found
}

function nameIn(sentence: SentenceWords, chunk: Chunk, role: string): string {
  const words = sentence.words
  const at = words.findIndex((word, place) => place > chunk.from && place < chunk.to && word.folded === role)
  if (at < 0) return ''
  // Spanish bodies begin with their kind, English ones end with it.
  if (sentence.language === 'es') return printWords(sentence, at, chunk.to)
  let start = at
  while (start > chunk.from && !/^(?:for|of|at)$/.test(words[start - 1]?.folded ?? '')) start--
  if (start === chunk.from) return ''
  while (ARTICLES.has(words[start]?.folded ?? '')) start++
  return printWords(sentence, start, at + 1)
}

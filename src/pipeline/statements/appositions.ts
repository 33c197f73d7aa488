import { isFunctionWord } from '../text/function-words.ts'
import { addOffice, type Draft } from './cast-draft.ts'
import { ARTICLES, type Chunk } from './read-chunks.ts'
import type { SentenceWords, Word } from './sentence-words.ts'
import { isVerbForm } from './verb-forms.ts'

/** "Mexico's president, Claudia Sheinbaum," and "Rafael Grossi, director general del OIEA,": one is the other's office. */
export function readAppositions(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
  for (const [index, chunk] of chunks.entries()) {
    const next = chunks[index + 1]
    if (next === undefined) continue
    const between = sentence.words.slice(chunk.to, next.from)
    if (
      !/^,?\s*\(?$/.test((sentence.words[chunk.to] as Word).gap.trim()) ||
      !(sentence.words[chunk.to] as Word).gap.includes(',')
    )
      continue
    if (between.some((word) => !mayStandBetween(word))) {
      // "Tove Lindahl, former cable-ship captain,": plain words before the office belong to it.
      const plain = chunk.name.length > 0 && isOffice(next) && between.length <= 4 && between.every(isPlainWord)
      if (!plain) continue
    }
    if (isOffice(chunk) && next.name.length > 0 && (next.role === '' || next.roleKind === 'person'))
      joinOffice(draft, sentence, chunk, next)
    else if (next.roleKind === 'body' && chunk.acronym && chunk.name.length > 0 && next.name.length === 0)
      joinBody(draft, sentence, next, chunk)
    else if (isOffice(next) && chunk.name.length > 0 && !chunk.acronym && closesApposition(sentence, next))
      joinOffice(draft, sentence, next, chunk)
  }
}

/** "the DEA, the US drug agency,": what kind of body the initials are. */
function joinBody(draft: Draft, sentence: SentenceWords, kind: Chunk, named: Chunk): void {
  const mention = draft.mentions.get(sentence)?.find((known) => known.chunk === named)
  if (mention === undefined || mention.entity.kind !== 'body') return
  mention.entity.roles.add(kind.role)
  for (const country of kind.countries) mention.entity.countries.add(country)
  draft.mentions.get(sentence)?.push({ chunk: kind, entity: mention.entity, sentence, plural: false })
}

function mayStandBetween(word: Word): boolean {
  return ARTICLES.has(word.folded) || /^(?:who|quien|que|is|was|es|fue|era|quienes)$/.test(word.folded)
}

function isPlainWord(word: Word): boolean {
  if (ARTICLES.has(word.folded) || /^(?:former|ex|retired|longtime|late)$/.test(word.folded)) return true
  if (isVerbForm(word.folded, 'es') && /o$|aron$|ieron$/.test(word.folded) && word.text !== word.folded) return false
  return !word.capital && word.kind === 'word' && !isFunctionWord(word.folded) && !/[,;:("]/.test(word.gap.slice(1))
}

/** "X, director of Y, said", not "in the hall, the director said". */
function closesApposition(sentence: SentenceWords, office: Chunk): boolean {
  // What belongs to the office may be long: "exjefe de operaciones internacionales de la DEA,".
  for (let at = office.to; at <= office.to + 9; at++) {
    const word = sentence.words[at]
    if (word === undefined || /[,.;()—–]/.test(word.gap)) return true
    if (at === office.to && !/^(?:of|for|at|in|de|del|en|para|y|and)$/.test(word.folded)) return false
  }
  return false
}

function isOffice(chunk: Chunk): boolean {
  return chunk.name.length === 0 && chunk.roleKind === 'person'
}

function joinOffice(draft: Draft, sentence: SentenceWords, office: Chunk, named: Chunk): void {
  const mention = draft.mentions.get(sentence)?.find((known) => known.chunk === named)
  if (mention === undefined || mention.entity.kind === 'country') return
  mention.entity.kind = 'person'
  addOffice(mention.entity, sentence, office, draft.mentions)
  draft.mentions.get(sentence)?.push({ chunk: office, entity: mention.entity, sentence, plural: false })
}

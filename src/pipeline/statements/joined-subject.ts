import type { Attribution, Subject } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import { folded, gapBefore, isAside, isObject } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'

/** "El diputado X se mostró escéptico y pidió …": a joined verb has the sentence's own subject. */
export function findJoined(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  before: readonly Attribution[],
): Subject | null {
  if (before.length > 0 || !/^(?:and|but|y|e|pero|aunque)$/.test(joinBefore(sentence, at))) return null
  const subject = mentions.find(
    (mention) =>
      mention.chunk.to < at &&
      !isObject(sentence, mention) &&
      !mention.chunk.possessive &&
      mention.entity.topic !== true,
  )
  if (subject === undefined || subject.chunk.from > 8 || at - subject.chunk.to > 28) return null
  // Nobody else comes between who could be meant.
  const other = mentions.find(
    (mention) =>
      mention !== subject &&
      mention.entity !== subject.entity &&
      mention.chunk.to < at &&
      mention.chunk.from > subject.chunk.to &&
      !isObject(sentence, mention) &&
      !isAside(sentence, mention),
  )
  if (other !== undefined && language === 'en') return null
  return { mention: null, entity: subject.entity, distance: 3, rule: "the sentence's subject", from: 1e9 }
}

/** The word that joins this verb's clause to the one before, over auxiliaries and adverbs. */
function joinBefore(sentence: SentenceWords, at: number): string {
  let left = at - 1
  while (
    left > at - 4 &&
    /^(?:ha|han|habia|se|lo|la|le|tambien|luego|has|had|have|also|then|later|ademas)$/.test(folded(sentence, left))
  )
    left--
  return folded(sentence, left)
}

/** "un informe presentado el lunes por X", "a report by X", "el análisis de X". */
export function authorOf(sentence: SentenceWords, noun: number, mentions: readonly Mention[]): Mention | null {
  for (let at = noun + 1; at <= noun + 7 && at < sentence.words.length; at++) {
    if (/[;:.]/.test(gapBefore(sentence, at))) return null
    if (!/^(?:de|del|por|by|from|of)$/.test(folded(sentence, at))) continue
    const author = mentions.find(({ chunk }) => chunk.from > at && chunk.from <= at + 3)
    if (author !== undefined) return author
  }
  return null
}

/** `"The regime did not …", he says`: who stands within the quotation does not speak it. */
export function quotedApart(sentence: SentenceWords, { chunk }: Mention, at: number): boolean {
  const name = sentence.words[chunk.from]?.start ?? 0
  const verb = sentence.words[at]?.start ?? 0
  return sentence.quotes.some(
    (quote) => quote.start <= name && name < quote.end && (verb < quote.start || verb >= quote.end),
  )
}

import { foldText } from '../text/fold-text.ts'
import { isMedia } from './agencies.ts'
import type { Attribution } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import type { Discourse } from './discourse.ts'
import { CLAUSE, folded, gapBefore } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { SPEAKING } from './speaking-verb.ts'
import { verbReadings } from './verb-forms.ts'

/** "Grossi: …", "Respuesta de la presidenta: «…»": a name and a colon at the head of a sentence. */
export function readColon(sentence: SentenceWords, at: number, mentions: readonly Mention[]): Attribution | null {
  const gap = gapBefore(sentence, at)
  if (at > 8 || gap === ' ' || !/^["”»)]?:/.test(gap)) return null
  const own = mentions.find((mention) => mention.chunk.to === at && !mention.chunk.possessive)
  if (own === undefined || isMedia(foldText(own.entity.name)) || own.entity.topic === true) return null
  const opening = sentence.words
    .slice(0, own.chunk.from)
    .map((word) => word.folded)
    .join(' ')
  if (
    !/^(?:the|el|la|los|las|(?:respuesta|palabras|contestacion|declaracion|answer|reply|words) (?:de|del|of|from|by)(?: (?:la|el|the))?)?$/.test(
      opening,
    )
  )
    return null
  return {
    holder: own.entity,
    type: 'say',
    lemma: ':',
    from: 0,
    to: at,
    covers: [],
    negated: false,
    rule: 'name and colon',
    distance: 0,
  }
}

/** "No fraud was found: Carter", "La prueba no castiga a nadie: Nuño", "Trial within weeks - Daoud": a headline's speaker. */
export function readClosingName(sentence: SentenceWords, mentions: readonly Mention[]): Attribution | null {
  const total = sentence.words.length
  if (sentence.field !== 'title') return null
  const own = mentions.find(({ chunk }) => chunk.to === total && chunk.from >= 3)
  if (own === undefined || !/^["”»)]?(?:: | --? | [—–] )$/.test(gapBefore(sentence, own.chunk.from))) return null
  if (own.entity.kind === 'unnamed' || isMedia(foldText(own.entity.name))) return null
  return {
    holder: own.entity,
    type: 'say',
    lemma: ':',
    from: own.chunk.from,
    to: total,
    covers: [],
    negated: false,
    rule: 'name and colon',
    distance: 0,
  }
}

export function readAccordingTo(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
): Attribution | null {
  const word = folded(sentence, at)
  let length = 0
  if (language === 'en') {
    if (word === 'according' && folded(sentence, at + 1) === 'to') length = 2
    else if (
      word === 'in' &&
      /^(?:his|her|their|its)$/.test(folded(sentence, at + 1)) &&
      /^(?:words|view|telling|account)$/.test(folded(sentence, at + 2))
    ) {
      const holder = discourse.speaker
      if (holder !== null)
        return {
          holder,
          type: 'say',
          lemma: 'in … words',
          from: at,
          to: at + 3,
          covers: [],
          negated: false,
          rule: 'according to',
          distance: 1,
        }
    }
  } else if (word === 'segun') length = 1
  else if (word === 'de' && folded(sentence, at + 1) === 'acuerdo' && folded(sentence, at + 2) === 'con') length = 3
  else if (word === 'a' && folded(sentence, at + 1) === 'juicio' && folded(sentence, at + 2) === 'de') length = 3
  else if (word === 'a' && folded(sentence, at + 1) === 'su' && folded(sentence, at + 2) === 'juicio') length = 3
  else if (word === 'en' && folded(sentence, at + 1) === 'palabras' && folded(sentence, at + 2) === 'de') length = 3
  else if (word === 'para' && at === 0) length = 1
  if (length === 0) return null
  let next = at + length
  // "según informó la Fiscalía", "según el cual": a verb follows and is read by itself
  if (
    language === 'es' &&
    word === 'segun' &&
    verbReadings(folded(sentence, next), language).some((verb) => SPEAKING.has(verb.type))
  )
    return null
  if (/^(?:el|la|los|las)$/.test(folded(sentence, next)) && /^(?:cual|cuales|que)$/.test(folded(sentence, next + 1)))
    return null
  while (/^(?:the|a|an|el|la|los|las|su|sus|un|una|some|several)$/.test(folded(sentence, next))) next++
  const mention =
    mentions.find((m) => m.chunk.from <= next && next < m.chunk.to) ??
    mentions.find(
      (m) => m.chunk.from >= next && m.chunk.from <= next + 2 && !CLAUSE.test(gapBefore(sentence, m.chunk.from)),
    )
  if (mention === undefined) {
    const pronoun = /^(?:him|her|them|it|el|ella|ellos|su|his|their)$/.test(folded(sentence, at + length))
    const holder = discourse.person ?? discourse.speaker
    if (!pronoun || holder === null) return null
    return {
      holder,
      type: 'say',
      lemma: word,
      from: at,
      to: at + length,
      covers: [],
      negated: false,
      rule: 'according to',
      distance: 1,
    }
  }
  const holder = word === 'para' && mention.entity.kind === 'group' ? null : mention.entity
  if (holder === null || isMedia(foldText(holder.name)) || isMedia(folded(sentence, mention.chunk.from - 1)))
    return null
  return {
    holder,
    type: 'say',
    lemma: word,
    from: at,
    to: mention.chunk.to,
    covers: [],
    negated: false,
    rule: 'according to',
    distance: 0,
  }
}

/** "…", se lee en el documento: whoever published it last says so. */
export function readQuotedDocument(sentence: SentenceWords, at: number, discourse: Discourse): Attribution | null {
  if (
    folded(sentence, at) !== 'se' ||
    !/^(?:lee|leia|puede|afirma|senala|indica|sostiene)$/.test(folded(sentence, at + 1))
  )
    return null
  let noun = at + 2
  while (/^(?:leer|en|el|la|su|un|una|dicho|dicha)$/.test(folded(sentence, noun))) noun++
  if (noun === at + 2 || !QUOTED_DOCUMENT.test(folded(sentence, noun))) return null
  const holder = discourse.body ?? discourse.group ?? discourse.speaker
  if (holder === null) return null
  return {
    holder,
    type: 'say',
    lemma: 'se lee',
    from: at,
    to: noun + 1,
    covers: [],
    negated: false,
    rule: `document "${folded(sentence, noun)}"`,
    distance: 3,
  }
}

const QUOTED_DOCUMENT =
  /^(?:documento|informe|texto|nota|comunicado|escrito|reporte|dictamen|carta|resolucion|sentencia|mensaje|boletin)$/

const CLAIM_NOUNS = {
  en: new Set(
    `claim claims allegation allegations accusation accusations assertion assertions charge charges account accounts version narrative
    statement statements contention suggestion suggestions insistence announcement`.split(/\s+/),
  ),
  es: new Set(
    `acusacion acusaciones afirmacion afirmaciones version denuncia denuncias senalamiento senalamientos alegato tesis relato dichos
    versiones alegaciones imputacion`.split(/\s+/),
  ),
}

/** "Russia's claim that …", "la acusación rusa", "la denuncia de Moscú". */
export function readPossessive(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): Attribution | null {
  if (!CLAIM_NOUNS[language].has(folded(sentence, at))) return null
  let owner: Mention | undefined
  if (language === 'en') {
    owner = mentions.find((m) => m.chunk.possessive && m.chunk.to <= at && at - m.chunk.to <= 2)
    if (owner === undefined && /^(?:by|from)$/.test(folded(sentence, at + 1)))
      owner = mentions.find((m) => m.chunk.from > at + 1 && m.chunk.from <= at + 3)
  } else {
    const next = folded(sentence, at + 1)
    if (/^(?:de|del)$/.test(next)) owner = mentions.find((m) => m.chunk.from > at + 1 && m.chunk.from <= at + 3)
    else owner = mentions.find((m) => m.chunk.from === at + 1)
  }
  if (owner === undefined) return null
  return {
    holder: owner.entity,
    type: 'charge',
    lemma: folded(sentence, at),
    from: Math.min(at, owner.chunk.from),
    to: Math.max(at + 1, owner.chunk.to),
    covers: [],
    negated: false,
    rule: 'possessive',
    distance: 0,
  }
}

import { isFunctionWord } from '../text/function-words.ts'
import type { Mention } from './cast-draft.ts'
import type { SentenceWords } from './sentence-words.ts'
import { verbReadings } from './verb-forms.ts'

export const SKIP_EN = new Set(
  `has have had not never also then again later earlier already publicly openly formally reportedly repeatedly once still further
  was were is are been be being will would could may might did does do to now promptly immediately quickly strongly flatly categorically
  firmly on in at late early recently today yesterday monday tuesday wednesday thursday friday saturday sunday too himself herself itself
  themselves all both just only even first twice since has long had so far previously privately separately jointly thus therefore however
  nevertheless meanwhile who which that morning evening night afternoon`.split(/\s+/),
)

export const SKIP_ES = new Set(
  `ha han habia habian haya hubo no nunca jamas tambien ya aun luego despues antes hoy ayer siempre solo asi se lo la le les los las me nos
  volvio vuelve volvieron a fue fueron es era publicamente nuevamente tajantemente rotundamente enfaticamente este el lunes martes
  miercoles jueves viernes sabado domingo manana tarde noche que quien quienes ademas incluso entonces tampoco por su parte misma mismo
  haber reciente recientemente poco despues previamente formalmente`.split(/\s+/),
)

export const PREPOSITIONS = {
  en: new Set(
    `of to against in on with by for from about over at into between after before through under upon toward towards than as near during
    without among like via per beside alongside behind despite amid across around inside outside including except
    beyond opposite regarding`.split(/\s+/),
  ),
  es: new Set(
    'de del a al contra en con por para sobre entre ante hacia desde hasta tras sin bajo mediante segun durante como'.split(
      ' ',
    ),
  ),
}

export const CLAUSE = /[;:()?!]|[,]\s*$/

export function gapBefore(sentence: SentenceWords, at: number): string {
  return sentence.words[at]?.gap ?? ''
}

export function folded(sentence: SentenceWords, at: number): string {
  return sentence.words[at]?.folded ?? ''
}

export function isNegated(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 3); before--) {
    const word = folded(sentence, before)
    if (
      language === 'en'
        ? /^(?:not|never|nor|neither|cannot)$|n't$/.test(word)
        : /^(?:no|nunca|jamas|tampoco|ni)$/.test(word)
    )
      return true
    if (CLAUSE.test(gapBefore(sentence, before + 1))) return false
    const skip = language === 'en' ? SKIP_EN : SKIP_ES
    if (!skip.has(word)) return false
  }
  return false
}

const BE_EN = /^(?:was|were|is|are|been|be|being|gets?|got)$/

const BE_ES = /^(?:fue|fueron|es|son|era|eran|sido|ser|siendo|sea|sean)$/

export function isPassive(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const word = folded(sentence, at)
  const participle =
    language === 'en'
      ? /(?:ed|en|wn|ought|told|said|held|found|made|put|sent|ung)$/.test(word)
      : /(?:ad|id|t|ch)[oa]s?$/.test(word)
  if (!participle) return false
  for (let before = at - 1; before >= Math.max(0, at - 3); before--) {
    const previous = folded(sentence, before)
    if (language === 'en' ? BE_EN.test(previous) : BE_ES.test(previous)) return true
    if (language === 'es' && /^(?:ha|han|habia|habian|haber|haya|hayan|hubiera|habria|habiendo)$/.test(previous))
      return false
    if (language === 'en' && /^(?:has|have|had|having)$/.test(previous)) return false
    if (CLAUSE.test(gapBefore(sentence, before + 1))) break
    if (!(language === 'en' ? SKIP_EN : SKIP_ES).has(previous) && !/ly$|mente$/.test(previous)) break
  }
  // A Spanish participle without an auxiliary is an adjective: "acusado de".
  return language === 'es' && /(?:ad|id)[oa]s?$/.test(word)
}

/** Does the verb open its clause: after a comma, a quotation, at the start of the sentence? */
export function beginsClause(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  let start = at
  const skip =
    language === 'en' ? /^(?:has|have|had|so|thus)$/ : /^(?:ha|han|habia|asi|lo|le|les|se|segun|como|tal|que)$/
  while (start > 0 && skip.test(folded(sentence, start - 1)) && !/[,"”»;:]/.test(gapBefore(sentence, start))) start--
  return (
    start === 0 ||
    /[,"”»“;:—–]/.test(gapBefore(sentence, start)) ||
    /^(?:segun|como|que)$/.test(folded(sentence, start))
  )
}

export function isOwnClause(sentence: SentenceWords, at: number): boolean {
  const next = sentence.words[at]
  if (next === undefined || /[,.;:"“”]/.test(next.gap)) return false
  return verbReadings(next.folded, 'en').length > 0 || AUXILIARY.test(next.folded)
}

const AUXILIARY = /^(?:has|have|had|was|were|is|are|did|does|do|will|would|could|can|may|might|must|should|never|not)$/

/** "the DEA agent", "an ICE raid": a name before a common noun is not who acts. */
export function isModifier(sentence: SentenceWords, mention: Mention): boolean {
  if (sentence.language !== 'en' || mention.chunk.role !== '' || mention.entity.kind === 'person') return false
  const next = sentence.words[mention.chunk.to]
  if (next === undefined || next.gap.trim() !== '' || next.capital || next.kind !== 'word') return false
  if (SKIP_EN.has(next.folded) || /ly$/.test(next.folded)) return false
  return !isFunctionWord(next.folded, 'en') && verbReadings(next.folded, 'en').length === 0
}

/** A past participle after a comma or noun sits in a clause of its own and does not part a subject from its verb. */
export function isParticipleInside(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const word = folded(sentence, at)
  if (language === 'en') return /(?:ed|ing)$/.test(word) && /,/.test(gapBefore(sentence, at))
  return /(?:ad|id)[oa]s?$/.test(word)
}

/** In brackets or in quotation marks: a nickname, an acronym, a word of somebody else's. */
export function isAside(sentence: SentenceWords, mention: Mention): boolean {
  return (
    /[("“«'‘]\s*$/u.test(gapBefore(sentence, mention.chunk.from)) &&
    /^["”»)'’]/u.test(gapBefore(sentence, mention.chunk.to)) &&
    mention.chunk.to < sentence.words.length
  )
}

const NO_PARTICIPLE =
  /^(?:morning|evening|during|nothing|something|anything|everything|beijing|building|meeting|hearing|briefing|according|king|spring|saying|adding|outgoing|incoming|acting|sitting|ruling|visiting|leading|serving|founding|managing|supervising|investigating|prosecuting|presiding|remaining|opposing|warring|neighbou?ring|retiring)$/

export function isObject(sentence: SentenceWords, mention: Mention, mentions: readonly Mention[] = []): boolean {
  const first = folded(sentence, mention.chunk.from - 1)
  if (/^(?:and|y|e|or|o)$/.test(first)) {
    const partner = mentions.find((other) => other.chunk.to === mention.chunk.from - 1)
    return partner !== undefined && isObject(sentence, partner)
  }
  // "lawyers helping Ukraine's prosecutors said", "citing officials, …"
  if (sentence.language === 'en' && /[a-z]{2}ing$/.test(first) && !NO_PARTICIPLE.test(first))
    return gapBefore(sentence, mention.chunk.from).trim() === ''
  if (PREPOSITIONS[sentence.language].has(first)) return !/^(?:according|segun)$/.test(first)
  return (
    /^(?:the|el|la|los|las|its|su|sus|his|her|their|a|an|un|una)$/.test(first) &&
    PREPOSITIONS[sentence.language].has(folded(sentence, mention.chunk.from - 2))
  )
}

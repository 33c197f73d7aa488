import type { VerbClass } from './cue-grammar.ts'
import { folded, gapBefore, PREPOSITIONS } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { verbReadings } from './verb-forms.ts'

export const SPEAKING = new Set<VerbClass>([
  'say',
  'charge',
  'deny',
  'doubt',
  'find',
  'confirm',
  'concede',
  'request',
  'retract',
])

/** "concluded that", "…, it has determined": a finding; "found traces", "had found no proof" is not one. */
export function findsThat(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (/^(?:that|que|it|there|to)$/.test(folded(sentence, at + 1))) return true
  // "concluyó el viernes, casi un año después, que …"
  for (let next = at + 2; next <= at + 9 && next < sentence.words.length; next++) {
    if (/[.;:"“«]/.test(gapBefore(sentence, next))) break
    if (/^(?:that|que)$/.test(folded(sentence, next))) return true
    if (
      verbReadings(folded(sentence, next), language).length > 0 &&
      !/(?:ed|[ai]d[oa]s?)$/.test(folded(sentence, next))
    )
      break
  }
  const gap = gapBefore(sentence, at + 1)
  if (language === 'es' && /[,"”»]/.test(gapBefore(sentence, at))) return true
  return (
    at + 1 >= sentence.words.length ||
    /[,.;:]/.test(gap) ||
    (language === 'en' &&
      /^(?:the|a|an)$/.test(folded(sentence, at + 1)) &&
      /^(?:conclude|judge|assess|determine)/.test(folded(sentence, at)))
  )
}

export function readSpeakingVerb(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
): { type: VerbClass; lemma: string; to: number } | null {
  // Most words are no verb of any kind.
  const readings = verbReadings(folded(sentence, at), language)
  if (readings.length === 0 && !MAKES.has(folded(sentence, at))) return null
  const before = folded(sentence, at - 1)
  // a noun: "the claim", "la denuncia", "its report"
  if (
    /^(?:the|a|an|this|that|its|his|her|their|no|any|such|la|una|un|el|su|sus|esta|esa|este|ninguna|of|de)$/.test(
      before,
    ) &&
    !isPluralClitic(before, sentence, at, language)
  )
    return null
  if (language === 'en' && (isNounHere(sentence, at) || isAdjectiveHere(sentence, at))) return null
  if (isInfinitive(sentence, at, language)) return null
  if (language === 'es' && (isNounInO(sentence, at) || isNounDuda(sentence, at))) return null
  if (/^(?:so|llamad[oa]s?)$/.test(before) && /^(?:called|llamad[oa]s?)$/.test(folded(sentence, at))) return null
  if (language === 'en' && /ed$/.test(folded(sentence, at)) && folded(sentence, at + 1) === 'of') return null
  // "groups tied to Moscow broke in": nobody ties anything there.
  if (language === 'en' && /^(?:tied|linked|connected|attributed|traced|related)$/.test(folded(sentence, at)))
    if (folded(sentence, at + 1) === 'to') return null
  const made = readMadeClaim(sentence, at, language)
  if (made !== null) return made
  for (const verb of readings) {
    if (!SPEAKING.has(verb.type)) continue
    // "called on Oslo to …" calls nothing by a name.
    if (verb.lemma === 'call' && verb.particle === '' && /^(?:on|for|upon)$/.test(folded(sentence, at + 1))) continue
    if (verb.lemma === 'challenge' && sentence.words.slice(at + 1, at + 8).some((word) => word.folded === 'to'))
      return { type: 'request', lemma: verb.lemma, to: at + 1 }
    if (verb.particle === '') return { type: verb.type, lemma: verb.lemma, to: at + 1 }
    for (let next = at + 1; next <= at + 6 && next < sentence.words.length; next++) {
      if (folded(sentence, next) === verb.particle)
        return { type: verb.type, lemma: `${verb.lemma} ${verb.particle}`, to: at + 1 }
    }
  }
  return null
}

/** "asked Oslo to explain", "para aclarar": the verb of somebody who has not spoken; not "went on to say", "volvió a negar". */
function isInfinitive(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const before = folded(sentence, at - 1)
  if (language === 'en')
    return (
      before === 'to' && !/^(?:on|continued|continues|came|returned|rushed|hastened)$/.test(folded(sentence, at - 2))
    )
  if (!/[aei]r(?:l[oae]s?|se|les?)?$/.test(folded(sentence, at))) return false
  return !/^(?:a|al|en|de|tras|sin|quiso|pudo|evito|dijo|suele)$/.test(before)
}

/** "no cabe duda", "sin duda", "alberga dudas"; not "el juez duda de". */
function isNounDuda(sentence: SentenceWords, at: number): boolean {
  if (!/^(?:dudas?|queja|disputa|pregunta|consulta|demanda|censura)$/.test(folded(sentence, at))) return false
  return /^(?:cabe|caben|hay|sin|de|del|en|alguna|ninguna|toda|alberga|albergan|tiene|tienen|queda|quedan|despeja|pone|ponen|puso|la|una|mas)$/.test(
    folded(sentence, at - 1),
  )
}

/** "aviso", "reclamo", "anuncio": without its accent a form in -o is a noun; "dijo", "sostuvo" never had one. */
function isNounInO(sentence: SentenceWords, at: number): boolean {
  const word = sentence.words[at]
  if (word === undefined || word.acronym || !/o$/.test(word.text)) return false
  if (/(?:^dio|^vio|dijo|hizo|fizo|puso|quiso|tuvo|pudo|supo|vino|trajo|dujo|hubo|cupo)$/.test(word.folded))
    return false
  return !/(?:ado|ido|cho|rto|sto|ito|eto)$/.test(word.folded)
}

/** "on alleged bounties", "over reported talks": after a preposition a participle is an adjective. */
function isAdjectiveHere(sentence: SentenceWords, at: number): boolean {
  return (
    /ed$/.test(folded(sentence, at)) &&
    PREPOSITIONS.en.has(folded(sentence, at - 1)) &&
    gapBefore(sentence, at).trim() === ''
  )
}

/** "the US report", "a fresh demand": a base form that is as often a noun needs a plural or an auxiliary before it. */
const NOUN_TOO =
  /^(?:report|note|comment|post|state|claim|charge|question|doubt|challenge|demand|request|call|release|label|brand|link|tie|show|mention|estimate|signal|answer|reply|boast|blame|challenge|account|suspect|warrant|dispute|term|dub|mock|query|trace|press|want|appeal|address|order)$/

/** "facing questions about", "dropped charges against": what is faced, raised, answered or given up is a thing. */
const TAKES_QUESTIONS =
  /^(?:fac(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|answer(?:s|ed|ing)?|ask(?:s|ed|ing)?|dodg(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|meet(?:s|ing)?|met|amid|over|after|despite|drop(?:s|ped|ping)?|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|support(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|bring(?:s|ing)?|brought|renew(?:s|ed|ing)?|new|fresh|serious|growing|tough|such|any|these|those|of|about|to|with|on|from|by)$/

function isBare(word: string): boolean {
  return /^(?:appear|say|remain|face|are|were|have|had|come|go|show|raise)$/.test(word)
}

function isNounHere(sentence: SentenceWords, at: number): boolean {
  const next = folded(sentence, at + 1)
  if (/^(?:think|drug|spy)$/.test(folded(sentence, at)) && /^(?:tanks?)$/.test(next)) return true
  // "Salisbury suspects appear": a plural right before a verb.
  if (/^(?:suspects|claims|charges|reports|demands|requests|calls|doubts|questions|links)$/.test(folded(sentence, at)))
    if (
      verbReadings(next, 'en').some((verb) => verb.lemma !== next || /^(?:are|were|have|had)$/.test(next)) ||
      isBare(next) ||
      TAKES_QUESTIONS.test(folded(sentence, at - 1))
    )
      return true
  if (!NOUN_TOO.test(folded(sentence, at))) return false
  const before = folded(sentence, at - 1)
  return (
    !/^(?:to|will|would|could|should|must|might|may|can|did|does|do|not|they|we|who|also|people|i|you|still|now|both|all|police|and|repeatedly|openly|publicly)$/.test(
      before,
    ) && !/[^s]s$/.test(before)
  )
}

/** Claims are made with these. */
const MAKES: ReadonlySet<string> = new Set(
  `made make makes making repeated repeat repeats repeating leveled levelled lodged hizo hicieron hace hacen repitio repite
  repitieron lanzo formulo`.split(/\s+/),
)

/** "made the same claim", "repitió la acusación". */
function readMadeClaim(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
): { type: VerbClass; lemma: string; to: number } | null {
  if (!MAKES.has(folded(sentence, at))) return null
  for (let next = at + 1; next <= at + 4; next++) {
    if (
      /^(?:claims?|accusations?|allegations?|assertions?|acusacion|acusaciones|afirmacion|senalamientos?|denuncia)$/.test(
        folded(sentence, next),
      )
    )
      return {
        type: 'charge',
        lemma: `${folded(sentence, at)} … ${folded(sentence, next)}`,
        to: language === 'en' ? next + 1 : next + 1,
      }
  }
  return null
}

/** "lo desmintió", "la rechazó": Spanish object pronouns look like articles. */
function isPluralClitic(before: string, sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (language === 'en')
    return (
      /^(?:that|his|her|this)$/.test(before) &&
      /(?:said|says|told|denied|denies|claims|alleges)$/.test(folded(sentence, at)) &&
      before === 'that'
    )
  return /^(?:lo|la|los|las)$/.test(before) && /(?:o|aron|ieron|ado|ido)$/.test(folded(sentence, at))
}

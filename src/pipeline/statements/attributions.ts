import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { isMedia } from './agencies.ts'
import { type Cast, isTopic, type Mention } from './cast.ts'
import type { VerbClass } from './cue-grammar.ts'
import type { Entity } from './entity.ts'
import type { SentenceWords, Word } from './sentence-words.ts'
import { verbReadings } from './verb-forms.ts'

/** Words that a holder is behind: "X said (that) …", "…, X said", "according to X, …", "X's claim that …". */
export type Attribution = {
  holder: Entity
  type: VerbClass
  lemma: string
  /** The cue, words of the sentence. */
  from: number
  to: number
  /** Words it covers, end exclusive. */
  covers: { from: number; to: number }[]
  negated: boolean
  rule: string
  /** Words between cue and holder; 0 beside each other. */
  distance: number
}

const SPEAKING = new Set<VerbClass>([
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
const SKIP_EN = new Set(
  `has have had not never also then again later earlier already publicly openly formally reportedly repeatedly once still further
  was were is are been be being will would could may might did does do to now promptly immediately quickly strongly flatly categorically
  firmly on in at late early recently today yesterday monday tuesday wednesday thursday friday saturday sunday too himself herself itself
  themselves all both just only even first twice since has long had so far previously privately separately jointly thus therefore however
  nevertheless meanwhile who which that morning evening night afternoon`.split(/\s+/),
)
const SKIP_ES = new Set(
  `ha han habia habian haya hubo no nunca jamas tambien ya aun luego despues antes hoy ayer siempre solo asi se lo la le les los las me nos
  volvio vuelve volvieron a fue fueron es era publicamente nuevamente tajantemente rotundamente enfaticamente este el lunes martes
  miercoles jueves viernes sabado domingo manana tarde noche que quien quienes ademas incluso entonces tampoco por su parte misma mismo
  haber reciente recientemente poco despues previamente formalmente`.split(/\s+/),
)
const PREPOSITIONS = {
  en: new Set(
    `of to against in on with by for from about over at into between after before through under upon toward towards than as near during
    without among like via per`.split(/\s+/),
  ),
  es: new Set(
    'de del a al contra en con por para sobre entre ante hacia desde hasta tras sin bajo mediante segun durante como'.split(
      ' ',
    ),
  ),
}
const CLAUSE = /[;:()?!]|[,]\s*$/

/** Who is grammatically behind a verb: the subject before it or, turned round, after it. */
export type Subject = { mention: Mention | null; entity: Entity; distance: number; rule: string; from: number }

export type Discourse = {
  /** Who the last sentences were attributed to: for pronouns and for subjects left out. */
  speaker: Entity | null
  /** Latest person and latest body mentioned as a subject. */
  person: Entity | null
  body: Entity | null
  group: Entity | null
  /** Latest person mentioned at all. */
  anyPerson: Entity | null
  /** Whose release it is: "we", "nosotros", "the department". */
  voice: Entity | null
}

export function newDiscourse(voice: Entity | null = null): Discourse {
  return { speaker: null, person: null, body: null, group: null, anyPerson: null, voice }
}

/** Attributions of one sentence, left to right. Moves `discourse` on. */
export function readAttributions(
  sentence: SentenceWords,
  cast: Cast,
  language: 'en' | 'es',
  discourse: Discourse,
  topics: ReadonlySet<string> = new Set(),
): Attribution[] {
  const mentions = cast.mentions.get(sentence) ?? []
  const found: Attribution[] = []
  for (let at = 0; at < sentence.words.length; at++) {
    const attribution =
      readAccordingTo(sentence, at, mentions, language, discourse) ??
      readColon(sentence, at, mentions) ??
      readVerb(sentence, at, mentions, language, discourse, found) ??
      readPossessive(sentence, at, mentions, language)
    if (attribution === null) continue
    // What the claim is about speaks only where it stands right beside the verb.
    if (isTopic(attribution.holder, topics) && attribution.distance > 1) continue
    attribution.holder = takeUpSpeakers(attribution, sentence, discourse)
    found.push(attribution)
    const partner = findPartner(sentence, attribution, mentions)
    if (partner !== null) found.push({ ...attribution, holder: partner, covers: [] })
    if (
      attribution.rule !== 'possessive' &&
      !found.some((other) => other !== attribution && other.rule !== 'possessive') &&
      !isTopic(attribution.holder, topics)
    )
      moveOn(discourse, attribution.holder)
    at = Math.max(at, attribution.to - 1)
  }
  coverContent(sentence, found)
  if (found.length === 0) noteSubject(sentence, mentions, discourse, topics)
  const person = mentions.findLast((mention) => mention.entity.kind === 'person' && mention.entity.topic !== true)
  discourse.anyPerson = person?.entity ?? discourse.anyPerson
  return found
}

/** "The authorities explain …" after "the navy reported": the same again. */
function takeUpSpeakers(attribution: Attribution, sentence: SentenceWords, discourse: Discourse): Entity {
  const { holder } = attribution
  const speaker = discourse.speaker
  if (speaker === null || speaker.kind !== 'body' || speaker.keys.size + speaker.countries.size === 0) return holder
  if (
    holder.keys.size > 0 ||
    holder.countries.size > 0 ||
    !/^(?:the )?(?:authorities|autoridades)$/.test(foldText(holder.name))
  )
    return holder
  return /^(?:the|las)$/.test(folded(sentence, attribution.from - 1)) ? speaker : holder
}

/** "Kyiv and Western officials deny": both do. */
function findPartner(sentence: SentenceWords, attribution: Attribution, mentions: readonly Mention[]): Entity | null {
  const own = mentions.find(
    (mention) => mention.chunk.from === attribution.from && mention.entity === attribution.holder,
  )
  if (own === undefined) return null
  let at = own.chunk.from - 1
  if (/^(?:the|el|la|los|las)$/.test(folded(sentence, at))) at--
  if (!/^(?:and|y|e)$/.test(folded(sentence, at))) return null
  const partner = mentions.find((mention) => mention.chunk.to === at)
  if (partner === undefined || partner.entity === own.entity || isObject(sentence, partner)) return null
  return partner.entity
}

function moveOn(discourse: Discourse, holder: Entity): void {
  discourse.speaker = holder
  if (holder.kind === 'person') discourse.person = holder
  else if (holder.kind === 'group') discourse.group = holder
  else discourse.body = holder
}

/** A sentence that nobody is quoted in still says who the next "he" may be. */
function noteSubject(
  sentence: SentenceWords,
  mentions: readonly Mention[],
  discourse: Discourse,
  topics: ReadonlySet<string>,
): void {
  const first = mentions.find((mention) => !PREPOSITIONS[sentence.language].has(mention.chunk.before))
  if (first === undefined || first.chunk.from > 6) return
  if (isTopic(first.entity, topics)) return
  if (first.entity.kind === 'person') discourse.person = first.entity
  else if (first.entity.kind === 'group') discourse.group = first.entity
  else discourse.body = first.entity
  if (sentence.index === 0) discourse.speaker = first.entity
}

function gapBefore(sentence: SentenceWords, at: number): string {
  return sentence.words[at]?.gap ?? ''
}

function folded(sentence: SentenceWords, at: number): string {
  return sentence.words[at]?.folded ?? ''
}

/** "Grossi: …", "Respuesta de la presidenta: «…»": a name and a colon at the head of a sentence. */
function readColon(sentence: SentenceWords, at: number, mentions: readonly Mention[]): Attribution | null {
  if (at > 8 || !/^["”»)]?:/.test(gapBefore(sentence, at))) return null
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

function readAccordingTo(
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

function readVerb(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Attribution | null {
  const inMention = mentions.some((mention) => mention.chunk.from <= at && at < mention.chunk.to)
  if (inMention) return null
  const verb = readSpeakingVerb(sentence, at, language)
  if (verb === null) return null
  const negated = isNegated(sentence, at, language)
  if (verb.type === 'find' && (negated || !findsThat(sentence, at, language))) return null
  if (verb.type !== 'charge' && verb.type !== 'deny' && isPassive(sentence, at, language)) return null
  const subject = findSubject(sentence, at, mentions, language, discourse, before)
  if (subject === null) return null
  const to = verb.to
  return {
    holder: ownerOfOffice(subject, discourse),
    type: verb.type,
    lemma: verb.lemma,
    from: startOf(sentence, subject.from < at ? subject.from : at),
    to: Math.max(to, subject.mention !== null && subject.from > at ? subject.mention.chunk.to : to),
    covers: [],
    negated,
    rule: subject.rule,
    distance: subject.distance,
  }
}

/** "Her government said": she does. */
export function ownerOfOffice(subject: Subject, discourse: Discourse): Entity {
  const { mention, entity } = subject
  const owned = mention !== null && entity.kind === 'body' && entity.actor === null && entity.keys.size === 0
  if (!owned || !/^(?:his|her|su)$/.test(mention.chunk.before)) return entity
  return discourse.person ?? entity
}

/** First word of the cue, with the article before a name and "según", "as" before a verb. */
function startOf(sentence: SentenceWords, from: number): number {
  let start = from
  while (
    start > 0 &&
    !/[,.;:]/.test(gapBefore(sentence, start)) &&
    /^(?:ha|han|habia|habian|lo|has|have|had)$/.test(folded(sentence, start - 1))
  )
    start--
  if (!/^(?:the|a|an|el|la|los|las|un|una|su|his|her|its|their|segun|como|as)$/.test(folded(sentence, start - 1)))
    return from
  return /[,.;:]/.test(gapBefore(sentence, start)) ? from : start - 1
}

/** "concluded that", "…, it has determined": a finding; "found traces", "had found no proof" is not one. */
function findsThat(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (/^(?:that|que|it|there|to)$/.test(folded(sentence, at + 1))) return true
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

function readSpeakingVerb(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
): { type: VerbClass; lemma: string; to: number } | null {
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
  if (language === 'es' && isNounInO(sentence, at)) return null
  if (/^(?:so|llamad[oa]s?)$/.test(before) && /^(?:called|llamad[oa]s?)$/.test(folded(sentence, at))) return null
  if (language === 'en' && /ed$/.test(folded(sentence, at)) && folded(sentence, at + 1) === 'of') return null
  const made = readMadeClaim(sentence, at, language)
  if (made !== null) return made
  for (const verb of verbReadings(folded(sentence, at), language)) {
    if (!SPEAKING.has(verb.type)) continue
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

/** "aviso", "reclamo", "anuncio": without its accent a form in -o is a noun; "dijo", "sostuvo" never had one. */
function isNounInO(sentence: SentenceWords, at: number): boolean {
  const word = sentence.words[at]
  if (word === undefined || word.acronym || !/o$/.test(word.text)) return false
  if (/(?:dijo|hizo|fizo|puso|quiso|tuvo|pudo|supo|vino|trajo|dujo|hubo|cupo)$/.test(word.folded)) return false
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

function isNounHere(sentence: SentenceWords, at: number): boolean {
  if (!NOUN_TOO.test(folded(sentence, at))) return false
  const before = folded(sentence, at - 1)
  return (
    !/^(?:to|will|would|could|should|must|might|may|can|did|does|do|not|they|we|who|also|people|i|you|still|now|both|all|police|and|repeatedly|openly|publicly)$/.test(
      before,
    ) && !/[^s]s$/.test(before)
  )
}

/** "made the same claim", "repitió la acusación". */
function readMadeClaim(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
): { type: VerbClass; lemma: string; to: number } | null {
  if (
    !/^(?:made|makes?|making|repeated|repeats?|repeating|levell?ed|lodged|hizo|hicieron|hace|hacen|repitio|repite|repitieron|lanzo|formulo)$/.test(
      folded(sentence, at),
    )
  )
    return null
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

/** Subject of the verb at word `at`. `null` where the grammar points at nobody. */
export function findSubject(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  if (isPassive(sentence, at, language)) return findAgent(sentence, at, mentions)
  const mayInvert =
    language === 'es' || verbReadings(folded(sentence, at), 'en').some((verb) => INVERTS.test(verb.lemma))
  const inverted = mayInvert ? findInverted(sentence, at, mentions, language) : null
  if (inverted !== null && (inverted.distance === 0 || language === 'es') && beginsClause(sentence, at, language))
    return inverted
  return (
    findMain(sentence, at, mentions, language, before) ??
    findBefore(sentence, at, skipRelative(sentence, at, language), mentions, language, discourse, before) ??
    findBefore(sentence, at, at, mentions, language, discourse, before) ??
    inverted ??
    inheritSubject(sentence, at, language, discourse, before)
  )
}

/** English verbs that a quoted speaker may follow: "said the minister". */
const INVERTS =
  /^(?:say|add|write|note|explain|declare|report|announce|argue|insist|state|warn|tweet|post|reply|respond|claim)$/
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

function findAgent(sentence: SentenceWords, at: number, mentions: readonly Mention[]): Subject | null {
  for (let next = at + 1; next < Math.min(at + 12, sentence.words.length); next++) {
    if (CLAUSE.test(gapBefore(sentence, next)) && next > at + 1) return null
    if (!/^(?:by|por)$/.test(folded(sentence, next))) continue
    const mention = mentions.find((m) => m.chunk.from > next && m.chunk.from <= next + 3)
    if (mention === undefined) return null
    return { mention, entity: mention.entity, distance: 1, rule: 'agent of a passive', from: mention.chunk.from }
  }
  return null
}

/** Does the verb open its clause: after a comma, a quotation, at the start of the sentence? */
function beginsClause(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
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

function isOwnClause(sentence: SentenceWords, at: number): boolean {
  const next = sentence.words[at]
  return next !== undefined && !/[,.;:]/.test(next.gap) && verbReadings(next.folded, 'en').length > 0
}

function findInverted(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): Subject | null {
  let next = at + 1
  const limit = language === 'es' ? 12 : 2
  let steps = 0
  while (next < sentence.words.length && steps < limit) {
    const gap = gapBefore(sentence, next)
    if (/[.;:?!"“”»«]/.test(gap)) return null
    const mention = mentions.find((m) => m.chunk.from <= next && next < m.chunk.to)
    if (mention !== undefined && mention.chunk.from >= at + 1) {
      // "Russia …, claims Ukraine aimed": what follows has a verb of its own.
      if (language === 'en' && isOwnClause(sentence, mention.chunk.to)) return null
      const article = folded(sentence, mention.chunk.from - 1)
      // Spanish marks the object with "a": "acusó a Ucrania"
      if (
        PREPOSITIONS[sentence.language].has(article) ||
        (PREPOSITIONS[sentence.language].has(folded(sentence, mention.chunk.from - 2)) &&
          /^(?:el|la|los|las|the|su|un|una)$/.test(article))
      ) {
        if (language === 'es' && isMedia(foldText(mention.entity.name))) {
          next = mention.chunk.to
          steps++
          continue
        }
        if (
          /^(?:en|in|on|at|desde|ante|tras|durante|a|al|con|to|against)$/.test(article) &&
          language === 'es' &&
          !/^(?:a|al|con|contra|de|del)$/.test(article)
        ) {
          next = mention.chunk.to
          steps++
          continue
        }
        return null
      }
      return {
        mention,
        entity: mention.entity,
        distance: Math.max(0, mention.chunk.from - at - 2),
        rule: 'subject after its verb',
        from: mention.chunk.from,
      }
    }
    const word = folded(sentence, next)
    if (
      /^(?:a|al)$/.test(word) &&
      mentions.some((m) => m.chunk.from === next + 1 && isMedia(foldText(m.entity.name)))
    ) {
      next++
      continue
    }
    if (/^(?:that|que|si|if|whether|haber|not|to|a|al|contra)$/.test(word)) return null
    if (
      language === 'es' &&
      verbReadings(word, 'es').length > 0 &&
      !SKIP_ES.has(word) &&
      !/^(?:conferencia|informe|este|esta|entrevista)$/.test(word)
    )
      return null
    next++
    steps++
  }
  return null
}

/** ", conceding that …", ", señalando que …": the sentence's own subject does it. */
function findMain(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  before: readonly Attribution[],
): Subject | null {
  if (!(language === 'en' ? /ing$/ : /ndo$/).test(folded(sentence, at)) || !/,/.test(gapBefore(sentence, at)))
    return null
  const first = before.find((attribution) => attribution.rule !== 'possessive')
  if (first !== undefined)
    return { mention: null, entity: first.holder, distance: 2, rule: 'shared subject', from: 1e9 }
  const subject = mentions.find(
    (mention) => !isObject(sentence, mention) && !mention.chunk.possessive && mention.chunk.to < at,
  )
  if (subject === undefined) return null
  return { mention: null, entity: subject.entity, distance: 3, rule: "the sentence's subject", from: 1e9 }
}

const DOCUMENT =
  /^(?:statement|release|indictment|report|resolution|letter|post|message|memo|document|communique|complaint|filing|note|comunicado|texto|informe|carta|mensaje|nota|documento|escrito|resolucion|publicacion|boletin|reporte)$/
const RELATIVE = /^(?:who|which|whose|whom|quien|quienes|que|cuyo|cuya|donde|where)$/

/** Place before a relative clause that a comma closes right before the verb: "X, who once …, has said". */
function skipRelative(sentence: SentenceWords, at: number, language: 'en' | 'es'): number {
  const aux = language === 'en' ? /^(?:has|have|had|also|then|later)$/ : /^(?:ha|han|habia|habian|tambien|lo|la|se|le)$/
  let start = at
  while (start > 0 && aux.test(folded(sentence, start - 1)) && !/,/.test(gapBefore(sentence, start))) start--
  if (
    !/,/.test(gapBefore(sentence, start)) ||
    /^(?:too|also|however|though|meanwhile|instead|tambien|ademas|embargo)$/.test(folded(sentence, start - 1))
  )
    return at
  for (let left = start - 1; left > Math.max(0, start - 34); left--) {
    if (/[;:]/.test(gapBefore(sentence, left))) return at
    if (RELATIVE.test(folded(sentence, left)) && /,/.test(gapBefore(sentence, left))) return left
  }
  return at
}

function findBefore(
  sentence: SentenceWords,
  at: number,
  begin: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const skip = language === 'en' ? SKIP_EN : SKIP_ES
  let verbs = 0
  let best: Subject | null = null
  for (let left = begin - 1; left >= Math.max(0, at - 40); left--) {
    const mention = mentions.find((m) => m.chunk.to - 1 === left)
    if (mention !== undefined) {
      if (best === null && verbs === 0 && isSubject(sentence, mention, mentions, at)) {
        best = {
          mention,
          entity: mention.entity,
          distance: begin - left - 1,
          rule: 'subject before its verb',
          from: mention.chunk.from,
        }
      }
      left = mention.chunk.from
      // A relative clause without a comma can only lie before: "monitors who inspected X said".
      if (best !== null && /[,;:"“”]/.test(gapBefore(sentence, left))) return best
      continue
    }
    const word = folded(sentence, left)
    if (best === null && verbs === 0) {
      const other = pronounOrDocument(sentence, left, at, mentions, language, discourse, before)
      if (other !== null) return other
    }
    if (/[;:?!]|\.\s|["”»]\s*,?\s*$/.test(gapBefore(sentence, left + 1)) && at - left > 1) return best
    if (
      RESTRICTIVE[language].test(word) &&
      (verbs > 0 || /^(?:who|which|quien|quienes)$/.test(word)) &&
      followsNoun(sentence, left, mentions, language)
    ) {
      best = null
      verbs = 0
      continue
    }
    if (STARTS_CLAUSE.test(word)) {
      if (best !== null) return best
      if (/^(?:and|y|e|but|pero)$/.test(word) && at - left <= 4) return inheritCoordinate(before)
      if (word !== 'that' || at - left > 3) if (verbs > 0 || at - left > 1) return null
    }
    if (!skip.has(word) && verbReadings(word, language).length > 0 && !isParticipleInside(sentence, left, language))
      verbs++
    if (best === null && verbs > 1 && !hasRestrictive(sentence, left, language)) return null
    if (/,/.test(gapBefore(sentence, left)) && best !== null) return best
  }
  return best
}

const STARTS_CLAUSE =
  /^(?:and|y|e|but|pero|that|que|while|mientras|because|porque|when|cuando|although|aunque|as|if|si)$/
const RESTRICTIVE = { en: /^(?:who|which|that)$/, es: /^(?:que|quien|quienes)$/ }

function hasRestrictive(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  for (let left = at - 1; left >= Math.max(0, at - 6); left--)
    if (RESTRICTIVE[language].test(folded(sentence, left))) return true
  return false
}

/** "monitors who …", not "said that …". */
function followsNoun(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): boolean {
  if (/^who$/.test(folded(sentence, at))) return true
  return (
    mentions.some((mention) => mention.chunk.to === at) && verbReadings(folded(sentence, at - 1), language).length === 0
  )
}

function isSubject(sentence: SentenceWords, mention: Mention, mentions: readonly Mention[], at: number): boolean {
  if (isObject(sentence, mention, mentions) || isAside(sentence, mention) || mention.chunk.possessive) return false
  if (isModifier(sentence, mention)) return false
  // What the claim is about speaks only right beside the verb.
  return mention.entity.topic !== true || at - mention.chunk.to <= 1
}

/** "the DEA agent", "an ICE raid": a name before a common noun is not who acts. */
function isModifier(sentence: SentenceWords, mention: Mention): boolean {
  if (sentence.language !== 'en' || mention.chunk.role !== '' || mention.entity.kind === 'person') return false
  const next = sentence.words[mention.chunk.to]
  if (next === undefined || next.gap.trim() !== '' || next.capital || next.kind !== 'word') return false
  if (SKIP_EN.has(next.folded) || /ly$/.test(next.folded)) return false
  return !isFunctionWord(next.folded, 'en') && verbReadings(next.folded, 'en').length === 0
}

function pronounOrDocument(
  sentence: SentenceWords,
  left: number,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const word = folded(sentence, left)
  if (left >= at - 8 && DOCUMENT.test(word)) {
    const owner = /^(?:de|del|of|by|from)$/.test(folded(sentence, left + 1))
      ? mentions.find((mention) => mention.chunk.from > left + 1 && mention.chunk.from <= left + 3)
      : undefined
    const author = owner?.entity ?? discourse.speaker ?? discourse.body
    if (author !== null) return { mention: null, entity: author, distance: 3, rule: `document "${word}"`, from: left }
  }
  if (left < at - 6 || !isPronoun(word, language) || PREPOSITIONS[language].has(folded(sentence, left - 1))) return null
  // "The defence said that they repeated rumours": within somebody's words, they do not speak.
  if (/^(?:they|it)$/.test(word) && before.length > 0 && /^(?:that|and)$/.test(folded(sentence, left - 1))) return null
  const entity = pronounEntity(word, sentence, left, mentions, discourse)
  return entity === null
    ? null
    : { mention: null, entity, distance: at - left - 1, rule: `pronoun "${word}"`, from: left }
}

/** A past participle after a comma or noun sits in a clause of its own and does not part a subject from its verb. */
function isParticipleInside(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const word = folded(sentence, at)
  if (language === 'en') return /(?:ed|ing)$/.test(word) && /,/.test(gapBefore(sentence, at))
  return /(?:ad|id)[oa]s?$/.test(word)
}

/** In brackets or in quotation marks: a nickname, an acronym, a word of somebody else's. */
function isAside(sentence: SentenceWords, mention: Mention): boolean {
  return (
    /[("“«'‘]\s*$/u.test(gapBefore(sentence, mention.chunk.from)) &&
    /^["”»)'’]/u.test(gapBefore(sentence, mention.chunk.to)) &&
    mention.chunk.to < sentence.words.length
  )
}

function isObject(sentence: SentenceWords, mention: Mention, mentions: readonly Mention[] = []): boolean {
  const first = folded(sentence, mention.chunk.from - 1)
  if (/^(?:and|y|e|or|o)$/.test(first)) {
    const partner = mentions.find((other) => other.chunk.to === mention.chunk.from - 1)
    return partner !== undefined && isObject(sentence, partner)
  }
  if (PREPOSITIONS[sentence.language].has(first)) return !/^(?:according|segun)$/.test(first)
  return (
    /^(?:the|el|la|los|las|its|su|sus|his|her|their|a|an|un|una)$/.test(first) &&
    PREPOSITIONS[sentence.language].has(folded(sentence, mention.chunk.from - 2))
  )
}

const PRONOUNS_EN = /^(?:he|she|they|it|we|i)$/
const PRONOUNS_ES = /^(?:el|ella|ellos|ellas|quien)$/

function isPronoun(word: string, language: 'en' | 'es'): boolean {
  return (language === 'en' ? PRONOUNS_EN : PRONOUNS_ES).test(word)
}

function pronounEntity(
  word: string,
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  discourse: Discourse,
): Entity | null {
  if (/^(?:el|quien)$/.test(word)) return null
  const earlier = [...mentions]
    .reverse()
    .filter((mention) => mention.chunk.to <= at && mention.entity.topic !== true && !isObject(sentence, mention))
  if (/^(?:he|she|ella)$/.test(word)) {
    const person = earlier.find((m) => m.entity.kind === 'person')?.entity ?? discourse.person ?? discourse.anyPerson
    return person ?? (discourse.speaker?.kind === 'person' ? discourse.speaker : null)
  }
  if (word === 'we' || word === 'i') return discourse.voice
  if (word === 'they' || word === 'ellos') return discourse.group ?? discourse.speaker ?? discourse.body
  if (word === 'it')
    return (
      [...earlier].reverse().find((m) => m.entity.kind === 'body' || m.entity.kind === 'country')?.entity ??
      discourse.body
    )
  return null
}

function inheritCoordinate(before: readonly Attribution[]): Subject | null {
  const first = before.find((attribution) => attribution.rule !== 'possessive' && attribution.rule !== 'according to')
  if (first === undefined) return null
  return { mention: null, entity: first.holder, distance: 2, rule: 'shared subject', from: 1e9 }
}

/** Spanish leaves the subject out; a clause after a comma shares the sentence's first speaker. */
function inheritSubject(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const coordinate = inheritCoordinate(before)
  if (coordinate !== null && beginsClause(sentence, at, language)) return coordinate
  if (language !== 'es') return null
  const word = folded(sentence, at)
  if (/(?:r|ndo|ad[oa]s?|id[oa]s?)$/.test(word) && !/^(?:ha|han|habia|habian|haber)$/.test(folded(sentence, at - 1)))
    return null
  if (before.length > 0 || /(?:n)$/.test(word)) return coordinate
  if (discourse.speaker === null) return null
  return { mention: null, entity: discourse.speaker, distance: 4, rule: 'subject left out', from: 1e9 }
}

const CLAIM_NOUNS = {
  en: /^(?:claims?|allegations?|accusations?|assertions?|charges?|accounts?|version|narrative|statements?|contention|suggestions?|insistence|announcement)$/,
  es: /^(?:acusacion|acusaciones|afirmacion|afirmaciones|version|denuncia|denuncias|senalamientos?|alegato|tesis|relato|dichos|versiones|alegaciones|imputacion)$/,
}

/** "Russia's claim that …", "la acusación rusa", "la denuncia de Moscú". */
function readPossessive(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): Attribution | null {
  if (!CLAIM_NOUNS[language].test(folded(sentence, at))) return null
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

/** Gives each attribution the words it covers: after it, before it, or on both sides where it is put in between. */
function coverContent(sentence: SentenceWords, attributions: Attribution[]): void {
  const total = sentence.words.length
  for (const [index, attribution] of attributions.entries()) {
    const next = attributions.slice(index + 1).find((other) => other.from > attribution.from)
    const previous = attributions.slice(0, index).findLast((other) => other.from < attribution.from)
    const end = next === undefined ? total : Math.min(total, next.from)
    const start = previous === undefined ? 0 : previous.to
    if (
      attribution.rule === 'possessive' &&
      !/^(?:that|que|de|of|about|sobre)$/.test(folded(sentence, attribution.to))
    ) {
      attribution.covers.push({ from: attribution.from, to: attribution.to })
      continue
    }
    const closes = endsClause(sentence, attribution, end)
    const opens = attribution.from === 0 || !/[,"”»]/.test(gapBefore(sentence, attribution.from))
    const back =
      attribution.from > start &&
      /[,"”»]/.test(gapBefore(sentence, attribution.from)) &&
      (attribution.rule === 'according to' || isSaying(attribution))
    if (closes && back) {
      attribution.covers.push({ from: start, to: attribution.from })
      if (attribution.to < end && previous === undefined) attribution.covers.push({ from: attribution.to, to: end })
    } else if (back && attribution.rule === 'according to') {
      attribution.covers.push({ from: start, to: attribution.from }, { from: attribution.to, to: end })
    } else if (closes && !opens) attribution.covers.push({ from: start, to: attribution.from })
    else attribution.covers.push({ from: attribution.to, to: end })
  }
}

function isSaying(attribution: Attribution): boolean {
  return (
    attribution.type === 'say' ||
    attribution.type === 'charge' ||
    attribution.type === 'find' ||
    attribution.type === 'confirm' ||
    attribution.type === 'concede'
  )
}

const CONTENT_FOLLOWS = {
  en: /^(?:that|to|of|as|if|whether|not|with|they|he|she|it|there|no)$/,
  es: /^(?:que|a|al|de|del|haber|como|si|no|con)$/,
}

/** Does little or nothing but time and place follow the cue before its clause ends? */
function endsClause(sentence: SentenceWords, attribution: Attribution, end: number): boolean {
  for (let at = attribution.to; at <= Math.min(end, attribution.to + 5); at++) {
    if (at >= sentence.words.length) return true
    const gap = gapBefore(sentence, at)
    const word: Word = sentence.words[at] as Word
    if (/[,.;—–]/.test(gap) && at >= attribution.to) return true
    if (/[:"“«]/.test(gap)) return false
    if (CONTENT_FOLLOWS[sentence.language].test(word.folded)) return false
  }
  return false
}

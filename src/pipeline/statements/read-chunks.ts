import { isFunctionWord } from '../text/function-words.ts'
import { isGivenName } from '../text/given-names.ts'
import { isNameParticle, joinsMatter } from './chunk-joints.ts'
import { CONNECTORS, nameAfterRole } from './name-after-role.ts'
import { readPlace } from './places.ts'
import { ROLE_MODIFIERS, type RoleKind, roleOf } from './roles.ts'
import type { SentenceWords, Word } from './sentence-words.ts'
import { isVerbForm, verbReadings } from './verb-forms.ts'

/** A noun phrase that may call somebody: a name, an office, a body, a country, or several of these together. */
export type Chunk = {
  /** Words of the sentence, end exclusive, without its article. */
  from: number
  to: number
  /** Folded words of a proper name in it. */
  name: string[]
  /** Where the name stands, words. */
  nameFrom: number
  role: string
  roleKind: RoleKind | null
  countries: string[]
  /** Capitalised words of the phrase other than the name: "Homeland Security", "DEA". */
  of: string[]
  acronym: boolean
  /** Word before it, folded: an article, a possessive, a preposition. */
  before: string
  /** Ends in 's. */
  possessive: boolean
  /** Nothing but a country, capital or seat of power. */
  place: boolean
}

const BREAK = /[,;:()"«»“”—–!?…\n]|\s--?\s|\s['‘]|['’]\s/u
/** Does a phrase end at what stands between two words? Mostly that is a blank. */
const breaks = (gap: string) => gap !== ' ' && BREAK.test(gap)
const dots = (gap: string) => gap !== ' ' && /\.\s/.test(gap)
const ARTICLES = new Set(
  'the a an el la los las un una unos unas lo al this that its his her their su sus este esta ese esa dicho dicha'.split(
    ' ',
  ),
)
/** Capitalised words that are never a speaker's name. */
const NOT_NAMES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december jan feb mar apr jun jul aug sept sep oct nov dec am pm telegram twitter facebook x instagram snapchat truth social i
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  caribbean pacific atlantic baltic caribe pacifico atlantico baltico internet web god dios north south east west norte sur este oeste ahi alli aqui asi despues luego hoy ayer ademas incluso tambien antes ahora finalmente entonces there here now then today later earlier
  nadie nobody everybody everyone somebody anyone easter christmas ramadan adn dna meanwhile instead however still yet even thus once nearly about around`.split(
    /\s+/,
  ),
)

/** What reading needs to know of the whole text: words that occur capitalised within a sentence. */
export type KnownNames = ReadonlySet<string>

/** Chunks of one sentence, left to right. */
export function readChunks(sentence: SentenceWords, language: 'en' | 'es', known: KnownNames): Chunk[] {
  const chunks: Chunk[] = []
  const words = sentence.words
  let at = 0
  while (at < words.length) {
    const end = chunkEnd(sentence, at, language, known)
    if (end === at) {
      at++
      continue
    }
    const chunk = parseChunk(words, at, end, language)
    if (chunk !== null) chunks.push(chunk)
    at = end
  }
  return chunks
}

function accepts(sentence: SentenceWords, at: number, language: 'en' | 'es', known: KnownNames): number {
  const word = sentence.words[at] as Word
  const place = readPlace(sentence.words, at, language)
  if (place !== null && (place.how !== 'adjective' || !word.capital || language === 'en' || at > 0)) return place.length
  const role = roleOf(word.folded, language)
  // Whatever else a plain word is, it begins nothing.
  if (role === undefined && (!word.capital || word.kind !== 'word')) return 0
  const isIntelligence = word.folded === 'intelligence' || word.folded === 'inteligencia'
  if (isPlainAdjective(sentence, at, language)) return 0
  if (isIntelligence && !word.capital && !standsForService(sentence, at, language)) return 0
  if (role !== undefined && !isUsedAsVerb(sentence, at, language)) return 1
  if (!word.capital || word.kind !== 'word') return 0
  const doubtful = NOT_NAMES.has(word.folded) || isFunctionWord(word.folded, language)
  const opens = opensName(sentence, at, language)
  if (doubtful && !opens && !followsGivenName(sentence, at, language)) return 0
  if (sentence.titleCase) return known.has(word.folded) || word.acronym ? 1 : 0
  if (opens) return 1
  if (at > 0 && (word.gap === '-' || !/[.:"“«¿¡—–-]\s*$/u.test(word.gap))) return 1
  if (word.acronym || known.has(word.folded)) return 1
  if (isVerbForm(word.folded, language)) return 0
  const next = sentence.words[at + 1]
  if (next === undefined) return 0
  if (followsGivenName(sentence, at + 1, language)) return 1
  // "Supo on Thursday backed away"
  if (
    /^(?:on|el|last|this)$/.test(next.folded) &&
    NOT_NAMES.has(sentence.words[at + 2]?.folded ?? '') &&
    !/ly$/.test(word.folded)
  )
    return 1
  const aside = sentence.words
    .slice(at + 1, at + 4)
    .map((one) => one.folded)
    .join(' ')
  if (/^(?:for (?:his|her|its|their) part|por su parte|en cambio)/.test(aside)) return 1
  if (/^[,:]/.test(next.gap) && OPENS_APPOSITION.test(next.folded) && !/ly$|mente$/.test(word.folded)) return 1
  if (breaks(next.gap)) return 0
  // "Felipe de la Cruz", "Luis van Dam": a given name and the small words of a surname.
  if (isGivenName(word.folded) && isNameParticle(sentence.words, at + 1, 'en')) return 1
  return next.capital && !isFunctionWord(next.folded, language) && !NOT_NAMES.has(next.folded)
    ? 1
    : isVerbForm(next.folded, language) &&
        (language === 'es' || /(?:ed|aid|says|old|ells|tates|nies|ites|gues|ists|ieves)$/.test(next.folded))
      ? 1
      : 0
}

/** "Theresa May", "Mrs May": a month or weekday after a name or a title, and no day of the month, is a name. */
function followsGivenName({ words }: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const before = words[at - 1]
  const word = words[at]
  if (
    word === undefined ||
    !word.capital ||
    before === undefined ||
    !before.capital ||
    word.gap.trim() !== '' ||
    words[at + 1]?.kind === 'number'
  )
    return false
  if (/^(?:mr|mrs|ms|dr|sir|lady)$/.test(before.folded)) return true
  if (NOT_NAMES.has(before.folded) || isFunctionWord(before.folded, language)) return false
  return isGivenName(before.folded)
}

/** "South West Water", "North Carolina": a direction before another capital that is no country. */
function opensName({ words }: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (language !== 'en' || !/^(?:north|south|east|west)$/.test((words[at] as Word).folded)) return false
  const next = words[at + 1]
  return next?.capital === true && next.gap.trim() === '' && readPlace(words, at + 1, language) === null
}

/** "official information", "chief suspect's car": before a common noun these are adjectives. */
function isPlainAdjective(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  const word = sentence.words[at] as Word
  if (
    language !== 'en' ||
    word.capital ||
    !/^(?:official|general|chief|military|public|minor|expert|state)$/.test(word.folded)
  )
    return false
  const next = sentence.words[at + 1]
  if (next === undefined || next.gap.trim() !== '' || next.capital) return false
  return !isFunctionWord(next.folded, 'en') && !isVerbForm(next.folded, 'en') && roleOf(next.folded, 'en') === undefined
}

/** "US intelligence", "la inteligencia estadounidense" are services; "credible intelligence" is what they have. */
function standsForService(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (language === 'en')
    return (
      (at > 0 && [1, 2].some((back) => (readPlace(sentence.words, at - back, language)?.length ?? 0) >= back)) ||
      sentence.words[at - 1]?.folded === 'military'
    )
  const after = /^(?:de|del)$/.test(sentence.words[at + 1]?.folded ?? '') ? at + 2 : at + 1
  return readPlace(sentence.words, after, language) !== null || sentence.words[at + 1]?.folded === 'militar'
}

/** What follows a name and a comma: "Eurocontrol, which …", "Telmex, la empresa …". */
const OPENS_APPOSITION =
  /^(?:which|who|whose|que|quien|cuyo|cuya|fabricante|propietaria?|maker|owner|the|an?|el|la|una?)$/

/** "lead", "head", "agrees", "fiscal" … after a pronoun or "to" they are not nouns. */
function isUsedAsVerb(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  if (language !== 'en') return false
  const word = sentence.words[at] as Word
  const before = sentence.words[at - 1]?.folded ?? ''
  return /^(?:state|states|heads?|leads?|chief|force|forces|group|groups|board|source|deputy|order|justice|general|service|services|intelligence|press|attorney)$/.test(
    word.folded,
  )
    ? /^(?:to|will|would|can|could|who|which|he|she|they|it)$/.test(before)
    : false
}

function chunkEnd(sentence: SentenceWords, start: number, language: 'en' | 'es', known: KnownNames): number {
  const words = sentence.words
  let at = start
  const begin = skipModifiers(sentence, start, language, known)
  if (begin < 0) return start
  at = begin
  let end = at
  while (at < words.length && at - start < 14) {
    const nickname = at > start ? skipNickname(words, at) : at
    if (nickname > at) {
      at = nickname + 1
      end = at
      continue
    }
    if (at > start && breaks((words[at] as Word).gap)) break
    if (at > start && dots((words[at] as Word).gap) && !isTitleAbbreviation(words[at - 1] as Word)) break
    const taken = accepts(sentence, at, language, known)
    if (taken > 0) {
      if (at > start && endsAtGroup(words, at, language)) break
      at += taken
      end = at
      if ((words[at - 1] as Word).possessive && !possessesRole(sentence, at, language, known)) break
      continue
    }
    const word = words[at] as Word
    if (end === at && isNameParticle(words, at, language)) {
      at++
      continue
    }
    if (ROLE_MODIFIERS.has(word.folded)) {
      // Spanish adjectives follow: "jurado federal", "fiscalía general".
      if (language === 'es' && end === at && at > start && roleOf((words[at - 1] as Word).folded, 'es') !== undefined)
        end = at + 1
      at++
      continue
    }
    if (end > start && at - end <= 2 && CONNECTORS[language].has(word.folded)) {
      at++
      while (
        at < words.length &&
        /^(?:the|la|los|las|el|su|sus|his|her|its|their|ese|esa|este|esta|dicho|dicha)$/.test(
          (words[at] as Word).folded,
        )
      )
        at++
      if (/^(?:pais|nacion|country|nation)$/.test(words[at]?.folded ?? '')) end = ++at
      continue
    }
    if (end === at && joinsMatter(words, start, at, language)) {
      at++
      continue
    }
    break
  }
  return extendToHead(words, start, end, language)
}

/** "Sweden's security service confirmed": an owner and lower-case words right before a speaking verb are one body. */
function extendToHead(words: readonly Word[], start: number, end: number, language: 'en' | 'es'): number {
  if (language !== 'en' || end === start || end - start > 2) return end
  if (!(words[end - 1] as Word).possessive && readPlace(words, start, language)?.how !== 'adjective') return end
  for (let at = end; at < Math.min(end + 4, words.length); at++) {
    const word = words[at] as Word
    if (breaks(word.gap) || word.kind !== 'word') return end
    if (at > end && isSpeakingForm(word.folded)) return at
    if (word.capital || isFunctionWord(word.folded, language) || isVerbForm(word.folded, language)) return end
  }
  return end
}

function isSpeakingForm(folded: string): boolean {
  const speaks = verbReadings(folded, 'en').some((verb) =>
    /^(?:say|charge|deny|doubt|confirm|concede|find)$/.test(verb.type),
  )
  return speaks && /(?:ed|id|s|ld|te|nd)$/.test(folded)
}

/** "Hugo 'El Pollo' Carvajal": the word after a quoted nickname that stands inside a name. */
function skipNickname(words: readonly Word[], at: number): number {
  const { gap } = words[at] as Word
  if (gap === ' ' || !/\s["“«'‘]$/u.test(gap) || !(words[at - 1] as Word).capital) return at
  for (let next = at + 1; next <= at + 3 && next < words.length; next++) {
    if (/^["”»'’]\s?$/u.test((words[next] as Word).gap)) return (words[next] as Word).capital ? next : at
  }
  return at
}

/** "told reporters Mexico …": a lower-case plural or body is not the first part of the name that follows. */
function endsAtGroup(words: readonly Word[], at: number, language: 'en' | 'es'): boolean {
  const before = words[at - 1] as Word
  const role = before.capital ? undefined : roleOf(before.folded, language)
  return (role === 'group' || role === 'body' || role === 'unnamed') && (words[at] as Word).capital
}

/** "Mexico's top security officials": the owner belongs to the office that follows. */
function possessesRole(sentence: SentenceWords, at: number, language: 'en' | 'es', known: KnownNames): boolean {
  const begin = skipModifiers(sentence, at, language, known)
  if (begin < 0) return false
  for (let next = begin; next < Math.min(begin + 3, sentence.words.length); next++) {
    const word = sentence.words[next] as Word
    if (roleOf(word.folded, language) !== undefined) return true
    if (!word.capital && !ROLE_MODIFIERS.has(word.folded)) return false
  }
  return false
}

/** First word of a chunk that may begin with lower-case modifiers ("former", "federal"); -1 where none begins. */
function skipModifiers(sentence: SentenceWords, start: number, language: 'en' | 'es', known: KnownNames): number {
  for (let at = start; at < Math.min(start + 4, sentence.words.length); at++) {
    if (at > start && breaks((sentence.words[at] as Word).gap)) return -1
    if (accepts(sentence, at, language, known) > 0) return at
    if (!ROLE_MODIFIERS.has((sentence.words[at] as Word).folded)) return -1
  }
  return -1
}

function isTitleAbbreviation(word: Word): boolean {
  return (
    /^(?:cmdr|brig|maj|rep|sen|gen|gov|col|capt|lt|sgt|adm|dr|mr|mrs|ms|st|sr|sra|dip|gral|lic)$/.test(word.folded) ||
    word.text.length === 1
  )
}

function parseChunk(words: readonly Word[], from: number, end: number, language: 'en' | 'es'): Chunk | null {
  let roleAt = -1
  let connected = false
  const countries: string[] = []
  const capitals: number[] = []
  let placeWords = 0
  for (let at = from; at < end; at++) {
    const word = words[at] as Word
    if (CONNECTORS[language].has(word.folded)) connected = true
    const place = readPlace(words, at, language)
    if (place !== null) {
      if (!countries.includes(place.country)) countries.push(place.country)
      if (place.how !== 'adjective') placeWords += place.length
      if (word.acronym || place.how === 'adjective') {
        at += place.length - 1
        continue
      }
      at += place.length - 1
      continue
    }
    const role = roleOf(word.folded, language)
    if (role !== undefined && !(connected && roleAt >= 0 && word.capital)) {
      // English compounds end in their head; Spanish phrases begin with it.
      if (roleAt < 0 || (language === 'en' && !connected && !startsName(words, roleAt, at, end, language))) roleAt = at
      continue
    }
    if (word.capital && word.kind === 'word') capitals.push(at)
  }
  const last = words[end - 1] as Word
  const extended =
    language === 'en' &&
    roleAt < 0 &&
    end - from > 1 &&
    !last.capital &&
    countries.length > 0 &&
    readPlace(words, end - 1, language) === null
  const roleKind = roleAt >= 0 ? (roleOf((words[roleAt] as Word).folded, language) ?? null) : null
  const nameAt = roleAt < 0 ? capitals : nameAfterRole(words, roleAt, end, capitals, language)
  const of = capitals.filter((at) => !nameAt.includes(at)).map((at) => (words[at] as Word).folded)
  if (roleAt < 0 && capitals.length === 0 && placeWords === 0) {
    // "el ucranio niega": a country's adjective with an article alone
    if (
      language !== 'es' ||
      countries.length === 0 ||
      !/^(?:el|la)$/.test(words[from - 1]?.folded ?? '') ||
      !isVerbForm(words[end]?.folded ?? '', language)
    )
      return null
  }
  return {
    from,
    to: end,
    name: nameAt.map((at) => (words[at] as Word).folded),
    nameFrom: nameAt[0] ?? from,
    role: roleAt >= 0 ? headOffice(words, roleAt, end) : extended ? last.folded : '',
    roleKind: extended ? 'body' : roleKind,
    countries,
    of,
    acronym: capitals.some((at) => (words[at] as Word).acronym),
    before: words[from - 1]?.folded ?? '',
    possessive: (words[end - 1] as Word).possessive,
    place: roleAt < 0 && capitals.length === 0 && !extended,
  }
}

/** "titular del Ejecutivo", "head of state" are presidents. */
function headOffice(words: readonly Word[], roleAt: number, end: number): string {
  const role = (words[roleAt] as Word).folded
  if (!/^(?:titular|jefe|jefa|head|chief)$/.test(role)) return role
  const last = words.slice(roleAt + 1, end).map((word) => word.folded)
  return last.some((word) => /^(?:ejecutivo|estado|gobierno|state|government)$/.test(word)) && last.length <= 4
    ? 'presidente'
    : role
}

/** Two capitals after a role noun are a name: what follows in it is no longer an office. */
function startsName(words: readonly Word[], roleAt: number, at: number, _end: number, language: 'en' | 'es'): boolean {
  for (let between = roleAt + 1; between < at; between++) {
    const word = words[between] as Word
    // "President Zelensky's office": the owner's, not the owner.
    if (word.possessive) return false
    if (word.capital && roleOf(word.folded, language) === undefined && !ROLE_MODIFIERS.has(word.folded)) return true
  }
  return false
}

export { ARTICLES }

import type { Signal } from './find-signals.ts'
import { CLAUSE, folded, gapBefore } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'

/** What somebody did. Of these a sentence may also tell that they did not, might, or that others only say so. */
const ACTS: ReadonlySet<Signal['type']> = new Set([
  'request',
  'supply',
  'retract',
  'confirm',
  'charge',
  'warrant',
  'ruling',
  'acquittal',
  'dropped',
  'plea',
])

/** Words before an act that undo it, and how far back they reach within the clause. */
const UNDONE = {
  en: /^(?:not|never|nor|neither|cannot|without|nobody|refus\w+|fail(?:ed|s)?|declin\w+|yet|stopped|short|instead)$|n't$/,
  es: /^(?:no|nunca|jamas|tampoco|ni|sin|nadie|rehus\w+|neg(?:o|aron)se|evit\w+|falta)$/,
}
const UNDONE_REACH = 5
/** Could, should, is expected to: not done. What somebody *will* ask for is asked for by saying so. */
const SUPPOSED = {
  en: /^(?:would|could|should|might|may|must|expected|likely|considering|unclear|supposedly|claiming)$/,
  es: /^(?:podria|podrian|deberia|deberian|debe|deben|habria|habrian|quiza|quizas|acaso|presuntamente|supuestamente)$/,
}
const SUPPOSED_REACH = 4
/** "entregaría", "pedirían"; not "secretaría", which is no verb of these frames' first words. */
const CONDITIONAL_ES = /^(?!secretaria|fiscalia|mayoria)\w{2,}(?:aria|arian|eria|erian|iria|irian)$/
const ASKED_WHETHER = { en: /^(?:if|whether|unless|had)$/, es: /^(?:si)$/ }
const KNOWS = /^(?:sab\w+|ignor\w+|pregunt\w+|duda|dudas|claro|como|veri\w+)$/
/** Verbs and nouns whose clause is not told as true. */
const TURNED_DOWN = {
  en: /^(?:den(?:y|ied|ies|ying)|refut\w+|disput\w+|reject\w+|dismiss\w+|rumou?rs?|untrue|false|falsely|mock\w+|imitat\w+|pretend\w+)$/,
  es: /^(?:nieg\w+|nego|negaron|negar|negado|desmient\w+|desmint\w+|rechaz\w+|rumor|rumores|fals[oa])$/,
}
const CLAUSE_OPENS = {
  en: /^(?:that|having|had|has|it|they|reports?)$/,
  es: /^(?:que|haber|haya|hayan|hubiera|hubieran|hubiese)$/,
}
const JOINS = { en: /^(?:and|but|while|then)$/, es: /^(?:y|e|pero|mientras|luego)$/ }
const NOT_TRUE = { en: /^(?:true|accurate|correct)$/, es: /^(?:cierto|verdad|exacto)$/ }
/** A forgery shows somebody doing what he did not. */
const FORGERY = /^(?:hoax|parody|deepfake|satire|satirical|bulo|parodia|satira)$/
const FORGED =
  /^(?:fake|faked|doctored|manipulated|forged|fabricated|altered|fals[oa]s?|manipulad[oa]s?|trucad[oa]s?|alterad[oa]s?|apocrif[oa]s?)$/
const MEDIUM =
  /^(?:video|audio|account|clip|image|picture|photo|post|quote|letter|statement|document|screenshot|tweet|cuenta|imagen|foto|mensaje|carta|documento|comunicado|captura|publicacion|grabacion)$/

/** Why an act that a sentence holds is not told as done; `null` when it is. Other signals are never unreal here. */
export function toldAsUnreal(sentence: SentenceWords, signal: Signal): string | null {
  if (!ACTS.has(signal.type)) return null
  const { language } = sentence
  if (isYesNoQuestion(sentence)) return 'asked, not told'
  const forged = forgeryBefore(sentence, signal)
  if (forged !== null) return forged
  for (let at = signal.from; at < Math.min(signal.to, signal.from + 3); at++) {
    const word = folded(sentence, at)
    const condition = at > signal.from && ASKED_WHETHER[language].test(word) && word !== 'had'
    if (condition || SUPPOSED[language].test(word) || (language === 'es' && CONDITIONAL_ES.test(word)))
      return `only supposed: "${word}"`
  }
  for (let at = signal.from - 1; at >= 0; at--) {
    const word = folded(sentence, at)
    const far = signal.from - at
    if (far <= UNDONE_REACH && UNDONE[language].test(word)) return `undone by "${word}"`
    if (far <= SUPPOSED_REACH && SUPPOSED[language].test(word)) return `only supposed: "${word}"`
    if (opensCondition(sentence, at)) return `only if: "${word}"`
    if (CLAUSE.test(gapBefore(sentence, at))) break
  }
  return turnedDown(sentence, signal)
}

/** "If …", "Had … asked", "whether …"; of the Spanish "si" only what cannot be "sí". */
function opensCondition(sentence: SentenceWords, at: number): boolean {
  const word = folded(sentence, at)
  if (!ASKED_WHETHER[sentence.language].test(word)) return false
  if (word === 'had') return at === 0
  if (word === 'si') return at === 0 || KNOWS.test(folded(sentence, at - 1))
  return true
}

/** "DHS denied that it had handed over …", "rumours that … ", "es falso que …", "it is not true that …". */
function turnedDown(sentence: SentenceWords, signal: Signal): string | null {
  const { language } = sentence
  for (let at = signal.from - 1; at >= 0; at--) {
    if (JOINS[language].test(folded(sentence, at)) || /[;:]/.test(gapBefore(sentence, at + 1))) return null
    const word = folded(sentence, at)
    const untrue =
      NOT_TRUE[language].test(word) &&
      [1, 2, 3].some((back) => /^(?:not|never|no|nunca|isn't|wasn't)$|n't$/.test(folded(sentence, at - back)))
    if (!untrue && !TURNED_DOWN[language].test(word)) continue
    const opens = [1, 2, 3, 4].some(
      (on) => at + on < signal.to && CLAUSE_OPENS[language].test(folded(sentence, at + on)),
    )
    if (opens || at === signal.from - 1) return `within what "${word}" turns down`
  }
  return null
}

function forgeryBefore(sentence: SentenceWords, signal: Signal): string | null {
  for (let at = 0; at < signal.from; at++) {
    const word = folded(sentence, at)
    if (FORGERY.test(word)) return `told of a forgery: "${word}"`
    if (!FORGED.test(word)) continue
    const opens = at === 0 && /:/.test(gapBefore(sentence, 1))
    if (opens || MEDIUM.test(folded(sentence, at + 1)) || MEDIUM.test(folded(sentence, at - 1)))
      return `told of a forgery: "${word}"`
  }
  return null
}

const YES_NO = /^(?:did|does|do|has|have|was|were|is|are|will|would|could|should|acaso)$/

function isYesNoQuestion(sentence: SentenceWords): boolean {
  return /\?\s*["”»]?$/.test(sentence.text) && YES_NO.test(folded(sentence, 0))
}

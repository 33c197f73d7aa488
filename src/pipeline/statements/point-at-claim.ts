import { overlapWith } from './claim-sides.ts'
import { NEGATORS, type Reader } from './reader.ts'
import type { Word } from './sentence-words.ts'

/** Words of guilt: reports speak of a claim by them where its own words do not stand. */
const GUILT = {
  en: /^(?:responsib\w+|behind|guilt\w*|culprits?|culpab\w+|complicit\w*|involve\w*|perpetrat\w+|blame\w*|authorship|orchestrat\w+|masterminded?|carried|committed|proven|happened|role|hand|undeniable|true)$/,
  es: /^(?:responsab\w+|autoria|autor|autores|culpa\w*|detras|implica\w+|involucra\w+|perpetra\w+|orquest\w+|cometi\w+|comete\w*|hizo|hicieron|ocurri\w+|participacion|probad[oa]s?|innegables?|cierto|verdad)$/,
}

/** What the claim is called once it has been made. */
const NAMED = {
  en: /^(?:claims?|allegations?|accusations?|charges?|assertions?|findings?|conclusions?|evidence|proof)$/,
  es: /^(?:acusacion|acusaciones|afirmacion|afirmaciones|denuncias?|senalamientos?|conclusion|conclusiones|pruebas?|evidencias?)$/,
}

/** "There is no doubt that", "no cabe duda de que", "no other plausible explanation": negations that assert. */
const DOUBTLESS = {
  en: / (?:no|little|without|beyond(?: \w+)?|zero|any) (?:\w+ ){0,2}?(?:doubts?|question|alternative|other (?:\w+ )?(?:explanation|conclusion|culprit))\b| no reason to (?:doubt|dispute|question) | (?:full|high|great|every) confidence | undoubtedly | unquestionably /,
  es: / (?:no (?:cabe|caben|hay|alberga\w*|tiene\w*|queda\w*|existe\w*)(?: \w+)?|sin(?: \w+ a)?|fuera de(?: toda)?|ningun\w* ?\w*|toda) (?:dudas?|otra explicacion\w*|otra (?:conclusion|alternativa))\b| indudable\w* | no admite (?:discusion|dudas?) /,
}

export type Pointing = {
  /** Overlap with the claim's words, and what points at it without them; 1 is one telling word. */
  weight: number
  /** A negation that asserts: "no doubt that". */
  doubtless: boolean
  /** Any negation or condition left beside it. */
  undone: boolean
}

const CONDITION = {
  en: /^(?:if|whether|unless|could|might|would|may|possibly|perhaps|hardly|reportedly|alleged|allegedly|supposed|supposedly|so-called)$/,
  es: /^(?:podria\w*|habria\w*|quiza\w*|posible\w*|poco|apenas|supuest\w+|presunt\w+|hipotesis)$/,
}

/** How far words are about the claim, whether they name it, point at it, or tell whose fault it is. */
export function pointAtClaim(words: readonly Word[], reader: Reader): Pointing {
  const { language, content } = reader
  const line = ` ${words.map((word) => word.folded).join(' ')} `
  const doubtless = DOUBTLESS[language].test(line)
  const guilt = words.some((word) => GUILT[language].test(word.folded)) ? 0.7 : 0
  const named = words.some((word) => NAMED[language].test(word.folded)) ? 0.5 : 0
  const negated = words.some((word) => NEGATORS[language].test(word.folded))
  const supposed =
    words.some((word) => CONDITION[language].test(word.folded)) ||
    (language === 'es' && words[0]?.folded === 'si' && words[0].text === words[0].folded)
  return {
    weight: overlapWith(words, content).weight + guilt + named + (doubtless ? 0.5 : 0),
    doubtless,
    undone: (negated && !doubtless) || supposed,
  }
}

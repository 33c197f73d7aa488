import { folded, gapBefore } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { SPEAKING } from './speaking-verb.ts'
import { verbReadings } from './verb-forms.ts'

/**
 * "El acusado se presume inocente", "se le informó", "se cree que": a Spanish verb of speech or opinion at word `at`
 * with a "se" that leaves out who says it. What stands before it is what is said or whom it is said to; nobody named
 * says it. Not "se declaró culpable", "se negó a", "se lo dijo": there the subject acts.
 */
export function isImpersonal(sentence: SentenceWords, at: number): boolean {
  if (sentence.language !== 'es') return false
  const verbs = verbReadings(folded(sentence, at), 'es').filter(({ type }) => SPEAKING.has(type) || type === 'supply')
  if (verbs.length === 0) return false
  const clitic = readClitics(sentence, at)
  if (clitic === null) return false
  const words = followingWords(sentence, at)
  const after = words.replace(WHEN_AND_WHERE, '')
  const form = folded(sentence, at)
  const own = verbs.some(({ type, lemma }) =>
    lemma === 'atribuir' ? takesOn(sentence, clitic.at, after) : isActOfSubject(lemma, type === 'charge', form, after),
  )
  // "se le preguntó", "se nos dijo", "a quien se atribuye": to somebody, by nobody named.
  if (clitic.to === 'somebody') return true
  // "se lo dijo" is "le dijo eso", "se lo atribuyó" takes it on; "se lo acusa" names nobody who accuses.
  if (clitic.to === 'something')
    return verbs.every(({ type, lemma }) => (type === 'charge' && lemma !== 'atribuir') || HELD_TO_BE.test(lemma))
  if (own && verbs.some(({ lemma }) => ALWAYS_OWN.test(lemma))) return false
  if (isRelativeObject(sentence, clitic.at)) return true
  return !own && !ONESELF.test(words)
}

/** Where "se" stands, and what the pronouns between it and its verb point at; `null` without "se". */
type Clitic = { at: number; to: 'nobody' | 'something' | 'somebody' }

const HELPS =
  /^(?:ha|han|hemos|habia|habian|haya|hayan|hubiera|hubieran|habria|habrian|esta|estan|estaba|estaban|viene|vienen|sigue|siguen)$/

function readClitics(sentence: SentenceWords, at: number): Clitic | null {
  let to: Clitic['to'] = 'nobody'
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    if (gapBefore(sentence, before + 1).trim() !== '') return null
    const word = folded(sentence, before)
    if (word === 'se') return { at: before, to }
    if (/^(?:le|les|me|nos|te)$/.test(word)) to = 'somebody'
    else if (/^(?:lo|la|los|las)$/.test(word)) to = 'something'
    else if (!HELPS.test(word) && !/mente$/.test(word)) return null
  }
  return null
}

/** So many words tell what a verb is said with. */
const LOOKS_AHEAD = 7

/** The words after the verb to the end of their clause, a blank after each; without what commas set apart right after it. */
function followingWords(sentence: SentenceWords, at: number): string {
  let words = ''
  const from = afterInsertion(sentence, at + 1)
  for (let next = from; next < from + LOOKS_AHEAD && next < sentence.words.length; next++) {
    if (next > from && /[,;:.()]/.test(gapBefore(sentence, next))) break
    words += `${folded(sentence, next)} `
  }
  return words
}

/** "se declaró, a través de su abogada, inocente": where it goes on; past the end where no second comma stands near. */
function afterInsertion(sentence: SentenceWords, at: number): number {
  if (at >= sentence.words.length || !/[,;:.()]/.test(gapBefore(sentence, at))) return at
  if (gapBefore(sentence, at).trim() === ',')
    for (let next = at + 1; next <= at + LOOKS_AHEAD && next < sentence.words.length; next++)
      if (gapBefore(sentence, next).trim() === ',') return next
  return sentence.words.length
}

/** Says when, where or how often, and may stand between a verb and what is said with it. */
const WHEN_AND_WHERE =
  /^(?:(?:hoy|ayer|anoche|tambien|ademas|de nuevo|otra vez|una vez mas|[a-z]+mente|(?:el|la|los|este|esta) (?:pasad[oa] |mism[oa] )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|manana|tarde|noche|dia)(?: pasad[oa])?|ante (?:el|la|los|las|su|sus|un|una) \S+) )+/

/** "se acusan mutuamente", "se consideró a sí mismo". */
const ONESELF =
  /\b(?:mutuamente|reciprocamente|entre si|(?:un[oa]s?) a(?: las| los|l)? otr[oa]s?|a (?:el|ella|si) mism[oa]|a (?:ellos|ellas|si) mism[oa]s) /

const HELD_TO_BE = /^(?:considerar|calificar|tachar|tildar|llamar|describir|creer|juzgar|estimar)$/

/** What is told of with an article or a clause is the passive's own subject: "se negó la autoría", "se lamenta que". */
const THING =
  /^(?:que|si|el|la|los|las|un|una|unos|unas|su|sus|este|esta|estos|estas|ningun|ninguna|otr[oa]s?|dich[oa]s?) /

/** "se negó este lunes a declarar": time stands between. */
const THEN_TO = /\ba (?:\S+ )?\S+[aei]r(?:se|l[oae]s?)? /

/** "a quien se atribuye", "del que se dice": the relative is whom it is said of. */
function isRelativeObject(sentence: SentenceWords, at: number): boolean {
  if (!/^(?:que|quien|quienes|cual|cuales)$/.test(folded(sentence, at - 1))) return false
  const article = /^(?:el|la|los|las)$/.test(folded(sentence, at - 2)) ? 1 : 0
  return /^(?:a|al|de|del)$/.test(folded(sentence, at - 2 - article))
}

/**
 * "La banda se atribuyó el ataque a la base" takes it on; "el ataque se atribuye a la banda" and "se atribuye el ataque a
 * la banda" put it down to somebody.
 */
function takesOn(sentence: SentenceWords, se: number, after: string): boolean {
  const begins = se === 0 || /[,;:.()]/.test(gapBefore(sentence, se)) || folded(sentence, se - 1) === 'no'
  return THING.test(after) && !(begins && /\b(?:a|al) /.test(after))
}

function isActOfSubject(lemma: string, accuses: boolean, form: string, after: string): boolean {
  if (ALWAYS_OWN.test(lemma)) return true
  if (lemma === 'mantener') return !/^que /.test(after)
  if (lemma === 'negar') return !THING.test(after) || THEN_TO.test(after)
  if (OWN_UNLESS_A_THING.test(lemma)) return !THING.test(after)
  if (PUTS_ONESELF_DOWN_AS.test(lemma)) {
    const { state = '' } = STATE.exec(after)?.groups ?? {}
    return OF_A_PERSON.test(state) || (FELT.test(state) && !OF_A_THING.test(state))
  }
  // "no se cree la versión": pronominal, with what is not believed.
  if (lemma === 'creer' && /^(?:el|la|los|las|lo|es[ea]|est[ea]|es[oa]s|est[oa]s|nada|ni) /.test(after)) return true
  if (THINKS_ITSELF.test(lemma)) return WRONGED.test(after) && !/\b(?:hasta|mientras|salvo) /.test(after)
  if (/^(?:responsabilizar|culpar)$/.test(lemma) && /^(?:de|del|por) /.test(after)) return true
  if (/^(?:ratificar|reafirmar)$/.test(lemma)) return !/^(?:que|el|la|los|las|su|sus) /.test(after)
  if (lemma === 'comunicar') return /^con /.test(after)
  // "Kiev y Moscú se acusaron de …": each other.
  return accuses && lemma !== 'presumir' && /n$/.test(form) && /^(?:de|del|por) /.test(after)
}

const ALWAYS_OWN =
  /^(?:retractar|desdecir|recular|preguntar|desvincular|deslindar|desentender|corregir|referir|defender|pronunciar)$/

const OWN_UNLESS_A_THING = /^(?:manifestar|expresar|explicar|lamentar|renegar)$/

const PUTS_ONESELF_DOWN_AS =
  /^(?:declarar|proclamar|confesar|decir|reconocer|admitir|mostrar|calificar|describir|presentar|afirmar|asegurar)$/

/** What is said with the verb, once times and places are gone: "no culpable", "muy preocupado". */
const STATE = /^(?:(?:no|muy|mas|tan|como|una?|[a-z]+mente) ){0,4}(?<state>\S+ (?:\S+ )?)/

/** So people put themselves down. */
const OF_A_PERSON =
  /^(?:(?:culpable|inocente|responsable|president[ea]|favorable|optimista|pesimista|conforme|prudente|competente|incompetente|insolvente)s?|(?:autor|ganador|vencedor)(?:a|es)?|victimas?|partidari[oa]s?|contrari[oa]s?|esceptic[oa]s?|segur[oa]s?|dispuest[oa]s?|satisfech[oa]s?|orgullos[oa]s?|ajen[oa]s?|molest[oa]s?|tranquil[oa]s?|list[oa]s?|perplej[oa]s?|pres[oa]s? politic[oa]s?|incapa(?:z|ces)|neutral(?:es)?|en (?:contra|desacuerdo|huelga|rebeldia)|a favor|de acuerdo) /

const FELT = /^\S+(?:ad|id)[oa]s? /

/** So a court or a law puts things down. */
const OF_A_THING =
  /^(?:terminad|acabad|cerrad|clausurad|inaugurad|iniciad|instalad|concluid|suspendid|prescri[tb]|probad|anulad|aprobad|fundad|infundad|vencid|extinguid|reservad|contaminad|inhabilitad|fallecid|desaparecid|conjurad|estad|validad)/

/** Who "is thought" dangerous is thought so by others; whoever thinks themselves wronged does so themselves. */
const THINKS_ITSELF = /^(?:considerar|creer|juzgar|estimar|ver|sentir|saber)$/
const WRONGED =
  /^(?:muy |tan |mas |una? )?(?:inocentes?|victimas?|perseguid[oa]s? (?:por|politic)|agraviad[oa]s?|ofendid[oa]s?|traicionad[oa]s?|insultad[oa]s?|utilizad[oa]s?|ajen[oa]s?) /

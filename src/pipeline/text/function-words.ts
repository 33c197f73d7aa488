import type { Language } from '../../domain/vocabulary.ts'

const ENGLISH = `a about above after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have having he her here
hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our out
over own same she should so some such than that the their them then there these they this those through to too under
until up upon us very was we were what when where which while who whom whose why will with would you your yet may might
must shall within without among amid per via ever never still since though although whether it's i'm don't`
const SPANISH = `a al algo algun alguna algunas alguno algunos ante antes asi aun aunque bajo bien cada como con contra
cual cuales cuando cuanto de del desde donde dos e el ella ellas ello ellos en entre era eran es esa esas ese eso esos
esta estaba estan estar este esto estos fue fueron ha habia hace hacia han hasta hay la las le les lo los mas me mediante
mi mientras muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues que quien quienes se
sea segun ser si sido sin sino sobre son su sus tal tambien tan tanto te tiene tienen toda todas todo todos tras tu u un
una unas uno unos ya y yo cuyo cuya durante`

const WORDS: Record<'en' | 'es', ReadonlySet<string>> = {
  en: new Set(ENGLISH.split(/\s+/)),
  es: new Set(SPANISH.split(/\s+/)),
}
const NONE: ReadonlySet<string> = new Set()
const EITHER: ReadonlySet<string> = new Set([...WORDS.en, ...WORDS.es])

/** Folded words that carry grammar, not matter. For an undetermined language: none. */
export function functionWords(language: Language): ReadonlySet<string> {
  return language === 'und' ? NONE : WORDS[language]
}

/** Is a folded word a function word of English or Spanish? */
export function isFunctionWord(folded: string, language?: Language): boolean {
  return language === undefined || language === 'und' ? EITHER.has(folded) : WORDS[language].has(folded)
}

/** Function words that tell one of the two languages from the other and from their neighbours. */
export const TELLING_WORDS: Record<'en' | 'es', ReadonlySet<string>> = {
  en: new Set(
    'the of and to is was were that with for from by are has have had not this which they his her its will would over says said after who on at as it be but'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las del y en con una por su sus para que se fue segun pero sin sobre mas este esta dijo tras ha es al como contra la de niega un'.split(
      ' ',
    ),
  ),
}

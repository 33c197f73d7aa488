import type { Language } from '../../domain/vocabulary.ts'
import { wordList } from '../text/word-lists.ts'

/**
 * Rarity is the surprise, in nats, of meeting a word at one place of a text: −ln of its share of all words. A word's
 * share follows from its rank by Zipf's law (about 0.1 ÷ rank in both languages). Ranks are those of Wikipedia and of
 * film subtitles, as the packages list them; the commoner rank counts.
 */
const ZIPF = 0.1
/** Neither list knows the word. */
export const UNKNOWN_RARITY = 13

/** Words that news of officials is full of, whatever it is about; the lists, not made of news, take them for rare. */
const NEWS_WORDS = new Set(
  `said say official government president presidential minister ministry secretary department administration agency
  according spokesperson spokesman statement announce report state national federal country countries public news
  authority authorities member political policy security international foreign leader house white justice law press
  dijo gobierno presidente presidenta ministro ministra secretario secretaria departamento autoridad autoridades segun
  informo oficial oficiales nacional federal pais paises publico publica comunicado seguridad politica estado internacional
  titular mandatario mandataria anuncio aseguro afirmo senalo general accused accuse claim allege alleged deny denied
  acusa acuso acusacion niega nego rechaza rechazo desmiente president's tuesday monday wednesday thursday friday saturday
  sunday lunes martes miercoles jueves viernes sabado domingo january february march april june july august september
  october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`.split(
    /\s+/,
  ),
)
const NEWS_RARITY = 5.2

/** Rarity of a folded word in nats, 2 to `UNKNOWN_RARITY`. */
export function rarityOf(folded: string, language: Language): number {
  if (NEWS_WORDS.has(folded)) return NEWS_RARITY
  const rank =
    language === 'und'
      ? Math.min(
          wordList('en').get(folded) ?? Number.POSITIVE_INFINITY,
          wordList('es').get(folded) ?? Number.POSITIVE_INFINITY,
        )
      : wordList(language).get(folded)
  if (rank === undefined || rank === Number.POSITIVE_INFINITY) return UNKNOWN_RARITY
  return Math.min(UNKNOWN_RARITY, Math.log(rank / ZIPF))
}

/** Months, weekdays and the words of official prose: capitals make no name of them. */
export function isNewsWord(folded: string): boolean {
  return NEWS_WORDS.has(folded)
}

/** Do the word lists of the language hold this folded word? Then it is not a misspelt name. */
export function isKnownWord(folded: string, language: Language): boolean {
  return rarityOf(folded, language) < UNKNOWN_RARITY
}

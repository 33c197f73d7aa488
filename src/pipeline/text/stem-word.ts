import stemmers from 'snowball-stemmers'
import { late } from '../../domain/late.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from './fold-text.ts'
import { stemEnglish } from './stem-english.ts'

const spanish = late(() => stemmers.newStemmer('spanish'))

/** Stems are kept between calls; the cache is emptied when hostile texts have filled it. */
const CACHE_LIMIT = 50_000
/** Nothing longer is a word of either language; stemming it would only cost time. */
const LONGEST_WORD = 40
const caches = { en: new Map<string, string>(), es: new Map<string, string>() }

/** Endings whose accent Spanish Snowball needs to see and which folding (or a careless headline) took away. */
const LOST_ACCENT = /([cs])ion$/
/** "ofrezca" beside "ofrece", "produzca" beside "produce". */
const IRREGULAR = /zc$/

/**
 * Snowball stem of a folded word. Works on folded words on purpose, so that "publicacion" and "publicación" agree.
 * Texts of undetermined language are not stemmed.
 */
export function stemWord(folded: string, language: Language): string {
  if (language === 'und' || folded.length < 3 || folded.length > LONGEST_WORD) return folded
  const cache = caches[language]
  const known = cache.get(folded)
  if (known !== undefined) return known
  const stem =
    language === 'en'
      ? stemEnglish(folded)
      : foldText(spanish().stem(folded.replace(LOST_ACCENT, '$1ión'))).replace(IRREGULAR, 'c')
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(folded, stem)
  return stem
}

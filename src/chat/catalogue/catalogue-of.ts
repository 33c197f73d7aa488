import type { Locale } from '../../domain/vocabulary.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { es } from './es.ts'

const CATALOGUES: Record<Locale, Catalogue> = { en, es }

export function catalogueOf(locale: Locale): Catalogue {
  return CATALOGUES[locale]
}

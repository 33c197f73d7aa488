import type { Locale } from '../../domain/vocabulary.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueOf } from '../catalogue/catalogue-of.ts'

/** Whom a message is written for: their language, and its words. */
export type Reader = Catalogue

export function readerOf(locale: Locale): Reader {
  return catalogueOf(locale)
}

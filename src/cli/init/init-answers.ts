import type { Locale, Platform } from '../../domain/vocabulary.ts'
import type { CatalogueEntry } from './catalogue.ts'

/** What `onrecord init` was told, whole. */
export type InitAnswers = {
  languages: ('en' | 'es')[]
  locale: 'en' | 'es'
  zone: string
  contact: string | null
  entries: CatalogueEntry[]
  claim: {
    title: string
    text: string
    claimant: string
    firstMadeOn: string
    aliases: { en: string[]; es: string[] }
  } | null
  post: { platform: Platform; channel: string }[]
}

/** Options of the command; a question is asked for each that is left out. */
export type InitOptions = {
  /** Of the questions; left out, the machine's. */
  lang?: Locale
  languages?: string
  countries?: string
  topics?: string
  sources?: string
  title?: string
  text?: string
  claimant?: string
  madeOn?: string
  aliasesEn?: string
  aliasesEs?: string
  slack?: string
  discord?: string
  contact?: string
  zone?: string
  /** No questions: what is left out has its default. */
  yes?: boolean
  /** Files that are there are replaced without asking; each is kept beside as `.bak`. */
  force?: boolean
  /** `false`: nothing is looked over afterwards. */
  check?: boolean
}

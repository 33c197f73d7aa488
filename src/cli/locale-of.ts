import type { Locale } from '../domain/vocabulary.ts'
import type { GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'

/** The language a setup speaks: the one asked for, else the reader's of the configuration, else this machine's. */
export function localeOf(options: GlobalOptions & { lang?: Locale }): Locale {
  if (options.lang !== undefined) return options.lang
  try {
    return readConfig(options).settings.reader.locale
  } catch {
    // What is wrong with the configuration is told by who needs it.
    return localeOfMachine()
  }
}

/** Spanish where the machine speaks it (LANG, LC_ALL), else English. */
export function localeOfMachine(): Locale {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('es') ? 'es' : 'en'
}

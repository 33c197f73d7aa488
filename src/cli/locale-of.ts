import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CONFIG_FILES } from '../config/load-config.ts'
import { readYaml } from '../config/read-yaml.ts'
import type { Locale } from '../domain/vocabulary.ts'
import type { GlobalOptions } from './exit.ts'
import { configSource, readConfig } from './read-config.ts'

/** The language a command speaks: the one asked for, else the reader's of the configuration, else this machine's. */
export function localeOf(options: GlobalOptions & { lang?: Locale }): Locale {
  if (options.lang !== undefined) return options.lang
  try {
    return readConfig(options).settings.reader.locale
  } catch {
    // What is wrong with the configuration is told by who needs it.
    return localeInFile(options) ?? localeOfMachine()
  }
}

/** Of a configuration that cannot be used: its problems are told in the reader's language all the same. */
function localeInFile(options: GlobalOptions): Locale | null {
  try {
    const file = path.join(configSource(options).folder, CONFIG_FILES.settings)
    const { data } = readYaml(file, readFileSync(file))
    const locale = (data as { reader?: { locale?: unknown } } | undefined)?.reader?.locale
    return locale === 'en' || locale === 'es' ? locale : null
  } catch {
    return null
  }
}

/** Spanish where the machine speaks it (LANG, LC_ALL), else English. */
export function localeOfMachine(): Locale {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('es') ? 'es' : 'en'
}

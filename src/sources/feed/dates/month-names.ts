/** Languages whose month names are understood; where two disagree about a word, the earlier one wins. */
const LOCALES = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'nl',
  'el',
  'hu',
  'ru',
  'uk',
  'sv',
  'da',
  'nb',
  'fi',
  'ro',
  'tr',
  'ca',
  'pl',
  'id',
]

/** Abbreviations in use that the locale data spells otherwise. */
const EXTRA: Record<string, number> = { sept: 9, set: 9, setiembre: 9, ene: 1, ago: 8, dic: 12, mrt: 3, mrz: 3 }

/** Many languages bend the name beside a day number, so it is asked for with and without one. */
const FORMATS: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
]

const MONTHS = buildTable()

/** 1–12 for a month's name or abbreviation in any of the languages, else null. `word` is folded, see `foldWord`. */
export function monthOf(word: string): number | null {
  const exact = MONTHS.get(word)
  if (exact !== undefined) return exact
  if (word.length < 3) return null
  for (const [name, month] of MONTHS) if (name.startsWith(word) && name.length > 4) return month
  return null
}

/** Lower case, without accents and full stops. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
}

function buildTable(): Map<string, number> {
  const table = new Map<string, number>()
  for (const locale of LOCALES) {
    for (const [name, month] of namesOf(locale)) if (!table.has(name)) table.set(name, month)
  }
  for (const [name, month] of Object.entries(EXTRA)) table.set(name, month)
  return table
}

function namesOf(locale: string): [string, number][] {
  const names: [string, number][] = []
  for (const options of FORMATS) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2024, month - 1, 15))
      const name = foldWord(parts.find(({ type }) => type === 'month')?.value ?? '')
      if (/^\p{L}{3,}$/u.test(name)) names.push([name, month])
    }
  }
  return names
}

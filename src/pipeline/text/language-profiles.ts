import { readBeside, requireBeside, requireModule } from './require-package.ts'

/** What a letter group tells of each language, by the language's number. */
type Scores = Record<string, number>
/** eld's own database. Whoever reads it only reads. */
export type LanguageProfiles = {
  type: string
  languages: Record<string, string>
  isSubset: boolean
  ngrams: Record<string, Scores>
}
type Detector = typeof import('eld/extrasmall')['eld']
/** Scores that are the same stand once, as numbers of languages each with its value; a letter group has their place. */
type Packed = Omit<LanguageProfiles, 'ngrams'> & { scores: number[][]; ngrams: Record<string, number> }

const FILE = 'language-profiles.json'
const PACKAGE = 'eld/extrasmall'

/**
 * eld with its smallest database. From the file that the build packed it takes a third of the time and of the room: V8
 * reads its 49,553 letter groups as a program for half a second and 80 MB, and keeps an object for each, most with a row of
 * empty places up to its highest language, though 12,588 are different. Where nothing is built, as the package has it.
 */
export function openDetector(): Detector {
  const bytes = readBeside(import.meta.url, FILE)
  const maker = bytes && requireBeside<{ createEld?: () => Made }>(PACKAGE, '../languageDetector.js')?.createEld
  if (!maker) return requireModule<{ eld: Detector }>(PACKAGE).eld
  const { instance, loadData } = maker()
  loadData(unpackProfiles(bytes))
  return instance
}
type Made = { instance: Detector; loadData: (profiles: LanguageProfiles) => void }

/** For the build: the file that stands beside this module once it is compiled; none where the package has another make. */
export function profileFiles(): [file: string, bytes: Buffer][] {
  const data = requireBeside<{ ngramsData?: LanguageProfiles }>(PACKAGE, '../ngrams/extrasmall.js')
  return data?.ngramsData ? [[FILE, packProfiles(data.ngramsData)]] : []
}

/** A byte a letter: the database's letter groups are bytes. */
export function packProfiles({ ngrams, ...rest }: LanguageProfiles): Buffer {
  const places = new Map<string, number>()
  const packed: Packed = { ...rest, scores: [], ngrams: {} }
  for (const [group, scores] of Object.entries(ngrams)) {
    const text = JSON.stringify(scores)
    const place = places.get(text) ?? packed.scores.length
    if (place === packed.scores.length)
      packed.scores.push(Object.entries(scores).flatMap(([language, value]) => [Number(language), value]))
    places.set(text, place)
    packed.ngrams[group] = place
  }
  return Buffer.from(JSON.stringify(packed), 'latin1')
}

export function unpackProfiles(bytes: Buffer): LanguageProfiles {
  const { scores, ngrams, ...rest } = JSON.parse(bytes.toString('latin1')) as Packed
  const tables = scores.map(asTable)
  const unpacked = ngrams as Record<string, unknown> as Record<string, Scores>
  for (const group in ngrams) unpacked[group] = tables[ngrams[group] as number] as Scores
  return { ...rest, ngrams: unpacked }
}

/** One place that cannot be written makes V8 keep all as a table, without room for those that are empty. */
function asTable([language = 0, value = 0, ...more]: readonly number[]): Scores {
  const table: Scores = {}
  Object.defineProperty(table, language, { value, enumerable: true, configurable: true, writable: false })
  for (let at = 0; at < more.length; at += 2) table[more[at] as number] = more[at + 1] as number
  return table
}

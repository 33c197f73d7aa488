import { foldText } from './fold-text.ts'
import { letGoOfPackages, readBeside, requirePackage } from './require-package.ts'
import { readWordFile, writeWordFile } from './word-file.ts'
import { openWordTable, type PackedWords, packWords, type WordTable } from './word-table.ts'

type List = readonly (string | number)[]
type Dictionary = Record<string, List | undefined>
/**
 * `en`, `es`: folded words of a language with their rank, of Wikipedia or of film subtitles, whichever is commoner.
 * `given-names`: folded given names of both languages.
 */
export type WordListName = 'en' | 'es' | 'given-names'

/** The commonest words of all share their rank with nothing: ranks begin here. */
const FIRST_RANK = 3

const tables: Partial<Record<WordListName, WordTable>> = {}

/** Opened when it is first asked for: from the file that the build packed, or, where nothing is built, from the packages. */
export function wordList(name: WordListName): WordTable {
  const known = tables[name]
  if (known !== undefined) return known
  const bytes = readBeside(import.meta.url, fileOf(name))
  const packed = bytes === null ? null : readWordFile(bytes)
  if (packed === null) for (const [each, words] of packWordLists()) tables[each] = openWordTable(words)
  else tables[name] = openWordTable(packed)
  return wordList(name)
}

/** For the build: the files that stand beside this module once it is compiled. */
export function wordListFiles(): [file: string, bytes: Buffer][] {
  return packWordLists().map(([name, words]) => [fileOf(name), writeWordFile(words)])
}

const fileOf = (name: WordListName) => `word-list-${name}.bin`

/**
 * The packages hold four times as much as is used here, every word a string of its own. They are read once and let go of:
 * what was required and is no longer in the cache is collected, which an imported module never is.
 */
function packWordLists(): [WordListName, PackedWords][] {
  const read = (name: string) => requirePackage<{ dictionary: Dictionary }>(name).dictionary
  const [english, spanish] = [read('@zxcvbn-ts/language-en'), read('@zxcvbn-ts/language-es-es')]
  const lists: [WordListName, PackedWords][] = [
    ['en', packWords(ranked(english['wikipedia-en'], english['commonWords-en']))],
    ['es', packWords(ranked(spanish['wikipedia-es-es'], spanish['commonWords-es-es']))],
    ['given-names', packWords(ranked(english['firstnames-en'], spanish['firstnames-es-es']))],
  ]
  letGoOfPackages('@zxcvbn-ts')
  return lists
}

function* ranked(...lists: (List | undefined)[]): Generator<[string, number]> {
  for (const list of lists)
    for (const [index, word] of (list ?? []).entries()) yield [foldText(String(word)), index + FIRST_RANK]
}

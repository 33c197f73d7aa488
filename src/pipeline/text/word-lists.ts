import { foldText } from './fold-text.ts'
import { letGoOfPackages, requirePackage } from './require-package.ts'
import { createWordTable, type WordTable } from './word-table.ts'

type List = readonly (string | number)[]
type Dictionary = Record<string, List | undefined>
type WordLists = {
  /** Folded words of a language with their rank, of Wikipedia or of film subtitles, whichever is commoner. */
  ranks: Record<'en' | 'es', WordTable>
  /** Folded given names of both languages. */
  givenNames: WordTable
}

/** The commonest words of all share their rank with nothing: ranks begin here. */
const FIRST_RANK = 3

export const WORD_LISTS: WordLists = readWordLists()

/**
 * The packages hold four times as much as is used here, every word a string of its own. They are read once and let go of:
 * what was required and is no longer in the cache is collected, which an imported module never is.
 */
function readWordLists(): WordLists {
  const read = (name: string) => requirePackage<{ dictionary: Dictionary }>(name).dictionary
  const [english, spanish] = [read('@zxcvbn-ts/language-en'), read('@zxcvbn-ts/language-es-es')]
  const lists: WordLists = {
    ranks: {
      en: createWordTable(ranked(english['wikipedia-en'], english['commonWords-en'])),
      es: createWordTable(ranked(spanish['wikipedia-es-es'], spanish['commonWords-es-es'])),
    },
    givenNames: createWordTable(ranked(english['firstnames-en'], spanish['firstnames-es-es'])),
  }
  letGoOfPackages('@zxcvbn-ts')
  return lists
}

function* ranked(...lists: (List | undefined)[]): Generator<[string, number]> {
  for (const list of lists)
    for (const [index, word] of (list ?? []).entries()) yield [foldText(String(word)), index + FIRST_RANK]
}

import type { Instant } from '../../domain/vocabulary.ts'
import type { ChangeLog, ChangeRecord } from './change-log.ts'

export type ForgetRequest = {
  /** Changes that mention one of these, in any case; all where it is `null`. */
  words: readonly string[] | null
  /** Only changes made before, UTC. */
  before?: Instant
  /** They are counted and left. */
  dryRun?: boolean
}

/** What stands in place of what a change did, once its texts are gone. */
const FORGOTTEN = 'a change whose texts were removed'

/**
 * Takes the former texts of the files out of the kept changes: that there was a change stays, with its number and time.
 * Gives how many changes that concerned. What was announced and never settled goes too, as it is.
 */
export function forgetTexts(log: ChangeLog, { words, before, dryRun = false }: ForgetRequest): number {
  const isMeant = (record: ChangeRecord) =>
    (before === undefined || record.at < before) && (words === null || mentions(record, words))
  const kept = log.read().filter((record) => record.forgotten !== true && isMeant(record))
  const left = log.waiting().filter(isMeant)
  if (!dryRun) {
    for (const record of kept)
      log.replace({ ...record, what: FORGOTTEN, by: byOf(record, words), files: [], forgotten: true })
    for (const record of left) log.drop(record)
  }
  return kept.length + left.length
}

function mentions({ files, what, by }: ChangeRecord, words: readonly string[]): boolean {
  const texts = [what, by, ...files.flatMap((file) => [file.before, JSON.stringify(file.steps)])]
  return texts.some((text) => has(text, words))
}

function byOf({ by }: ChangeRecord, words: readonly string[] | null): string {
  return words !== null && has(by, words) ? '[removed]' : by
}

function has(text: string, words: readonly string[]): boolean {
  const plain = inOneLine(text)
  return words.some((word) => {
    const wanted = inOneLine(word).trim()
    return wanted !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${literal(wanted)}(?![\\p{L}\\p{N}])`, 'u').test(plain)
  })
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** A name may be folded over two lines of a file, and quotation marks be written in the ways of YAML and JSON. */
function inOneLine(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\\(["'/\\])/g, '$1')
    .replace(/''/g, "'")
    .replace(/\s+/g, ' ')
}

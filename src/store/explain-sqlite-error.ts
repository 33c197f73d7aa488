import { messageOf, OnrecordError } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'

const SENTENCES: [RegExp, (file: string) => Sentence][] = [
  [
    /^SQLITE_FULL/,
    (file) =>
      sentence`The disk that holds ${file} is full (or its size limit is reached). Nothing was written; free some space, work goes on by itself.`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (file) =>
      sentence`Another program is writing to ${file} and did not finish in time. Nothing was written; try again.`,
  ],
  [
    /^SQLITE_READONLY/,
    (file) =>
      sentence`${file} cannot be written to (read-only file, folder or disk). Nothing was written; check its permissions.`,
  ],
  [
    /^SQLITE_CANTOPEN/,
    (file) => sentence`${file} cannot be opened. Check that its folder exists and may be written to.`,
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    (file) => sentence`${file} is not a usable onrecord database. Restore a backup, or name another file.`,
  ],
  [
    /^SQLITE_IOERR/,
    (file) => sentence`The disk that holds ${file} reported an error. Nothing was written; check the disk.`,
  ],
]

/** Turns what SQLite threw into a sentence. Errors that are already ours, or not SQLite's, pass unchanged. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof OnrecordError || typeof code !== 'string' || !code.startsWith('SQLITE_')) {
    if (error instanceof TypeError && /directory does not exist/.test(error.message))
      return new OnrecordError('unavailable', sentence`${file} cannot be opened: its folder does not exist.`, {
        cause: error,
      })
    return error
  }
  const said = SENTENCES.find(([pattern]) => pattern.test(code))?.[1](file)
  if (!said)
    return new OnrecordError('internal', sentence`The database ${file} refused: ${messageOf(error)}`, { cause: error })
  return new OnrecordError('unavailable', said, { cause: error })
}

import type { Sentence } from '../domain/sentence.ts'
import type { Problem } from './types.ts'

/** A problem at the start of a line of a file. */
export function problemIn(
  file: string,
  line: number,
  path: string,
  message: Sentence | string,
  nearest: string | null = null,
): Problem {
  return { file, line, column: 1, path, message, nearest }
}

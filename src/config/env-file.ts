import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { sentence } from '../domain/sentence.ts'
import { problemIn } from './problem.ts'
import type { Problem } from './types.ts'

export type EnvFile = { file: string; values: Record<string, string>; lines: Map<string, number>; problems: Problem[] }

/** Reads a `.env` file, which may be absent. Node skips broken lines in silence; here they are problems. */
export function readEnvFile(file: string): EnvFile {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const lines = new Map<string, number>()
  const problems: Problem[] = []
  let quote: string | null = null
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (quote !== null) {
      if (line.includes(quote)) quote = null
      continue
    }
    if (/^\s*(?:#|$)/.test(line)) continue
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(["'`]?)/.exec(line)
    if (match === null) {
      problems.push(problemIn(file, index + 1, '', sentence`expected NAME=value or a comment that begins with #`))
      continue
    }
    lines.set(match[1] ?? '', index + 1)
    const opened = match[2] ?? ''
    if (opened !== '' && !line.slice(match[0].length).includes(opened)) quote = opened
  }
  return { file, values: parseEnv(text) as Record<string, string>, lines, problems }
}

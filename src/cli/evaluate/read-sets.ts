import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../../domain/claim.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { findDates } from '../../pipeline/text/find-dates.ts'

/** Rows of a JSON Lines file. Throws a sentence with file and line. */
export function readJsonLines<Row extends object>(file: string, required: readonly (keyof Row & string)[] = []): Row[] {
  return readNumberedLines(file).map(({ row, line }) => {
    const missing = required.find((key) => typeof (row as Record<string, unknown>)[key] !== 'string')
    if (missing !== undefined) throw new Error(`${file}, line ${line}: "${missing}" is missing, or is no text.`)
    return row as Row
  })
}

/** The same with the number of each line, counted from 1; empty lines are passed over. */
export function readNumberedLines(file: string): { row: object; line: number }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return []
      const line = index + 1
      let row: unknown
      try {
        row = JSON.parse(text)
      } catch (error) {
        throw new Error(`${file}, line ${line}: not JSON (${(error as Error).message}).`)
      }
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        throw new Error(`${file}, line ${line}: expected an object, {"id": …}.`)
      return [{ row, line }]
    })
}

/** A claim of which nothing is known but its sentence and perhaps a title, a subtitle and a date. */
export function plainClaim(input: {
  slug: string
  text: string
  title?: string
  subtitle?: string
  language: 'en' | 'es'
  date?: string
}): Claim {
  return {
    slug: input.slug,
    title: input.title ?? '',
    text: input.text,
    claimant: '',
    parties: [],
    firstMadeOn: isoDate(input.date ?? ''),
    languages: [input.language],
    aliases: input.subtitle ? { [input.language]: [input.subtitle] } : {},
    tags: [],
    review: 'human',
    reviewed: true,
  }
}

function isoDate(printed: string): string {
  const found = findDates(printed)[0]
  if (found?.year == null || found.month === null) return /^\d{4}/.test(printed) ? printed : '1970'
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${found.year}-${pad(found.month)}${found.day === null ? '' : `-${pad(found.day)}`}`
}

export type NoiseItem = { file: string; title: string; body: string; language: Language }

/** The three noise files, as items. */
export function readNoise(corpora: string): { agnews: NoiseItem[]; gobmx: NoiseItem[]; whitehouse: NoiseItem[] } {
  const read = (name: string, language: Language) =>
    readJsonLines<{ title: string; summary?: string; text?: string }>(join(corpora, 'matching', `${name}.jsonl`)).map(
      ({ title, summary, text }) => ({ file: name, title, body: text ?? summary ?? '', language }),
    )
  return {
    agnews: read('noise-agnews-en', 'en'),
    gobmx: read('noise-gobmx-es', 'es'),
    whitehouse: read('noise-whitehouse-en', 'en'),
  }
}

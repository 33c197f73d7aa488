import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** What is expected of a feed or entry: field → value; `null` means it must be absent. */
export type ExpectedFields = Record<string, string | null>
export type FeedCase = {
  file: string
  tier: string
  compare: 'exact' | 'html'
  headers?: Record<string, string>
  expect: {
    feed?: ExpectedFields
    entries?: Record<string, ExpectedFields>
    doc?: { entryCount?: number }
  }
}
export type DateCase = { input: string; utc: string | null; parser?: string }
export type CaseFile = { cases: FeedCase[]; noCrashOnly: string[] }

export type JudgeInputs = CaseFile & { root: string; dates: DateCase[] }

export async function readInputs(paths: { expectations: string; root: string; dates: string }): Promise<JudgeInputs> {
  const file = await readJson<CaseFile>(paths.expectations)
  const dates = await readJson<{ cases: DateCase[] }>(paths.dates)
  return { cases: file.cases, noCrashOnly: file.noCrashOnly ?? [], root: resolve(paths.root), dates: dates.cases }
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T
}

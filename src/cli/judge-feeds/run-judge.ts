import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../domain/errors.ts'
import type { WorkerPool } from '../../ports/worker-pool.ts'
import { createWorkerPool } from '../../runtime/worker/worker-pool.ts'
import { parseDate } from '../../sources/feed/dates/parse-date.ts'
import type { FeedDocument } from '../../sources/feed/feed-document.ts'
import type { ParserName } from '../../sources/feed/parser-order.ts'
import type { ParseAnswer, ParseJob } from '../../sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../sources/parse-worker-url.ts'
import type { FeedCase, JudgeInputs } from './case-file.ts'
import { countActive } from './count-active.ts'
import { gradeCase, isoOf } from './grade-case.ts'
import type { RivalJob } from './rival-worker.ts'
import { RIVALS, type Rival } from './rivals.ts'
import { watchProcess } from './watch-process.ts'

/** Where feedparser's own test server stood; its relative addresses are expected to resolve against it. */
const DOCUMENT_ROOT = 'http://127.0.0.1:8097/'
const DEADLINE_MS = 5_000

export type Score = { passed: number; total: number; failures: string[] }
export type Scores = Record<string, Score>
export type JudgeResult = {
  ours: Scores
  rivals: Partial<Record<Rival, Scores>>
  dates: Score
  noCrash: { items: number; namedErrors: Record<string, number>; crashes: string[] }
  parsers: Record<string, number>
  maxPauseMs: number
  peakMemoryMiB: number
}

type Answers = (one: FeedCase, bytes: Uint8Array) => Promise<FeedDocument>

/** Runs every case through the product's own path, then through each library alone. */
export async function runJudge(
  inputs: JudgeInputs,
  options: { order?: ParserName[]; rivals: boolean },
): Promise<JudgeResult> {
  const pool: WorkerPool<ParseJob, ParseAnswer> = createWorkerPool({ url: PARSE_WORKER_URL, deadlineMs: DEADLINE_MS })
  const parsers: Record<string, number> = {}
  const ask = async (file: string, bytes: Uint8Array, headers: Record<string, string> | undefined) => {
    const body = { bytes, headers: lowerCase(headers), url: DOCUMENT_ROOT + file }
    return pool.run({ kind: 'document', body, ...(options.order ? { order: options.order } : {}) })
  }
  await pool.run({ kind: 'document', body: { bytes: new Uint8Array(), headers: {}, url: DOCUMENT_ROOT } })
  const watch = watchProcess()
  const ours = await score(inputs, async (one, bytes) => {
    const answer = await ask(one.file, bytes, one.headers)
    if (answer.kind !== 'document') throw new Error(answer.kind === 'refused' ? answer.message : 'no document')
    parsers[answer.items.parser] = (parsers[answer.items.parser] ?? 0) + 1
    const active = one.tier.startsWith('C') ? countActive(answer.items) : 0
    if (active > 0) throw new Error(`${active} live elements in the plain text`)
    return answer.document
  })
  const noCrash = await survive(inputs, (file, bytes) => ask(file, bytes, undefined))
  const { maxPauseMs, peakMemoryMiB } = watch.stop()
  await pool.close()
  const rivals = options.rivals ? await scoreRivals(inputs) : {}
  return { ours, rivals, dates: scoreDates(inputs), noCrash, parsers, maxPauseMs, peakMemoryMiB }
}

async function score({ cases, root }: JudgeInputs, answer: Answers): Promise<Scores> {
  const scores: Scores = {}
  for (const one of cases) {
    const tier = scores[one.tier] ?? { passed: 0, total: 0, failures: [] }
    scores[one.tier] = tier
    tier.total++
    const differences = await readFile(join(root, one.file))
      .then((bytes) => answer(one, bytes))
      // Tier C asks whether the text is safe, not whether somebody else's sanitiser left the same bytes.
      .then((document) => (one.tier.startsWith('C') ? [] : gradeCase(one, document)))
      .catch((error: unknown) => [messageOf(error)])
    if (differences.length === 0) tier.passed++
    else tier.failures.push(`${one.file}: ${differences.join('; ')}`)
  }
  return scores
}

async function scoreRivals(inputs: JudgeInputs): Promise<Partial<Record<Rival, Scores>>> {
  const url = new URL(import.meta.url.endsWith('.ts') ? './rival-worker.ts' : './rival-worker.js', import.meta.url)
  const pool: WorkerPool<RivalJob, FeedDocument> = createWorkerPool({ url, deadlineMs: DEADLINE_MS })
  const cases = inputs.cases.filter((one) => !one.tier.startsWith('C'))
  const scores: Partial<Record<Rival, Scores>> = {}
  for (const rival of RIVALS) {
    scores[rival] = await score({ ...inputs, cases }, (one, bytes) => {
      return pool.run({ rival, bytes, headers: lowerCase(one.headers) })
    })
  }
  await pool.close()
  return scores
}

async function survive(
  { noCrashOnly, root }: JudgeInputs,
  ask: (file: string, bytes: Uint8Array) => Promise<ParseAnswer>,
): Promise<JudgeResult['noCrash']> {
  const result: JudgeResult['noCrash'] = { items: 0, namedErrors: {}, crashes: [] }
  for (const file of noCrashOnly) {
    try {
      const answer = await ask(file, await readFile(join(root, file)))
      if (answer.kind === 'refused') result.namedErrors[answer.reason] = (result.namedErrors[answer.reason] ?? 0) + 1
      else result.items++
    } catch (error) {
      result.crashes.push(`${file}: ${messageOf(error)}`)
    }
  }
  return result
}

function scoreDates({ dates }: JudgeInputs): Score {
  const failures = dates
    .filter(({ input, utc }) => (parseDate(input) === null ? null : isoOf(input)) !== utc)
    .map(({ input, utc }) => `${JSON.stringify(input)}: expected ${utc}, got ${isoOf(input)}`)
  return { passed: dates.length - failures.length, total: dates.length, failures }
}

function lowerCase(headers: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
}

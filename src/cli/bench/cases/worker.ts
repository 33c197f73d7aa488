import { cpSync, existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import type { CaseRunner, RunInput } from '../case.ts'
import { type ChatDoubles, startChatDoubles } from '../chat-doubles.ts'
import { setStep, takeSiteCounts } from '../far-end/start.ts'
import { type Outcome, percentile } from '../meter.ts'
import { type StartedWorker, startWorker, until, writeConfiguration } from '../started-worker.ts'

/** What is loaded while a program starts is collected by then. */
const SETTLED_AFTER_MS = 45_000
/** Between two commands of the busiest moment, ms. */
const ASK_EVERY_MS = 100
/** Polls of the first, silent round. */
const LONGEST_BASELINE_MS = 300_000

/** A record of the baseline, so that everything is due at a start: first polls of new sources are spread on purpose. */
async function prepare(input: RunInput): Promise<void> {
  const folder = preparedFolder(input)
  if (existsSync(folder)) return
  const { farEnd, world } = input
  const chats = await startChatDoubles()
  const fresh = `${folder}.new`
  const database = path.join(fresh, 'onrecord.db')
  try {
    await setStep(farEnd, 0, world)
    writeConfiguration(fresh, input.corpora, farEnd, world)
    const first = startWorker(fresh, chats)
    await until('the start', async () => countSources(database) === world.sources, 250)
    await first.stop()
    makeDue(database)
    await takeSiteCounts(farEnd)
    const second = startWorker(fresh, chats)
    let polls = 0
    const all = async () => {
      polls += (await takeSiteCounts(farEnd)).requests
      return polls >= world.sources
    }
    await until('the first polls', all, 500, LONGEST_BASELINE_MS)
    await pause(3_000)
    await second.stop()
    renameSync(fresh, folder)
  } finally {
    chats.stop()
  }
}

const preparedFolder = ({ prepared, world }: RunInput) => `${prepared}/worker-${world.sources}-${world.claims}`

function countSources(file: string): number {
  if (!existsSync(file)) return 0
  const db = new SqliteDatabase(file, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM sources').pluck().get() as number
  } catch {
    // Not made yet.
    return 0
  } finally {
    db.close()
  }
}

function makeDue(file: string): void {
  const db = new SqliteDatabase(file)
  db.prepare('UPDATE sources SET next_poll_at = ?').run(Date.now() - 1_000)
  db.close()
}

/** The worker over that record, from its start; `work` is done while it runs. */
async function withWorker(
  input: RunInput,
  step: number,
  work: (chats: ChatDoubles, worker: StartedWorker) => Promise<{ counts: Record<string, number>; figures: object }>,
): Promise<Outcome> {
  const { farEnd, world } = input
  const folder = path.join(input.scratch, 'worker')
  cpSync(preparedFolder(input), folder, { recursive: true })
  makeDue(path.join(folder, 'onrecord.db'))
  await setStep(farEnd, step, world)
  await takeSiteCounts(farEnd)
  const chats = await startChatDoubles()
  const worker = startWorker(folder, chats)
  try {
    const { counts, figures } = await work(chats, worker)
    const { cpuMs, peakMb } = worker.memory()
    const wallMs = performance.timeOrigin + performance.now() - worker.startedAt
    return { counts, units: 1, cpuMs, wallMs, peakMb, loopMs: 0, figures: { ...figures } }
  } finally {
    await worker.stop()
    chats.stop()
  }
}

/** From the start of the process: until the first request is at a site, until both chats are connected; then what it holds. */
export const workerIdle: CaseRunner = {
  prepare,
  run: (input) =>
    withWorker(input, 0, async (chats, worker) => {
      let firstAt: number | null = null
      const polled = async () => {
        firstAt = (await takeSiteCounts(input.farEnd)).firstAt
        return firstAt !== null
      }
      await until('the first poll', polled)
      const toFirstPollMs = (firstAt ?? 0) - worker.startedAt
      const { cpuMs: cpuToFirstPollMs } = worker.memory()
      await until('both chats', chats.connected)
      const toChatsMs = performance.timeOrigin + performance.now() - worker.startedAt
      await pause(SETTLED_AFTER_MS)
      const { rssMb, pssMb } = worker.memory()
      return { counts: {}, figures: { toFirstPollMs, cpuToFirstPollMs, toChatsMs, rssMb, pssMb } }
    }),
}

/** Everything is due at once and one source in ten has news; meanwhile people ask on both platforms. */
export const workerBusy: CaseRunner = {
  prepare,
  run: (input) =>
    withWorker(input, 1, async (chats, worker) => {
      await until('both chats', chats.connected)
      const acks: Record<'slack' | 'discord', (number | null)[]> = { slack: [], discord: [] }
      let polls = 0
      let asking = true
      // On each platform one person after the other: more would measure the doubles.
      const askOn = async (name: keyof typeof acks) => {
        for (; asking; await pause(ASK_EVERY_MS)) {
          const claim = `claim-${(acks[name].length * 37) % input.world.claims}`
          const asked =
            name === 'slack' ? chats.commandOnSlack(`status ${claim}`) : chats.commandOnDiscord('status', { claim })
          acks[name].push(await asked)
        }
      }
      const all = async () => {
        polls += (await takeSiteCounts(input.farEnd)).requests
        return polls >= input.world.sources
      }
      const asked = [askOn('slack'), askOn('discord')]
      await until('all polls', all, 200).finally(() => {
        asking = false
      })
      await Promise.all(asked)
      const figures: Record<string, number> = {}
      for (const [name, list] of Object.entries(acks)) {
        const times = list.filter((ms) => ms !== null)
        figures[`${name}Asked`] = list.length
        figures[`${name}NotAcknowledged`] = list.length - times.length
        figures[`${name}MedianMs`] = percentile(times, 0.5)
        figures[`${name}99Ms`] = percentile(times, 0.99)
      }
      figures.posts = await chats.posts()
      figures.rssMb = worker.memory().rssMb
      return { counts: { polls }, figures }
    }),
}

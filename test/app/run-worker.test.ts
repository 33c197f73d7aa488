import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { OnrecordError } from '../../src/domain/errors.ts'
import { becomeWorker, runWorker } from '../../src/main.ts'
import type { Logger } from '../../src/ports/logger.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { BOUNTIES, noise } from '../support/bounty-case.ts'
import { copyEmptyRecord } from '../support/open-record.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
  site.serve('/wire', { body: writeFeed([noise(1)]) })
  await copyEmptyRecord(`${tempFolder()}/warm.db`)
})
afterAll(() => site.close())

const open: Bot[] = []
afterEach(async () => {
  for (const started of open.splice(0)) await started.close()
})

async function bot(options: Partial<BotOptions> = {}): Promise<{ it: Bot; errors: string[] }> {
  const errors: string[] = []
  const log: Logger = { ...silentLogger, error: (_fields, message) => void errors.push(message) }
  const it = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire', { intervalMs: 500 })],
    app: { log, clock: systemClock },
    ...options,
  })
  open.push(it)
  return { it, errors }
}

const until = async (done: () => boolean, ms = 30_000) => {
  const start = performance.now()
  while (!done()) {
    if (performance.now() - start > ms) throw new Error('it did not come to that')
    await new Promise((next) => setTimeout(next, 20))
  }
}

test('rounds that fail are told and tried again at the next tick; the lock is given back at the end', async () => {
  const { it, errors } = await bot()
  await becomeWorker(it)
  const { commitPolls } = it.store.polls
  let failures = 0
  it.store.polls.commitPolls = (results) => {
    failures += 1
    if (failures === 1) throw new OnrecordError('unavailable', 'The disk is full.')
    // A defect rather than a sentence.
    if (failures === 2) throw new TypeError('x of undefined')
    return commitPolls(results)
  }
  const stop = new AbortController()
  let polled = 0
  const worker = runWorker(it, stop.signal, () => {
    polled += 1
  })
  await until(() => polled > 0)
  stop.abort()
  await worker
  expect(errors).toEqual(['The disk is full.', 'x of undefined'])
  // Free again: another process may have it.
  await it.store.lock.acquire({ pid: 1, host: 'elsewhere' }, Date.now(), 60_000)
}, 60_000)

test('a worker whose lock was taken over stops by itself and says so', async () => {
  const { it, errors } = await bot()
  await becomeWorker(it)
  await it.store.lock.release()
  await it.store.lock.acquire({ pid: 1, host: 'elsewhere' }, Date.now(), 60_000)
  const other = await startBot({ folder: '', file: it.file, sources: [] })
  open.push(other)
  await expect(becomeWorker(other)).rejects.toMatchObject({ code: 'conflict' })
  // As if the other had taken it while this one slept.
  await it.store.lock.release()
  await expect(runWorker(it, new AbortController().signal, () => {})).rejects.toMatchObject({
    code: 'conflict',
    permanent: true,
  })
  expect(errors[0]).toMatch(/took over/)
}, 60_000)

test('a signal raised before it began: nothing is begun', async () => {
  const { it } = await bot()
  site.asked.length = 0
  await runWorker(it, AbortSignal.abort(), () => {})
  expect(site.asked).toEqual([])
})

test('stopping in the middle of a slow answer waits for nobody, and loses nothing', async () => {
  const { it } = await bot()
  const slow = await startSite()
  slow.serve('/wire', { body: '' })
  await becomeWorker(it)
  const fetch = it.poll.fetcher.fetch
  let asked = false
  it.poll.fetcher.fetch = (_request, signal) =>
    new Promise((_, reject) => {
      asked = true
      signal.addEventListener('abort', () => reject(new Error('stopped')))
    })
  const stop = new AbortController()
  const worker = runWorker(it, stop.signal, () => {})
  await until(() => asked)
  stop.abort()
  // The fetch ends only by being stopped.
  await worker
  it.poll.fetcher.fetch = fetch
  expect(await it.store.polls.record('wire')).toMatchObject({ failuresInARow: 0, lastPollAt: null })
  await slow.close()
}, 60_000)

test('what a command brings about is posted at once, not with the next look for posts', async () => {
  const { it } = await bot({ app: { log: silentLogger, clock: systemClock, delivery: { everyMs: 600_000 } } })
  await becomeWorker(it)
  const stop = new AbortController()
  let polled = 0
  const worker = runWorker(it, stop.signal, () => {
    polled += 1
  })
  await until(() => polled > 0)
  const told = () => it.publisher.posts.length
  const before = told()
  const asker = { name: 'Ana', platform: 'cli', editor: true }
  const change = { type: 'set_rung', rung: 'cited' } as const
  await it.commands.setStatus({ claim: BOUNTIES.slug, change, reason: 'As published.' }, asker)
  await until(() => told() > before, 10_000)
  stop.abort()
  await worker
}, 60_000)

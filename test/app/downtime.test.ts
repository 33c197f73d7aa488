import { hostname } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StatementNotice } from '../../src/domain/notice.ts'
import { becomeWorker } from '../../src/main.ts'
import { DENIAL, DISPUTE, type Entry, HOUR, MINUTE, NOON, noise } from '../support/bounty-case.ts'
import { aDelivery, plan } from '../support/builders.ts'
import { type Bot, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { feedDate, writeFeed } from '../support/write-feed.ts'

/** As onrecord.yaml has it where nothing else is set. */
const LATE_AFTER_MS = 2 * HOUR
let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `g${n}`, link: site.url(`/item/${n}`) })
const at = (about: Entry, n: number, published: number) => entry({ ...about, date: feedDate(published) }, n)

async function worker(file?: string, now = NOON): Promise<Bot> {
  const bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire', { intervalMs: 10 * MINUTE })],
    polling: { lateAfterMs: LATE_AFTER_MS },
    ...(file === undefined ? {} : { file }),
  })
  bot.clock.set(now)
  bot.deliver.limits = { ...bot.deliver.limits, postsPerHour: 5 }
  await becomeWorker(bot, { spread: false })
  return bot
}

test('three hours without a worker: one poll a source, nothing skipped, late is marked, no storm', async () => {
  site.serve('/wire', { body: writeFeed([entry(noise(1), 1)]) })
  const first = await worker()
  await first.round('wire')
  // What was planned and never sent, one of them amid its call.
  await plan(first.store, ...Array.from({ length: 12 }, (_, n) => aDelivery(`before-${n}`)))
  await first.store.outbox.lease(first.clock.now(), 1, MINUTE, ['console'])
  const { file } = first
  const stopped = first.clock.now()
  await first.close()

  const back = stopped + 3 * HOUR
  site.serve('/wire', {
    body: writeFeed([
      at(DENIAL, 2, back - 2.5 * HOUR),
      at(DISPUTE, 3, back - 20 * MINUTE),
      ...[4, 5, 6].map((n) => at(noise(n), n, back - HOUR)),
      entry(noise(1), 1),
    ]),
  })
  const second = await worker(file, back)
  site.asked.length = 0
  const due = await second.store.polls.dueSources(back, 10)
  expect(due).toEqual(['wire'])
  await second.round(...due)
  // Eighteen polls were missed; one is made.
  expect(site.asked.filter(({ path }) => path === '/wire')).toHaveLength(1)
  const told = (await second.planned()).filter((one): one is StatementNotice => one.kind === 'statement')
  expect(Object.fromEntries(told.map(({ stance, late }) => [stance, late]))).toEqual({ denies: true, disputes: false })
  second.clock.set(back)
  await second.send()
  const inFirstHour = second.publisher.posts.filter(({ place }) => place.thread === null).length
  expect(inFirstHour).toBeLessThanOrEqual(5 + 1)
  for (let n = 0; n < 30; n += 1) {
    second.clock.advance(10 * MINUTE)
    await second.send()
  }
  const counts = await second.store.outbox.counts()
  expect(counts).toMatchObject({ pending: 0, retry: 0, sending: 0, needs_review: 0, refused: 0 })
  // Every row by itself or in the one post for all that had no room.
  expect(second.publisher.posts.length).toBeLessThanOrEqual(5 + 1 + 5 + 1)
  expect((await second.store.ledger.verify()).brokenAt).toBeNull()
  await second.close()
})

test('a worker started beside one that runs is refused, and told which process that is and since when', async () => {
  site.serve('/wire', { body: writeFeed([entry(noise(1), 1)]) })
  const first = await startBot({ folder: tempFolder(), sources: [] })
  // A process that is surely alive: the one that runs these tests. It cannot have been seen before the machine started.
  const since = Date.now()
  await first.store.lock.acquire({ pid: process.ppid, host: hostname() }, since, MINUTE)
  const second = await startBot({ folder: tempFolder(), file: first.file, sources: [] })
  second.clock.set(since + 5 * HOUR)
  const refused = becomeWorker(second)
  await expect(refused).rejects.toMatchObject({ code: 'conflict' })
  await expect(refused).rejects.toThrow(
    `process ${process.ppid} on ${hostname()}, since ${new Date(since).toISOString()}`,
  )
  await second.close()
  await first.close()
})

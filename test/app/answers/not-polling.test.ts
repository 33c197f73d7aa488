import SqliteDatabase from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { coverageLine } from '../../../src/chat/compose/coverage-line.ts'
import { readerOf } from '../../../src/chat/compose/reader.ts'
import { becomeWorker } from '../../../src/main.ts'
import { HOUR, MINUTE, NOON, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
  for (const id of ['wire', 'herald']) site.serve(`/${id}`, { body: writeFeed([noise(1)]) })
})
afterAll(() => site.close())

const open: Bot[] = []
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close()
})

const ANA = { name: 'Ana', platform: 'cli', editor: true } as const
const CLAIM = 'cartel-bounties'
const iso = (at: number) => new Date(at).toISOString()

/** Polls at noon, stops for six hours, and polls again. */
async function stoppedFor6Hours(): Promise<Bot> {
  const bot = await startBot({
    folder: tempFolder(),
    sources: ['wire', 'herald'].map((id) => sourceOf(site, id, { intervalMs: 15 * MINUTE })),
  })
  open.push(bot)
  await becomeWorker(bot)
  await bot.round()
  await bot.store.lock.release()
  bot.clock.set(NOON + 6 * HOUR)
  await becomeWorker(bot)
  await bot.round()
  bot.clock.set(NOON + 6 * HOUR + 5 * MINUTE)
  return bot
}

const coverageAt = async (bot: Bot, at: number) =>
  (await bot.commands.asOf({ claim: CLAIM, date: iso(at) }, ANA)).card.coverage

test('a past moment in which no worker ran is answered with that, not with what the sources were before', async () => {
  const bot = await stoppedFor6Hours()
  expect(await coverageAt(bot, NOON + MINUTE)).toMatchObject({
    healthy: 0,
    total: 2,
    stopped: { since: NOON, healthyThen: 2 },
  })
  const during = await coverageAt(bot, NOON + 4 * HOUR)
  expect(during.stopped).toEqual({ since: NOON, healthyThen: 2 })
  const after = await coverageAt(bot, NOON + 6 * HOUR + MINUTE)
  expect(after).toMatchObject({ healthy: 2, total: 2 })
  expect(after.stopped).toBeUndefined()
})

test('coverage over a span counts the gap as not healthy, names it once, and leaves what each source is', async () => {
  const bot = await stoppedFor6Hours()
  bot.clock.set(NOON + 7 * HOUR)
  await bot.round()
  bot.clock.set(NOON + 8 * HOUR)
  const from = iso(NOON)
  const answer = await bot.commands.coverage({ from, until: iso(NOON + 8 * HOUR) }, ANA)
  // Six of the eight hours, and the last one: nobody polls any more, and two waits of a quarter hour have passed.
  expect(answer.gaps).toEqual([
    { from: NOON, until: NOON + 6 * HOUR },
    { from: NOON + 7 * HOUR, until: NOON + 8 * HOUR },
  ])
  for (const source of answer.sources) {
    expect(source.state).toBe('healthy')
    expect(source.healthyShare).toBeCloseTo(1 / 8)
    expect(source.spans.map(({ state }) => state)).toEqual(['not_polling', 'healthy', 'not_polling'])
  }
})

test('while nobody polls every answer says since when; a worker that runs is no gap, however seldom its sources are due', async () => {
  const bot = await stoppedFor6Hours()
  const status = async () => (await bot.commands.status({ claim: CLAIM }, ANA)).card.coverage
  bot.clock.set(NOON + 12 * HOUR)
  const stopped = await status()
  expect(stopped).toMatchObject({ healthy: 0, stopped: { since: NOON + 6 * HOUR, healthyThen: 2 } })
  expect((await bot.commands.history({ claim: CLAIM }, ANA)).coverage.stopped).toEqual(stopped.stopped)
  await bot.store.lock.beat(NOON + 12 * HOUR)
  expect((await status()).stopped).toBeUndefined()
  expect((await status()).healthy).toBe(2)
})

test('the gap is history: in the ledger, and never changed', async () => {
  const bot = await stoppedFor6Hours()
  const raw = new SqliteDatabase(bot.file)
  const entries = raw.prepare(`SELECT body FROM ledger WHERE type = 'polling_gap'`).pluck().all()
  expect(entries).toEqual([JSON.stringify({ from: NOON, gap: 1, until: NOON + 6 * HOUR })])
  expect(() => raw.exec('UPDATE polling_gaps SET until_at = from_at')).toThrow(/history/)
  expect(() => raw.exec('DELETE FROM polling_gaps')).toThrow(/history/)
  raw.close()
})

test.each(['en', 'es'] as const)('is told in words, with the time (%s)', (locale) => {
  const spans = coverageLine(
    { healthy: 0, total: 2, troubled: [], notPolled: [], stopped: { since: NOON, healthyThen: 2 } },
    readerOf(locale),
  )
  expect(spans.map((span) => ('text' in span ? span.text : '·')).join('')).toBe(
    locale === 'en'
      ? 'Coverage: nothing polled since ·; 2 of 2 sources were healthy then'
      : 'Cobertura: sin consultar nada desde el ·; entonces 2 de 2 fuentes estaban en buen estado',
  )
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { runRound } from '../../../src/app/run-round.ts'
import type { HealthNotice } from '../../../src/domain/notice.ts'
import { HOUR, MINUTE, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Answer, type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const NAMES = Array.from({ length: 8 }, (_, n) => `wire-${n}`)
const FEED: Answer = { body: writeFeed([{ ...noise(1), guid: 'g1', link: 'https://wire.example/1' }]) }
const DOWN: Answer = { status: 500 }
const STEP = 5 * MINUTE

const serve = (answer: Answer, names: readonly string[] = NAMES) => {
  for (const name of names) site.serve(`/${name}`, answer)
}

async function open(file?: string): Promise<Bot> {
  return startBot({
    folder: tempFolder(),
    sources: NAMES.map((name, n) => sourceOf(site, name, { intervalMs: (n === 7 ? 60 : 5) * MINUTE })),
    ...(file === undefined ? {} : { file }),
  })
}

async function live(bot: Bot, ms: number): Promise<void> {
  const signal = new AbortController().signal
  for (let passed = 0; passed < ms; passed += STEP) {
    await runRound(bot.poll, bot.deliver, signal)
    bot.clock.advance(STEP)
  }
}

async function told(bot: Bot): Promise<HealthNotice[]> {
  return (await bot.planned()).filter((notice): notice is HealthNotice => notice.kind === 'health')
}

it('is told once while none of the sources answers, daily as long as that lasts, and once when they do again', async () => {
  serve(FEED)
  const bot = await open()
  await live(bot, HOUR)
  const last = (await bot.store.polls.records()).map(({ lastGoodPollAt }) => lastGoodPollAt ?? 0)
  serve(DOWN)
  await live(bot, 31 * HOUR)
  const during = await told(bot)
  expect(during).toMatchObject(
    Array(2).fill({
      state: 'failing',
      none: { sources: 8 },
      since: Math.max(...last),
      error: expect.stringMatching('500'),
    }),
  )
  serve(FEED)
  await live(bot, 8 * HOUR)
  expect((await told(bot)).slice(2)).toMatchObject([{ state: 'healthy', none: { sources: 8 } }])
  expect(bot.publisher.posts.map((post) => post.message.fallback)).toEqual([
    'No source answers: 8 of 8 were asked in vain',
    'Still: No source answers: 8 of 8 were asked in vain',
    'Sources answer again',
  ])
  // The record has each of them, whatever was told.
  expect(await bot.commands.sources({}, { name: 'Ana', platform: 'cli', editor: true })).toMatchObject({
    sources: Array(8).fill({ state: 'healthy' }),
  })
  await bot.close()
})

it('is not told again when the worker is started anew meanwhile; the end is told all the same', async () => {
  serve(FEED)
  const first = await open()
  await live(first, HOUR)
  serve(DOWN)
  await live(first, 3 * HOUR)
  const now = first.clock.now()
  await first.close()
  const second = await open(first.file)
  second.clock.set(now)
  await live(second, 7 * HOUR)
  expect(await told(second)).toHaveLength(1)
  serve(FEED)
  await live(second, 8 * HOUR)
  expect((await told(second)).map(({ state, none }) => [state, none?.sources])).toEqual([
    ['failing', 8],
    ['healthy', 8],
  ])
  await second.close()
})

it('leaves sources that fail while others answer to be told of one by one, also those that stay away afterwards', async () => {
  serve(FEED)
  const bot = await open()
  await live(bot, HOUR)
  serve(DOWN, NAMES.slice(0, 4))
  await live(bot, 2 * HOUR)
  const ids = async () => (await told(bot)).map(({ none, source }) => (none ? 'none' : source.id))
  expect((await ids()).toSorted()).toEqual(NAMES.slice(0, 4))
  serve(DOWN)
  await live(bot, 3 * HOUR)
  expect((await ids()).slice(4)).toEqual(['none'])
  serve(FEED, NAMES.slice(1, 7))
  await live(bot, 14 * HOUR)
  const after = await told(bot)
  expect(
    after
      .slice(5)
      .map(({ state, none, source }) => `${none ? 'none' : source.id} ${state}`)
      .toSorted(),
  ).toEqual(['none healthy', 'wire-1 healthy', 'wire-2 healthy', 'wire-3 healthy', 'wire-7 failing'])
  await bot.close()
})

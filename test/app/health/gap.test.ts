import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY, DENIAL, type Entry, HOUR, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const entry = (n: number, at: number | null): Entry => ({
  ...noise(n),
  guid: `g${n}`,
  link: site.url(`/${n}`),
  date: at === null ? null : feedDate(at),
})
/** A list of so many entries that ends with number `newest`, one each six minutes. */
const list = (bot: Bot, newest: number, length = 10, dated = true) =>
  site.serve('/wire', {
    body: writeFeed(
      Array.from({ length }, (_, n) => entry(newest - n, dated ? bot.clock.now() - n * (HOUR / 10) - 1_000 : null)),
    ),
  })
const gaps = async (bot: Bot) => (await bot.planned()).filter((notice) => notice.kind === 'gap')

async function withBot(run: (bot: Bot) => Promise<void>): Promise<void> {
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  try {
    list(bot, 100)
    await bot.round()
    await run(bot)
  } finally {
    await bot.close()
  }
}

it('a list that does not reach back to the last poll is told of, with the time between, once a day', () =>
  withBot(async (bot) => {
    const polled = bot.clock.now() - HOUR
    list(bot, 140)
    const oldest = bot.clock.now() - 9 * (HOUR / 10) - 1_000
    await bot.round()
    expect(await gaps(bot)).toMatchObject([{ source: { id: 'wire' }, entries: 10, since: polled, oldest }])
    list(bot, 180)
    await bot.round()
    expect(await gaps(bot)).toHaveLength(1)
    bot.clock.advance(DAY)
    list(bot, 220, 10, false)
    await bot.round()
    expect(await gaps(bot)).toMatchObject([{}, { oldest: null }])
    // What it lists is posted like any other.
    site.serve('/wire', { body: writeFeed([{ ...DENIAL, guid: 'd', link: site.url('/d') }, entry(220, null)]) })
    await bot.round()
    expect((await bot.planned()).map(({ kind }) => kind)).toContain('statement')
  }))

it.each<[string, (bot: Bot) => void]>([
  ['one entry of it was there before', (bot) => list(bot, 109)],
  ['it reaches back beyond the last poll', (bot) => list(bot, 140, 12)],
  ['it is short', (bot) => list(bot, 140, 4)],
  ['it is empty', (bot) => list(bot, 140, 0)],
  ['it is so long that it is held back', (bot) => list(bot, 2_000, 101, false)],
])('nothing is told where %s', (_, serve) =>
  withBot(async (bot) => {
    serve(bot)
    await bot.round()
    expect(await gaps(bot)).toEqual([])
  }),
)

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StatementNotice } from '../../src/domain/notice.ts'
import { DAY, DENIAL, HOUR, NOON, noise } from '../support/bounty-case.ts'
import { sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { feedDate, writeFeed } from '../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const first = { ...noise(1), guid: 'g1', link: 'https://wire.example/1' }
const denial = (n: number, at: number) => ({
  ...DENIAL,
  guid: `d${n}`,
  link: `https://wire.example/d${n}`,
  date: feedDate(at),
})

it.each<[string, number[], number]>([
  ['far in the past, each further', Array.from({ length: 20 }, (_, i) => NOON - i * 121 * DAY), 1],
  ['in the future, each further', Array.from({ length: 20 }, (_, i) => NOON + i * 121 * DAY), 1],
])('one statement is told once, whatever dates its copies have: %s', async (_, dates, times) => {
  site.serve('/wire', { body: writeFeed([first]) })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  try {
    await bot.round()
    site.serve('/wire', { body: writeFeed([first, ...dates.map((at, n) => denial(n, at))]) })
    await bot.round()
    const told = (await bot.planned()).filter((one): one is StatementNotice => one.kind === 'statement')
    expect(told).toHaveLength(times)
    // Nothing was published after it was seen.
    for (const { publishedAt } of told) expect(publishedAt).toBeLessThanOrEqual(NOON + HOUR)
  } finally {
    await bot.close()
  }
})

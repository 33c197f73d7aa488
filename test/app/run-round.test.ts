import { afterAll, beforeAll, expect, it } from 'vitest'
import { runRound } from '../../src/app/run-round.ts'
import { noise } from '../support/bounty-case.ts'
import { sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const names = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word}-${n}`)
const body = writeFeed([{ ...noise(1), guid: 'g', link: 'https://wire.example/1' }])

it.each<[string, { polled: number; left: number; passes: number }]>([
  ['that are due once', { polled: 70, left: 0, passes: 0 }],
  ['that are due again before the round is over', { polled: 70, left: 0, passes: 3_600_000 }],
  ['behind more than a group that nobody asks, for they are in the record alone', { polled: 3, left: 70, passes: 0 }],
])('a round asks all sources %s, each once', async (_, { polled, left, passes }) => {
  site.asked.splice(0)
  const ids = [...names(left, 'a'), ...names(polled, 'z')]
  for (const id of ids) site.serve(`/${id}`, { body })
  const bot = await startBot({ folder: tempFolder(), sources: ids.map((id) => sourceOf(site, id)) })
  try {
    let now = bot.clock.now()
    const clock = { now: () => (now += passes) }
    const sources = new Map([...bot.poll.sources].filter(([id]) => id.startsWith('z')))
    await runRound({ ...bot.poll, clock, sources }, null, AbortSignal.timeout(30_000))
    const asked = site.asked.map(({ path }) => path).sort()
    expect(asked).toEqual(
      names(polled, 'z')
        .map((id) => `/${id}`)
        .sort(),
    )
  } finally {
    await bot.close()
  }
})

it('a round leaves what is due to a later one where it is to wait for others, but never half of it', async () => {
  site.asked.splice(0)
  const ids = names(300, 'w')
  for (const id of ids) site.serve(`/${id}`, { body })
  const bot = await startBot({ folder: tempFolder(), sources: ids.map((id) => sourceOf(site, id)) })
  try {
    const told: number[][] = []
    let waits = true
    const gather = (due: number, followed: number) => {
      told.push([due, followed])
      return waits
    }
    await runRound({ ...bot.poll, gather }, null, AbortSignal.timeout(30_000))
    expect(site.asked).toEqual([])
    waits = false
    await runRound({ ...bot.poll, gather }, null, AbortSignal.timeout(30_000))
    expect(site.asked).toHaveLength(300)
    expect(told).toEqual([
      [256, 300],
      [256, 300],
    ])
  } finally {
    await bot.close()
  }
})

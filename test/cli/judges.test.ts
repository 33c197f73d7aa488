import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInputs } from '../../src/cli/judge-feeds/case-file.ts'
import { missedFloors } from '../../src/cli/judge-feeds/floors.ts'
import { runJudge as judgeFeeds } from '../../src/cli/judge-feeds/run-judge.ts'
import { type Lab, openLab } from '../../src/cli/judge-fetch/lab.ts'
import { BEHAVIOURS } from '../../src/cli/judge-fetch/registry.ts'
import { runJudge as judgeFetch, readVectors } from '../../src/cli/judge-fetch/run-judge.ts'

const FEEDS = '../shared/corpora/feeds'
const VECTORS = '../shared/corpora/security/ssrf-vectors.json'
const present = (path: string) => existsSync(path)
const named = (title: string, path: string) => (present(path) ? title : `${title} (skipped: ${path} is not there)`)

describe.skipIf(!present(FEEDS))(named('the judge of feeds', FEEDS), () => {
  it('finds every floor reached', async () => {
    const inputs = await readInputs({
      expectations: `${FEEDS}/feedparser-expectations.json`,
      root: `${FEEDS}/feedparser`,
      dates: `${FEEDS}/dates.json`,
    })
    const result = await judgeFeeds(inputs, { rivals: false })
    // A busy machine pauses any event loop, and the memory here is that of the test runner as well.
    const own = missedFloors({ ...result, maxPauseMs: 0, peakMemoryMiB: 0 })
    expect(own).toEqual([])
    expect(result.noCrash.crashes).toEqual([])
  })
})

describe.skipIf(!present(VECTORS))(named('the judge of fetching', VECTORS), () => {
  it('finds every address refused, every behaviour withstood and the canary untouched', async () => {
    const result = await judgeFetch(await readVectors(VECTORS))
    for (const tally of [result.urls, result.behaviours, result.publicAddresses]) {
      expect([...tally.failures, ...tally.notBuilt]).toEqual([])
    }
    expect(result.publicAddresses.total).toBeGreaterThanOrEqual(20)
    expect(result.canaryConnections).toBe(0)
  })
})

describe('the lab', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ totalMs: 5_000 })
  })
  afterAll(() => lab.close())

  // With the vectors at hand the judge above has run them all.
  it.skipIf(present(VECTORS)).each(BEHAVIOURS.map((one) => [`${one.cat}: ${one.what}`, one] as const))(
    'withstands %s',
    async (_, behaviour) => {
      await lab.reset()
      await behaviour.run(lab)
      expect(lab.canary.connections()).toBe(0)
      expect(lab.escapes()).toEqual([])
    },
  )

  it('would notice: the canary counts a request that is allowed to reach it', async () => {
    await lab.reset()
    await lab.fetch(`http://127.0.0.1:${lab.canary.port}/`, { allowPrivate: true })
    expect(lab.canary.connections()).toBe(1)
  })
})

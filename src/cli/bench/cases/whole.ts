import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { CaseRunner, RunInput } from '../case.ts'
import { setStep, takeSinkCounts, takeSiteCounts } from '../far-end/start.ts'
import { type Outcome, percentile, startMeter } from '../meter.ts'
import { delaysOf } from './whole-delays.ts'
import { wholeFloor } from './whole-floor.ts'
import { wholeNaive } from './whole-naive.ts'
import { wholeOurs } from './whole-ours.ts'
import type { WholeWay } from './whole-way.ts'

const WAYS: Record<RunInput['way'], WholeWay> = { ours: wholeOurs, naive: wholeNaive, floor: wholeFloor }

function recordFile({ prepared, way, size, world }: RunInput): string {
  return path.join(prepared, `whole-${way}-${size}-${world.sources}${world.allTls === true ? '-tls' : ''}.db`)
}

export const whole: CaseRunner = {
  async prepare(input) {
    const file = recordFile(input)
    if (existsSync(file)) return
    await setStep(input.farEnd, 0, input.world)
    await WAYS[input.way].baseline(input, `${file}.new`)
    renameSync(`${file}.new`, file)
  },
  async run(input) {
    const { farEnd, world } = input
    const first = world.firstStep ?? 1
    await setStep(farEnd, 0, world)
    const run = await WAYS[input.way].open(input, recordFile(input))
    for (let step = first; step < first + world.warmUp; step++) {
      await setStep(farEnd, step, world)
      await run.step()
    }
    const before = await run.counts()
    await takeSiteCounts(farEnd)
    await takeSinkCounts(farEnd)
    const outcome: Outcome = { counts: {}, units: 0, cpuMs: 0, wallMs: 0, peakMb: 0, loopMs: 0 }
    const delays: number[] = []
    const site = { requests: 0, notModified: 0, bytes: 0, connections: 0 }
    const sink = { posts: 0, edits: 0, twice: 0 }
    for (let step = first + world.warmUp; step < first + world.steps; step++) {
      await setStep(farEnd, step, world)
      const meter = startMeter()
      await run.step()
      const used = meter.stop()
      outcome.cpuMs += used.cpuMs
      outcome.wallMs += used.wallMs
      outcome.peakMb = used.peakMb
      outcome.loopMs = Math.max(outcome.loopMs, used.loopMs)
      const [served, posted] = [await takeSiteCounts(farEnd), await takeSinkCounts(farEnd)]
      for (const key of ['requests', 'notModified', 'bytes', 'connections'] as const) site[key] += served[key]
      sink.posts += posted.posts
      sink.edits += posted.edits
      delays.push(...delaysOf(step, world.sources, served, posted))
    }
    outcome.units = site.requests
    const own = Object.fromEntries(
      Object.entries(await run.counts()).map(([name, count]) => [name, count - (before[name] ?? 0)]),
    )
    outcome.counts = { ...site, ...own, posts: sink.posts }
    outcome.figures = {
      // Not compared: of items that say the same, the one that comes first is told of, and a post may hold several.
      toldItems: delays.length,
      edits: sink.edits,
      toPostMedianMs: percentile(delays, 0.5),
      toPost99Ms: percentile(delays, 0.99),
    }
    delete outcome.counts.connections
    outcome.figures.connections = site.connections
    await run.close()
    return outcome
  },
}

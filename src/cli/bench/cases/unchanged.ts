import { createHash } from 'node:crypto'
import { Agent, request } from 'undici'
import { sourcesOf } from '../bot.ts'
import type { CaseRunner } from '../case.ts'
import { setClosing, setStep, takeSiteCounts } from '../far-end/start.ts'
import { type Outcome, startMeter } from '../meter.ts'
import { whole } from './whole.ts'
import { wholeOurs } from './whole-ours.ts'

/**
 * Polls that find nothing new, from the question what is due to the commit; beside the bare requests for the same,
 * read, hashed and dropped. Half are answered 304, half with the same bytes. `size` is the number of claims.
 */
export const unchanged: CaseRunner = {
  prepare: (input) => (input.way === 'ours' ? (whole.prepare?.(input) ?? Promise.resolve()) : Promise.resolve()),
  run: (input) => measure(input, false),
}

/** The same where every poll opens a connection of its own; one in ten with TLS. */
export const unchangedClosing: CaseRunner = {
  prepare: unchanged.prepare,
  run: (input) => measure(input, true),
} as CaseRunner

async function measure(input: Parameters<CaseRunner['run']>[0], closing: boolean): Promise<Outcome> {
  const { farEnd, world, way } = input
  await setStep(farEnd, 0, world)
  const step = way === 'ours' ? await ours(input) : floor(input)
  await step.run()
  await setClosing(farEnd, closing)
  await takeSiteCounts(farEnd)
  const meter = startMeter()
  for (let at = 0; at < world.steps; at++) await step.run()
  const used = meter.stop()
  const { requests, notModified, connections } = await takeSiteCounts(farEnd)
  await setClosing(farEnd, false)
  await step.close()
  return { ...used, counts: { requests, notModified }, units: requests, figures: { connections } }
}

async function ours(input: Parameters<CaseRunner['run']>[0]) {
  const run = await wholeOurs.open(input, `${input.prepared}/whole-ours-${input.size}-${input.world.sources}.db`)
  return { run: run.step, close: run.close }
}

function floor({ farEnd, world }: Parameters<CaseRunner['run']>[0]) {
  const agent = new Agent({ keepAliveTimeout: 600_000, connections: 4, connect: { ca: farEnd.site.ca } })
  const etags = new Map<string, string>()
  const sources = sourcesOf(farEnd, world)
  return {
    async run() {
      let next = 0
      const worker = async () => {
        for (let source = sources[next++]; source !== undefined; source = sources[next++]) {
          const etag = etags.get(source.id)
          const headers = { 'accept-encoding': 'gzip', ...(etag === undefined ? {} : { 'if-none-match': etag }) }
          const answer = await request(source.url, { dispatcher: agent, headers })
          if (answer.statusCode === 304) {
            await answer.body.dump()
            continue
          }
          createHash('sha256')
            .update(Buffer.from(await answer.body.arrayBuffer()))
            .digest('hex')
          if (typeof answer.headers.etag === 'string') etags.set(source.id, answer.headers.etag)
        }
      }
      await Promise.all(Array.from({ length: 8 }, worker))
    },
    close: () => agent.destroy(),
  }
}

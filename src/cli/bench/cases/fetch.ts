import { createHash } from 'node:crypto'
import { Agent, request } from 'undici'
import { createGuardedFetcher } from '../../../runtime/fetch/guarded-fetcher.ts'
import { sourcesOf } from '../bot.ts'
import type { CaseRunner } from '../case.ts'
import { setStep } from '../far-end/start.ts'
import { startMeter } from '../meter.ts'

/** Bodies fetched whole, over kept connections: guarded; with the global fetch; with undici's bare request. */
export const fetchBodies: CaseRunner = {
  async run({ farEnd, way, world, size }) {
    await setStep(farEnd, 0, world)
    const sources = sourcesOf(farEnd, world).filter(({ url }) => url.startsWith('http:'))
    const counts = { answers: 0, bytes: 0 }
    const hash = (bytes: Uint8Array) => {
      createHash('sha256').update(bytes).digest('hex')
      counts.answers += 1
      counts.bytes += bytes.length
    }
    const agent = new Agent({ keepAliveTimeout: 600_000, connections: 4 })
    const fetcher = createGuardedFetcher({ userAgent: 'onrecord-bench' })
    const signal = new AbortController().signal
    const plain = { 'x-plain': '1' }
    const ways: Record<typeof way, (at: number) => Promise<void>> = {
      async ours(at) {
        const { url, ports } = sources[at % sources.length] as (typeof sources)[number]
        const { body } = await fetcher.fetch({ url, ports, allowPrivate: true, headers: plain }, signal)
        hash(body)
      },
      async naive(at) {
        const { url } = sources[at % sources.length] as (typeof sources)[number]
        hash(Buffer.from(await (await fetch(url, { headers: plain })).text()))
      },
      async floor(at) {
        const { url } = sources[at % sources.length] as (typeof sources)[number]
        const answer = await request(url, { dispatcher: agent, headers: { ...plain, 'accept-encoding': 'gzip' } })
        const bytes = Buffer.from(await answer.body.arrayBuffer())
        createHash('sha256').update(bytes).digest('hex')
        counts.answers += 1
      },
    }
    const loop = async (count: number) => {
      let next = 0
      const worker = async () => {
        for (let at = next++; at < count; at = next++) await ways[way](at)
      }
      await Promise.all(Array.from({ length: 8 }, worker))
    }
    await loop(50)
    Object.assign(counts, { answers: 0, bytes: 0 })
    const meter = startMeter()
    await loop(size)
    const used = meter.stop()
    await agent.destroy()
    await fetcher.close()
    return { ...used, counts: { answers: counts.answers }, units: size, figures: { megabytes: counts.bytes / 1e6 } }
  },
}

import { becomeWorker, openApp, runWorker } from '../../../main.ts'
import { createGuardedFetcher } from '../../../runtime/fetch/guarded-fetcher.ts'
import { silentLogger } from '../../../runtime/logger.ts'
import { benchConfig } from '../bot.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims } from '../corpora.ts'
import type { FarEnd } from '../far-end/start.ts'
import { createHttpPublisher } from '../http-publisher.ts'
import type { World } from '../world.ts'

/** Our worker in a process of its own, as the peer is: polls and posts until it is told to stop. */
export type OursInput = {
  file: string
  corpora: string
  farEnd: FarEnd
  world: World
  aheadMs: number
  intervalMs: number
}

const { file, corpora, farEnd, world, aheadMs, intervalMs } = JSON.parse(process.argv[2] ?? '{}') as OursInput
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
const config = benchConfig(file, farEnd, world, makeClaims(readCheckedClaims(corpora), world.claims))
const app = await openApp({
  config: { ...config, sources: config.sources.map((source) => ({ ...source, intervalMs })) },
  log: silentLogger,
  clock: { now: () => Date.now() + aheadMs },
  publishers: [createHttpPublisher(farEnd.sink.url)],
  fetcher: createGuardedFetcher({ userAgent: 'onrecord-bench' }),
})
await becomeWorker(app)
await runWorker(app, stop.signal, () => {})
await app.close()
process.exit(0)

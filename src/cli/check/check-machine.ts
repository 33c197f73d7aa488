import { statfsSync } from 'node:fs'
import path from 'node:path'
import type { App } from '../../main.ts'
import { FetchError } from '../../ports/fetcher.ts'
import type { CheckWords, Finding } from './finding.ts'

/** Room under which a finding says so: a year of a newsroom's record is about half of it. */
const LITTLE_ROOM_BYTES = 1024 ** 3
/** A clock further off dates statements wrongly: late marks, requests' days, digests. */
const CLOCK_OFF_MS = 2 * 60_000

export function checkDisk(database: string, words: CheckWords): Finding[] {
  if (database === ':memory:') return []
  const folder = path.dirname(database)
  const bytes = freeBytes(folder)
  if (bytes === null) return []
  const detail = words.room((bytes / 1024 ** 3).toFixed(1), folder)
  const little = bytes < LITTLE_ROOM_BYTES
  return [
    {
      what: 'disk',
      state: little ? 'warning' : 'fine',
      detail,
      todo: little ? words.makeRoom : null,
    },
  ]
}

/** Beside the clock of the first server that tells its time in an answer. */
export async function checkClock({ config, poll }: App, words: CheckWords): Promise<Finding[]> {
  for (const source of config.sources.filter((one) => one.enabled).slice(0, 3)) {
    const adapter = poll.adapters.get(source.kind)
    if (!adapter) continue
    try {
      const request = adapter.request(source, null)
      const { headers } = await poll.fetcher.fetch(request, AbortSignal.timeout(config.settings.http.timeoutMs))
      const told = Date.parse(headers.date ?? '')
      if (Number.isNaN(told)) continue
      const offMs = poll.clock.now() - told
      const off = Math.abs(offMs) > CLOCK_OFF_MS
      const detail = words.clockOff(Math.round(Math.abs(offMs) / 1_000), offMs >= 0, source.name)
      return [
        {
          what: 'clock',
          state: off ? 'warning' : 'fine',
          detail,
          todo: off ? words.setClock : null,
        },
      ]
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
    }
  }
  return [{ what: 'clock', state: 'warning', detail: words.noClock, todo: null }]
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

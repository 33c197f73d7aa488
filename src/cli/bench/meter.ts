import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What one run of one way cost and saw. Times in milliseconds. */
export type Outcome = {
  /** Compared between ways and rounds, or with what must come out: exact. */
  counts: Record<string, number>
  /** Units of work the costs are divided by. */
  units: number
  cpuMs: number
  wallMs: number
  /** Most memory the process held at once, MB. */
  peakMb: number
  /** Longest times the event loop was held, at the 99.9th percentile. */
  loopMs: number
  /** Further figures of this part: printed, not compared. */
  figures?: Record<string, number>
}

export type Meter = { stop(): Pick<Outcome, 'cpuMs' | 'wallMs' | 'peakMb' | 'loopMs'> }

/**
 * Starts the clocks. CPU time is the process's own, of all its threads. Watching the event loop wakes it every
 * `resolutionMs`, which a process that is all but idle notices: 50 times a second are 1.8 ms of CPU. `null`: not watched,
 * and `loopMs` is no number.
 */
export function startMeter(resolutionMs: number | null = 5): Meter {
  const delay = resolutionMs === null ? null : monitorEventLoopDelay({ resolution: resolutionMs })
  delay?.enable()
  const cpu = process.cpuUsage()
  const wall = performance.now()
  return {
    stop() {
      const used = process.cpuUsage(cpu)
      const wallMs = performance.now() - wall
      delay?.disable()
      return {
        cpuMs: (used.user + used.system) / 1_000,
        wallMs,
        peakMb: process.resourceUsage().maxRSS / 1_024,
        loopMs: delay === null ? Number.NaN : delay.percentile(99.9) / 1e6,
      }
    },
  }
}

export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}

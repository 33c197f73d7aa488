import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Watches the longest pause of this thread's event loop and the peak memory of the whole process. */
export function watchProcess(): { stop(): { maxPauseMs: number; peakMemoryMiB: number } } {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 50)
  return {
    stop() {
      look()
      clearInterval(timer)
      delay.disable()
      return { maxPauseMs: Math.round(delay.max / 1e6), peakMemoryMiB: Math.round(peak / 1024 / 1024) }
    },
  }
}

import cron, { type Logger, type ScheduledTask } from 'node-cron'
import { messageOf } from '../domain/errors.ts'

export type Ticker = { stop(): Promise<void> }

/** A tick this late on the monotonic clock means that the cron library stalled: it does when the clock jumps back. */
const WATCHDOG_MS = 60_000

const ignore = () => {}
/** A beat that comes late is ordinary; the library would write past our log. */
const SAYS_NOTHING: Logger = { info: ignore, warn: ignore, error: ignore, debug: ignore }

/**
 * Runs `work` at every beat of a cron expression in UTC, never twice at once: a run that lasts over a beat is followed by
 * the next at once, so that what came due meanwhile does not wait for another beat. node-cron 4.6 stalls when the clock jumps
 * back and skips beats around DST changes (hence UTC), so a watchdog on monotonic time ticks where it does not.
 * `work` must not throw; `stop` waits for a run that is under way.
 */
export function startTicker(expression: string, work: () => Promise<void>): Ticker {
  let running: Promise<void> | null = null
  let missed = false
  let stopped = false
  let lastBeat = performance.now()
  const beat = (): void => {
    lastBeat = performance.now()
    if (running) {
      missed = true
      return
    }
    missed = false
    running = work()
      // It must not; were it to, an unhandled rejection would end the process and with it every later beat.
      .catch((error) => process.emitWarning(`A run of the worker failed: ${messageOf(error)}`))
      .finally(() => {
        running = null
        if (missed && !stopped) beat()
      })
  }
  const task: ScheduledTask = cron.schedule(expression, beat, { timezone: 'Etc/UTC', logger: SAYS_NOTHING })
  const watchdog = setInterval(() => {
    if (performance.now() - lastBeat > WATCHDOG_MS) beat()
  }, WATCHDOG_MS / 5)
  beat()
  return {
    async stop() {
      stopped = true
      clearInterval(watchdog)
      await task.stop()
      await task.destroy()
      await running
    },
  }
}

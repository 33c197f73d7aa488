import { SingleBar } from 'cli-progress'

export type Progress = { step(label: string): void; stop(): void }

/** Work shorter than this shows no bar. */
const QUIET_MS = 2_000

/** A bar on standard error, only on a terminal and only once the work has lasted two seconds. */
export function startProgress(total: number, what: string): Progress {
  if (!process.stderr.isTTY || total === 0) return { step() {}, stop() {} }
  const bar = new SingleBar({
    format: `${what} [{bar}] {value}/{total} {label}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
  })
  const begun = performance.now()
  let shown = false
  let done = 0
  return {
    step(label) {
      done += 1
      if (!shown && performance.now() - begun > QUIET_MS) {
        bar.start(total, done, { label })
        shown = true
      } else if (shown) bar.update(done, { label })
    },
    stop() {
      if (shown) bar.stop()
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process and what it costs, read from /proc: Linux only. Started, stopped and started again under one name. */
export type WatchedProcess = {
  start(): void
  stop(): Promise<void>
  /** CPU milliseconds of all its lives, and the most memory held at once, MB. */
  used(): { cpuMs: number; peakMb: number }
  /** Whether it runs now. What was started and ended by itself has no figures worth printing. */
  isUp(): boolean
}

/** Kernel ticks a second, as Linux shows them to programs. */
const TICKS = 100
const LONGEST_STOP_MS = 8_000

export function watchProcess(file: string, args: readonly string[], cwd: string): WatchedProcess {
  let child: ChildProcess | null = null
  let before = 0
  let peakMb = 0
  const look = () => {
    if (child?.pid === undefined) return 0
    try {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      peakMb = Math.max(peakMb, Number(peak ?? 0) / 1_024)
      return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS
    } catch {
      return 0
    }
  }
  return {
    start() {
      child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
        cwd,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
    },
    async stop() {
      before += look()
      const ending = child
      child = null
      if (!ending || ending.exitCode !== null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill('SIGTERM')
      const timer = setTimeout(() => ending.kill('SIGKILL'), LONGEST_STOP_MS)
      await ended
      clearTimeout(timer)
    },
    used: () => ({ cpuMs: before + look(), peakMb }),
    isUp: () => child !== null && child.exitCode === null && child.signalCode === null,
  }
}

import { hostname, uptime } from 'node:os'
import type { Instant } from '../domain/vocabulary.ts'

/** The clock may have been put right since the start of the machine. */
const CLOCK_OFF_MS = 60_000

/**
 * Does a process of this host still run, which gave its last sign at `seenAt`? `null` where that cannot be told: another
 * host. After a power cut its number is another process's: what was seen before the machine started runs no more.
 */
export function isProcessAlive(pid: number, host: string, seenAt?: Instant): boolean | null {
  if (host !== hostname()) return null
  if (seenAt !== undefined && seenAt + CLOCK_OFF_MS < Date.now() - uptime() * 1_000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

import { hostname } from 'node:os'

/** Does a process of this host still run? `null` where that cannot be told: another host. */
export function isProcessAlive(pid: number, host: string): boolean | null {
  if (host !== hostname()) return null
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

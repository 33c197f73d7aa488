import type { Instant } from '../domain/vocabulary.ts'

/** Why: one worker polls and delivers on a database; other commands never wait for it. */
export interface WorkerLock {
  /**
   * `conflict` naming the holder when another worker is alive. Where nothing was polled for longer than `gapAfterMs` until
   * now, that gap enters the record: here, and with a beat.
   */
  acquire(holder: { pid: number; host: string }, now: Instant, staleAfterMs: number, gapAfterMs?: number): Promise<void>
  beat(now: Instant): Promise<void>
  release(): Promise<void>
}

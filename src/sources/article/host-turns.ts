import type { Clock, Pause } from '../../ports/clock.ts'

/** Hosts remembered; the longest unused is forgotten first. */
const MOST_HOSTS = 2_000

export type HostTurns = {
  /** Runs `work` when every earlier work on this host is over and `gapMs` have passed since the last ended. */
  take<T>(host: string, gapMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>
}

/**
 * One request at a time a host, with a pause between. A host met for the first time is paused for too: the poll that
 * found the article has just asked it.
 */
export function createHostTurns(clock: Clock, pause: Pause): HostTurns {
  const hosts = new Map<string, { turn: Promise<unknown>; endedAt: number; waiting: number }>()

  function hostOf(name: string) {
    const known = hosts.get(name)
    const host = known ?? { turn: Promise.resolve(), endedAt: clock.now(), waiting: 0 }
    hosts.delete(name)
    hosts.set(name, host)
    if (hosts.size > MOST_HOSTS)
      for (const [other, { waiting }] of hosts)
        if (waiting === 0) {
          hosts.delete(other)
          break
        }
    return host
  }

  return {
    take(name, gapMs, signal, work) {
      const host = hostOf(name)
      host.waiting += 1
      const mine = host.turn.then(async () => {
        try {
          // A clock set back must not make anybody wait longer than the pause itself.
          const left = Math.min(gapMs, host.endedAt + gapMs - clock.now())
          if (left > 0) await pause(left, signal)
          return await work()
        } finally {
          host.endedAt = clock.now()
          host.waiting -= 1
        }
      })
      host.turn = mine.catch(() => {})
      return mine
    },
  }
}

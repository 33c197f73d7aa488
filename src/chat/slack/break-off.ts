import { AsyncLocalStorage } from 'node:async_hooks'
import type { Send } from '../send.ts'

/**
 * The SDK takes no signal with a call, only one time-out for all of them, and a `fetch` of one's own. So that fetch is
 * told in this way which call it belongs to: a call that was given up is broken off, and nothing of it arrives later.
 */
const current = new AsyncLocalStorage<AbortSignal>()

/** Calls made in `run` end when the signal is raised, with an error as of a connection that broke. */
export function breakingOff<T>(signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
  return signal === undefined ? run() : current.run(signal, run)
}

export function breakable(send: Send): Send {
  return (input, init) => {
    const signals = [init?.signal, current.getStore()].filter((one) => one instanceof AbortSignal)
    return send(input, signals.length === 0 ? init : { ...init, signal: AbortSignal.any(signals) })
  }
}

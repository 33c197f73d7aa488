import { FetchError } from '../../ports/fetcher.ts'
import type { FetchLimits } from './fetch-limits.ts'

/** A fetch under way, over all its hops. Times on the monotonic clock, in ms. */
export type Outgoing = {
  url: string
  startedAt: number
  /** The hop's body: when it began to come in, and how much has. */
  bodyAt: number | null
  bodyBytes: number
  /** Why it has been given up. */
  stopped: FetchError | null
  /** Ends the hop it is at; `null` between two. */
  end: ((reason: FetchError) => void) | null
}

/** Looks after everything that is under way. */
export type Watch = {
  begin(url: string, signal: AbortSignal): Outgoing
  finish(outgoing: Outgoing, signal: AbortSignal): void
}

/** As often as this, in ms, or four times within the shorter limit. */
const LOOK_MS = 250

/**
 * One look at all fetches in turn, and one listener a signal: a timer, a deadline and a listener for each fetch cost as
 * much as the rest of a poll that finds nothing new.
 */
export function watchOutgoing(limits: FetchLimits): Watch {
  const under = new Set<Outgoing>()
  const bySignal = new WeakMap<AbortSignal, Set<Outgoing>>()
  let timer: NodeJS.Timeout | null = null

  function look(): void {
    const now = performance.now()
    for (const outgoing of under) judge(outgoing, now, limits)
    if (under.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }

  function ofSignal(signal: AbortSignal): Set<Outgoing> {
    const known = bySignal.get(signal)
    if (known) return known
    const mine = new Set<Outgoing>()
    bySignal.set(signal, mine)
    signal.addEventListener('abort', () => {
      for (const outgoing of mine) callOff(outgoing)
    })
    return mine
  }

  return {
    begin(url, signal) {
      const startedAt = performance.now()
      const outgoing: Outgoing = { url, startedAt, bodyAt: null, bodyBytes: 0, stopped: null, end: null }
      if (signal.aborted) callOff(outgoing)
      else ofSignal(signal).add(outgoing)
      under.add(outgoing)
      // What is under way keeps the process up by its socket.
      timer ??= setInterval(look, everyMs(limits)).unref()
      return outgoing
    },
    finish(outgoing, signal) {
      under.delete(outgoing)
      bySignal.get(signal)?.delete(outgoing)
    },
  }
}

function judge(outgoing: Outgoing, now: number, limits: FetchLimits): void {
  const { url, startedAt, bodyAt, bodyBytes } = outgoing
  if (now - startedAt >= limits.totalMs) {
    stop(outgoing, new FetchError('timeout', `${hostOf(url)} did not finish within ${limits.totalMs / 1000} s.`))
    return
  }
  if (bodyAt === null) return
  const elapsedMs = now - bodyAt
  if (elapsedMs < limits.slowGraceMs || (bodyBytes / elapsedMs) * 1000 >= limits.minBytesPerSecond) return
  const drips = `The body drips: ${bodyBytes} bytes in ${Math.round(elapsedMs)} ms; given up.`
  stop(outgoing, new FetchError('too_slow', drips))
}

function callOff(outgoing: Outgoing): void {
  stop(outgoing, new FetchError('timeout', `The request to ${hostOf(outgoing.url)} was called off.`))
}

function stop(outgoing: Outgoing, reason: FetchError): void {
  outgoing.stopped ??= reason
  outgoing.end?.(outgoing.stopped)
}

function everyMs({ totalMs, slowGraceMs }: FetchLimits): number {
  return Math.max(10, Math.min(LOOK_MS, totalMs / 4, slowGraceMs / 4))
}

/** For sentences. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'the address' : 'the address'
}

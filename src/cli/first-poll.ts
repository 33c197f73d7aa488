import type { Fetcher } from '../ports/fetcher.ts'
import { systemPause } from '../runtime/clock.ts'

/** A first poll that got no answer within this holds up nothing else, ms. */
const LONGEST_MS = 1_000

export type FirstPoll = {
  /** Ends with the first answer to a poll, with a round that polled nothing, or after a second; and when `signal` is raised. */
  underWay: Promise<void>
  roundDone(): void
}

/**
 * Tells when the first poll is under way. Loading the chats' SDKs holds up all else for a third of a second: until then they
 * wait. `poll` asks through another fetcher meanwhile.
 */
export function watchFirstPoll(poll: { fetcher: Fetcher }, signal: AbortSignal): FirstPoll {
  const { fetcher } = poll
  const begun = new AbortController()
  const answered = () => begun.abort()
  poll.fetcher = { ...fetcher, fetch: (...asked) => fetcher.fetch(...asked).finally(answered) }
  const underWay = systemPause(LONGEST_MS, AbortSignal.any([signal, begun.signal])).then(() => {
    poll.fetcher = fetcher
  })
  return { underWay, roundDone: answered }
}

import type { NewsFirst } from '../ports/news-first.ts'

/** Real time in which news is on its way on a machine that is busy, ms. What takes longer waits for somebody else. */
const MOST_MS = 50

/**
 * What the event loop does while news is read, judged, committed and posted, the post waits for: no other source is to be
 * asked then. A database, a site or a channel that is stuck holds nobody up for longer than `mostMs`.
 */
export function createNewsFirst(mostMs = MOST_MS): NewsFirst {
  const underWay = new Set<object>()
  let clear: PromiseWithResolvers<void> | null = null
  return {
    clear() {
      if (underWay.size === 0) return null
      clear ??= Promise.withResolvers()
      return clear.promise
    },
    begin() {
      const news = {}
      underWay.add(news)
      const end = () => {
        clearTimeout(timer)
        if (!underWay.delete(news) || underWay.size > 0) return
        clear?.resolve()
        clear = null
      }
      const timer = setTimeout(end, mostMs)
      timer.unref()
      // Clients write what they are handed within the turn of the event loop.
      return () => setImmediate(end)
    },
  }
}

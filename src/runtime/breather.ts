/** Held longer than this, the event loop keeps answers and polls waiting that somebody notices. */
const MOST_MS = 12

/**
 * For long work in small steps: asked after every step, it gives `null` or, once the event loop has been held for a
 * while, something to wait for that lets everything else have its turn.
 */
export function createBreather(mostMs = MOST_MS): () => Promise<void> | null {
  let since = performance.now()
  return () => {
    if (performance.now() - since < mostMs) return null
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now()
        resolve()
      }),
    )
  }
}

/** Discord's epoch: the first second of 2015. */
const EPOCH = 1_420_070_400_000n

/** Ids as Discord makes them: the time in milliseconds, then a count; each larger than the one before. */
export function createSnowflakes(now: () => number = Date.now): () => string {
  let last = 0n
  return () => {
    const next = (BigInt(now()) - EPOCH) << 22n
    last = next > last ? next : last + 1n
    return String(last)
  }
}

/** What is known of words as they are printed, found by a text's own letters: a word met before is not cut out of it. */
export type PrintedWords<Known> = {
  /** What is known of the letters from `start` up to `end`; `hash` is theirs, see `addToHash`. */
  find(text: string, start: number, end: number, hash: number): Known
  size(): number
  clear(): void
}

/** Hash of no letters. */
export const EMPTY_HASH = 0x811c9dc5

/** FNV-1a: the hash of some letters and one more. */
export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** Words chosen to share their places would be searched one by one: what finds so many taken goes into a map. */
const MOST_STEPS = 24
const FIRST_SLOTS = 1_024

/** `make` is asked once for each word, and given a string of its own: a piece of a text would keep the whole of it. */
export function keepPrinted<Known>(make: (printed: string) => Known): PrintedWords<Known> {
  const crowded = new Map<string, Known>()
  let slots = new Uint32Array(FIRST_SLOTS)
  let printed: string[] = []
  let hashes: number[] = []
  let known: Known[] = []

  /** A free place for a hash, −1 where there is none near. */
  const freeSlot = (hash: number): number => {
    let slot = slotOf(hash, slots.length)
    for (let step = 0; step < MOST_STEPS; step++) {
      if (slots[slot] === 0) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
    return -1
  }
  const put = (at: number): void => {
    const slot = freeSlot(hashes[at] as number)
    if (slot < 0) crowded.set(printed[at] as string, known[at] as Known)
    else slots[slot] = at + 1
  }
  const add = (word: string, hash: number): Known => {
    const met = crowded.get(word)
    if (met !== undefined) return met
    const own = Buffer.from(word).toString()
    const made = make(own)
    printed.push(own)
    hashes.push(hash)
    known.push(made)
    if (printed.length * 2 > slots.length) {
      slots = new Uint32Array(slots.length * 2)
      for (let at = 0; at < printed.length; at++) put(at)
    } else put(printed.length - 1)
    return made
  }

  return {
    find(text, start, end, hash) {
      const length = end - start
      const mask = slots.length - 1
      let slot = slotOf(hash, slots.length)
      for (let step = 0; step < MOST_STEPS; step++) {
        const found = slots[slot] as number
        if (found === 0) break
        if (hashes[found - 1] === hash) {
          const word = printed[found - 1] as string
          if (word.length === length && text.startsWith(word, start)) return known[found - 1] as Known
        }
        slot = (slot + 1) & mask
      }
      return add(text.slice(start, end), hash)
    },
    size: () => printed.length,
    clear() {
      crowded.clear()
      slots = new Uint32Array(FIRST_SLOTS)
      printed = []
      hashes = []
      known = []
    },
  }
}

function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1)
}

/** What is known of words as they are printed, found by a text's own letters: a word met before is not cut out of it. */
export type PrintedWords<Known> = {
  /** What is known of the letters from `start` up to `end`; `codes` begins with theirs, `hash` is theirs, see `addToHash`. */
  find(text: string, start: number, end: number, hash: number, codes: Uint16Array): Known
  size(): number
  clear(): void
}

/** Hash of no letters. */
export const EMPTY_HASH = 0x811c9dc5 | 0

/** FNV-1a: the hash of some letters and one more. */
export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** Words chosen to share their places would be searched one by one: what finds so many taken goes into a map. */
const MOST_STEPS = 24
const FIRST_PLACES = 1_024
const FIRST_LETTERS = 8 * FIRST_PLACES

/** V8 copies what is cut out of a text where it is shorter; where not, it keeps the text. */
const SHORTEST_PIECE = 13

/** `make` is asked once for each word, and given a string of its own: a piece of a text would keep the whole of it. */
export function keepPrinted<Known>(make: (printed: string) => Known): PrintedWords<Known> {
  const crowded = new Map<string, Known>()
  /** Two numbers a place: a hash, and the number of its word from 1; 0 where the place is free. */
  let places = new Int32Array(2 * FIRST_PLACES)
  let printed: string[] = []
  let hashes: number[] = []
  let known: Known[] = []
  /** Letters of all words, one after the other, and where each word's begin: comparing them here asks no string. */
  let letters = new Uint16Array(FIRST_LETTERS)
  let begins: number[] = [0]

  const keepLetters = (word: string): void => {
    const from = begins[begins.length - 1] as number
    const to = from + word.length
    if (to > letters.length) {
      const wider = new Uint16Array(Math.max(to, 2 * letters.length))
      wider.set(letters)
      letters = wider
    }
    for (let at = from; at < to; at++) letters[at] = word.charCodeAt(at - from)
    begins.push(to)
  }
  const put = (at: number): void => {
    const hash = hashes[at] as number
    const mask = places.length / 2 - 1
    let place = placeOf(hash, mask)
    for (let step = 0; step < MOST_STEPS; step++, place = (place + 1) & mask) {
      if (places[2 * place + 1] !== 0) continue
      places[2 * place] = hash
      places[2 * place + 1] = at + 1
      return
    }
    crowded.set(printed[at] as string, known[at] as Known)
  }
  const add = (word: string, hash: number): Known => {
    const met = crowded.get(word)
    if (met !== undefined) return met
    const own = word.length < SHORTEST_PIECE ? word : Buffer.from(word).toString()
    const made = make(own)
    printed.push(own)
    keepLetters(own)
    hashes.push(hash)
    known.push(made)
    if (4 * printed.length > places.length) {
      places = new Int32Array(2 * places.length)
      for (let at = 0; at < printed.length; at++) put(at)
    } else put(printed.length - 1)
    return made
  }

  return {
    find(text, start, end, hash, codes) {
      const length = end - start
      const mask = places.length / 2 - 1
      let place = placeOf(hash, mask)
      for (let step = 0; step < MOST_STEPS; step++, place = (place + 1) & mask) {
        const found = places[2 * place + 1] as number
        if (found === 0) break
        if (places[2 * place] !== hash) continue
        const from = begins[found - 1] as number
        if ((begins[found] as number) - from !== length) continue
        let same = 0
        while (same < length && letters[from + same] === codes[same]) same++
        if (same === length) return known[found - 1] as Known
      }
      return add(text.slice(start, end), hash)
    },
    size: () => printed.length,
    clear() {
      crowded.clear()
      places = new Int32Array(2 * FIRST_PLACES)
      printed = []
      hashes = []
      known = []
      letters = new Uint16Array(FIRST_LETTERS)
      begins = [0]
    },
  }
}

function placeOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

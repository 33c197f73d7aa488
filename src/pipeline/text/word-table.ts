/** Words with a number each, in a tenth of the room a `Map` takes: letters in one string, numbers in typed arrays. */
export type WordTable = { get(word: string): number | undefined; has(word: string): boolean; size: number }

/** Letters up to here take one byte each in a string that has no others. */
const ONE_BYTE = /^[\0-\xff]*$/

/** Of a word that comes twice the smaller number counts. */
export function createWordTable(entries: Iterable<readonly [word: string, value: number]>): WordTable {
  const all = new Map<string, number>()
  for (const [word, value] of entries) if (value < (all.get(word) ?? Number.POSITIVE_INFINITY)) all.set(word, value)
  // One word of two bytes a letter would double the room of all of them.
  const wide = new Map([...all].filter(([word]) => !ONE_BYTE.test(word)))
  const words = [...all.keys()].filter((word) => !wide.has(word))
  const values = Uint32Array.from(words, (word) => all.get(word) ?? 0)
  const ends = new Uint32Array(words.length + 1)
  for (const [at, word] of words.entries()) ends[at + 1] = (ends[at] ?? 0) + word.length
  // Through bytes: a string put together from parts would keep the parts.
  const letters = Buffer.from(words.join(''), 'latin1').toString('latin1')
  let bits = 4
  while (1 << bits < words.length * 2) bits += 1
  const mask = (1 << bits) - 1
  /** Numbers of words, from 1; 0: nothing there. The next free place takes what finds its own taken. */
  const slots = new Uint32Array(mask + 1)
  for (const [at, word] of words.entries()) {
    let slot = hashOf(word) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = at + 1
  }

  function get(word: string): number | undefined {
    let slot = hashOf(word) & mask
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      const start = ends[found - 1] as number
      if ((ends[found] as number) - start === word.length && letters.startsWith(word, start)) return values[found - 1]
      slot = (slot + 1) & mask
    }
    return wide.size > 0 ? wide.get(word) : undefined
  }
  return { get, has: (word) => get(word) !== undefined, size: all.size }
}

/** FNV-1a over the letters' codes. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

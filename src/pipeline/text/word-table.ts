/** Words with a number each, in a tenth of the room a `Map` takes: letters in one string, numbers in typed arrays. */
export type WordTable = { get(word: string): number | undefined; has(word: string): boolean; size: number }

/** Letters up to here take one byte each in a string that has no others. */
const ONE_BYTE = /^[\0-\xff]*$/

/** Of a word that comes twice the smaller number counts. */
export function createWordTable(entries: Iterable<readonly [word: string, value: number]>): WordTable {
  // Made elsewhere: functions that stay keep all that any function beside them used.
  return openWordTable(packWords(entries))
}

export function openWordTable({ letters, ends, values, slots, wide, size }: PackedWords): WordTable {
  const mask = slots.length - 1

  function get(word: string): number | undefined {
    let slot = hashOf(word) & mask
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      const start = ends[found - 1] as number
      if ((ends[found] as number) - start === word.length && letters.startsWith(word, start)) return values[found - 1]
      slot = (slot + 1) & mask
    }
    return wide.size > 0 ? wide.get(word) : undefined
  }
  return { get, has: (word) => get(word) !== undefined, size }
}

/** `ends[n]`: where word n − 1 ends in `letters`. `slots`: numbers of words, from 1, by hash; the next free one takes what finds its own taken. */
export type PackedWords = {
  letters: string
  ends: Uint32Array
  values: Uint32Array
  slots: Uint32Array
  wide: Map<string, number>
  size: number
}

export function packWords(entries: Iterable<readonly [word: string, value: number]>): PackedWords {
  const all = new Map<string, number>()
  for (const [word, value] of entries) if (value < (all.get(word) ?? Number.POSITIVE_INFINITY)) all.set(word, value)
  // One word of two bytes a letter would double the room of all of them.
  const wide = new Map([...all].filter(([word]) => !ONE_BYTE.test(word)).map(([word, value]) => [copyOf(word), value]))
  const words = [...all.keys()].filter((word) => !wide.has(word))
  const ends = new Uint32Array(words.length + 1)
  for (const [at, word] of words.entries()) ends[at + 1] = (ends[at] ?? 0) + word.length
  let bits = 4
  while (1 << bits < words.length * 2) bits += 1
  const slots = new Uint32Array(1 << bits)
  for (const [at, word] of words.entries()) {
    let slot = hashOf(word) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = at + 1
  }
  return {
    letters: copyOf(words.join('')),
    ends,
    values: Uint32Array.from(words, (word) => all.get(word) ?? 0),
    slots,
    wide,
    size: all.size,
  }
}

/** Through bytes: a string cut out of another, or put together from others, keeps those. */
function copyOf(text: string): string {
  return Buffer.from(text).toString()
}

/** FNV-1a over the letters' codes. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

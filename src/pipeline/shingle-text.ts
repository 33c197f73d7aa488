import { tokenise } from './text/tokenise.ts'

/** Words a shingle: long enough that common turns of phrase are not shared by chance, short enough to survive edits. */
const WORDS = 4
/** Shingles kept of one text: its first 2,000 words or so tell it from every other. */
const MOST = 2_000
/** A shorter body says too little: the title is counted in. */
const FEWEST = 12
/** Share of a text's shingles that must stand in the original for it to be a copy of it. */
const COPIED = 0.7

/** Hashed word sequences of a text, ascending, each once. Outlets change titles of what they copy: they count only where there is little else. */
export function shingleText(title: string, body: string): Uint32Array {
  const own = shinglesOf(body)
  return Uint32Array.from(own.size >= FEWEST ? own : shinglesOf(`${title}\n${body}`)).sort()
}

/**
 * Does a text say little beyond the original? Looked at from the text's side: a shortened copy is one, an article that
 * quotes the original among much else is not.
 */
export function isCopyOf(text: Uint32Array, original: Uint32Array): boolean {
  if (text.length === 0) return false
  const known = new Set(original)
  let shared = 0
  for (const shingle of text) if (known.has(shingle)) shared += 1
  return shared / text.length >= COPIED
}

function shinglesOf(text: string): Set<number> {
  const words = tokenise(text).map((token) => token.folded)
  const found = new Set<number>()
  const last = Math.max(0, words.length - WORDS)
  if (words.length === 0) return found
  for (let at = 0; at <= last && found.size < MOST; at++) found.add(hashWords(words.slice(at, at + WORDS)))
  return found
}

/** FNV-1a, 32 bits: two shingles of one text in a million meet by chance. */
function hashWords(words: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const word of words) {
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 0x20, 0x01000193)
  }
  return hash >>> 0
}

import type { PackedWords } from './word-table.ts'

/**
 * Packed words as bytes, in the byte order of the machine that will read them: six numbers of 32 bits (`MARK`, how many
 * `ends`, `slots`, bytes of letters, bytes of `wide`, `size`), `ends`, `values`, `slots`, the letters a byte each, and
 * `wide` as JSON.
 */
const HEAD = 6
const MARK = 0x3164_7277
const BYTES = 4

export function writeWordFile({ letters, ends, values, slots, wide, size }: PackedWords): Buffer {
  const one = Buffer.from(letters, 'latin1')
  const other = Buffer.from(JSON.stringify([...wide]))
  const numbers = Uint32Array.of(MARK, ends.length, slots.length, one.length, other.length, size)
  return Buffer.concat([...[numbers, ends, values, slots].map(bytesOf), one, other])
}

/** `null` where the bytes are none of these, or not all of them. */
export function readWordFile(bytes: Buffer): PackedWords | null {
  if (bytes.length < HEAD * BYTES) return null
  // A copy of its own: numbers must begin where four can be divided into.
  const own = new Uint8Array(bytes)
  const [mark, ends = 0, slots = 0, letters = 0, other = 0, size = 0] = new Uint32Array(own.buffer, 0, HEAD)
  const lettersAt = (HEAD + ends + (ends - 1) + slots) * BYTES
  if (mark !== MARK || lettersAt + letters + other !== own.length) return null
  const numbers = (from: number, count: number) => new Uint32Array(own.buffer, from * BYTES, count)
  return {
    ends: numbers(HEAD, ends),
    values: numbers(HEAD + ends, ends - 1),
    slots: numbers(HEAD + ends + ends - 1, slots),
    letters: bytes.toString('latin1', lettersAt, lettersAt + letters),
    wide: new Map(JSON.parse(bytes.toString('utf8', lettersAt + letters))),
    size,
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

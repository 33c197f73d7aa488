/** A list of whole numbers below 2³² that takes four bytes each and grows by itself. */
export type Numbers = {
  push(value: number): void
  length(): number
  /** All of them, to be read by `numberAt`; nothing can be added after. */
  done(): Pieces
}

/** A long list of numbers in pieces of one length; the last may be shorter. */
export type Pieces = readonly Uint32Array[]

const PIECE_BITS = 13
const PIECE = 2 ** PIECE_BITS
const IN_PIECE = PIECE - 1

/**
 * Numbers stay in pieces: a list that grew as one would be copied again and again, and every copy be room that has to be
 * cleared and brought in first. Short ones: what is not done until much later has all that calls this compiled again.
 */
export function growNumbers(): Numbers {
  const pieces: Uint32Array[] = []
  let piece = new Uint32Array(0)
  let at = PIECE
  return {
    push(value) {
      if (at === PIECE) {
        piece = new Uint32Array(PIECE)
        pieces.push(piece)
        at = 0
      }
      piece[at++] = value
    },
    length: () => (pieces.length - 1) * PIECE + at,
    done() {
      if (at < PIECE) pieces[pieces.length - 1] = piece.slice(0, at)
      return pieces
    },
  }
}

export function numberAt(pieces: Pieces, at: number): number {
  return (pieces[at >>> PIECE_BITS] as Uint32Array)[at & IN_PIECE] as number
}

/** The piece a place is in, and the place within it: for rows of numbers whose length is a power of two, which stand in one piece. */
export function pieceOf(pieces: Pieces, at: number): Uint32Array {
  return pieces[at >>> PIECE_BITS] as Uint32Array
}
export function placeInPiece(at: number): number {
  return at & IN_PIECE
}

/** A list of whole numbers, most of them small: a byte for those below 128, one more for each seven bits more. */
export type Bytes = {
  push(value: number): void
  /** Adds what stands in another list, from one of its places up to but without another. */
  copy(of: BytePieces, from: number, to: number): void
  /** Place of what is added next. */
  length(): number
  /** All of them, to be read by `readBytes`; nothing can be added after. */
  done(): BytePieces
}
export type BytePieces = readonly Uint8Array[]

const LAST = 127
const MORE = 128

export function growBytes(): Bytes {
  const pieces: Uint8Array[] = []
  let piece = new Uint8Array(0)
  let at = PIECE
  const put = (byte: number) => {
    if (at === PIECE) {
      piece = new Uint8Array(PIECE)
      pieces.push(piece)
      at = 0
    }
    piece[at++] = byte
  }
  return {
    push(value) {
      let rest = value
      while (rest > LAST) {
        put((rest & LAST) | MORE)
        rest >>>= 7
      }
      put(rest)
    },
    copy(of, from, to) {
      for (let place = from; place < to; place++) put(byteAt(of, place))
    },
    length: () => (pieces.length - 1) * PIECE + at,
    done() {
      if (at < PIECE) pieces[pieces.length - 1] = piece.slice(0, at)
      return pieces
    },
  }
}

function byteAt(pieces: BytePieces, at: number): number {
  return (pieces[at >>> PIECE_BITS] as Uint8Array)[at & IN_PIECE] as number
}

/** Reads one number after the other from a place on. */
export function readBytes(pieces: BytePieces, from: number): { next(): number; place(): number } {
  let at = from
  return {
    next() {
      let byte = byteAt(pieces, at++)
      let value = byte & LAST
      for (let shift = 7; byte > LAST; shift += 7) {
        byte = byteAt(pieces, at++)
        value |= (byte & LAST) << shift
      }
      return value >>> 0
    },
    place: () => at,
  }
}

/** Values by number, each kept once, and their numbers. */
export type Interned<T> = { values: T[]; idOf(value: T): number; find(value: T): number | undefined }

export function intern<T>(): Interned<T> {
  const values: T[] = []
  const ids = new Map<T, number>()
  return {
    values,
    find: (value) => ids.get(value),
    idOf(value) {
      const known = ids.get(value)
      if (known !== undefined) return known
      ids.set(value, values.length)
      values.push(value)
      return values.length - 1
    },
  }
}

/** A list of whole numbers below 2³² that takes four bytes each and grows by itself. */
export type Numbers = {
  push(value: number): void
  length(): number
  /** All of them, to be read by `numberAt`; nothing can be added after. */
  done(): Pieces
}

/** A long list of numbers in pieces of one length; the last may be shorter. */
export type Pieces = readonly Uint32Array[]

const PIECE_BITS = 16
const PIECE = 2 ** PIECE_BITS
const IN_PIECE = PIECE - 1

/**
 * Numbers stay in pieces: a list that grew as one would be copied again and again, and every copy be room that has to be
 * cleared and brought in first.
 */
export function growNumbers(): Numbers {
  const pieces: Uint32Array[] = []
  let piece = new Uint32Array(PIECE)
  let at = 0
  return {
    push(value) {
      if (at === PIECE) {
        pieces.push(piece)
        piece = new Uint32Array(PIECE)
        at = 0
      }
      piece[at++] = value
    },
    length: () => pieces.length * PIECE + at,
    done() {
      pieces.push(at === PIECE ? piece : piece.slice(0, at))
      return pieces
    },
  }
}

export function numberAt(pieces: Pieces, at: number): number {
  return (pieces[at >>> PIECE_BITS] as Uint32Array)[at & IN_PIECE] as number
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

/** A list of whole numbers below 2³² that takes four bytes each and grows by itself. */
export type Numbers = {
  push(value: number): void
  length(): number
  /** Makes room for so many more and says where they go: `values` from `length` on, until the next call. */
  more(count: number): Uint32Array
  done(): Uint32Array
}

export function growNumbers(): Numbers {
  let values = new Uint32Array(1_024)
  let length = 0
  const room = (count: number) => {
    if (length + count <= values.length) return
    values = resize(values, Math.max(values.length * 2, length + count))
  }
  return {
    push(value) {
      room(1)
      values[length++] = value
    },
    length: () => length,
    more(count) {
      room(count)
      length += count
      return values
    },
    done() {
      values = resize(values, length)
      return values
    },
  }
}

/** Moved, not copied: what was outgrown would stand about until V8 collects it, as large as all there is. */
function resize({ buffer }: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(buffer.transfer(length * Uint32Array.BYTES_PER_ELEMENT))
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

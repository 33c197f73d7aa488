/** A list of whole numbers below 2³² that takes four bytes each and grows by itself. */
export type Numbers = { push(value: number): void; length(): number; done(): Uint32Array }

export function growNumbers(): Numbers {
  let values = new Uint32Array(1_024)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    length: () => length,
    done: () => values.slice(0, length),
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortFew } from '../../../src/pipeline/match/sort-few.ts'

test('short and long lists are sorted as the engine sorts them, what is equal staying in its order', () => {
  const one = fc.record({ at: fc.nat(9), name: fc.nat() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 90 }), (list) => {
      const up = (a: { at: number }, b: { at: number }) => a.at - b.at
      expect(sortFew([...list], up)).toEqual(list.toSorted(up))
      expect(sortFew([...list], (a, b) => up(b, a))).toEqual(list.toSorted((a, b) => up(b, a)))
    }),
  )
})

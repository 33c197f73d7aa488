import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { findQuotes } from '../../src/pipeline/find-quotes.ts'

test.each([
  ['He said “no information” today.', ['no information']],
  ['Dijo: «no hay información».', ['no hay información']],
  ['"One" and "two"', ['One', 'two']],
  ['‘credible’', ['credible']],
  ['„so“', ['so']],
  ['rock ‘n’ roll, o‘clock', ['n']],
  ['never “closed', []],
  ['“” and “ ”', []],
  ['no quotes', []],
  [`“${'x'.repeat(1_300)}” then “short”`, ['short']],
])('%s', (text, quotes) => {
  expect(findQuotes(text).map((quote) => quote.text)).toEqual(quotes)
})

test('offsets point at the words, without the marks, and quotes do not overlap', () => {
  const piece = fc.constantFrom('“', '”', '"', '«', '»', '‘', '’', '„', 'a ', 'words', '😀', ' ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const { text: words, start, end } of findQuotes(text)) {
        expect(text.slice(start, end)).toBe(words)
        expect(start).toBeGreaterThan(last)
        last = end
      }
    }),
  )
})

test('a text is looked through once for a mark, however many open in it', () => {
  for (const opened of ['“', '«', '‘', '„', '"', '“a ']) {
    const text = opened.repeat(100_000)
    expect(unitsLookedThrough(text), opened).toBeLessThanOrEqual(text.length)
  }
})

/** UTF-16 units that the search for closing marks passes. */
function unitsLookedThrough(text: string): number {
  const indexOf = String.prototype.indexOf
  let passed = 0
  const spy = vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, mark, from = 0) {
    const at = indexOf.call(this, mark, from)
    passed += (at === -1 ? this.length : at) - from
    return at
  })
  findQuotes(text)
  spy.mockRestore()
  return passed
}

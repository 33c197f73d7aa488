import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenise } from '../../../src/pipeline/text/tokenise.ts'

/** What a token is, in one expression: the reader of ASCII must find nothing else. */
const TOKEN =
  /EE\. ?UU\b\.?|(?:\p{Lu}\.){2,}\p{Lu}?|\p{N}+(?:[.,]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu
const PIECES = "a B EE UU U.S EE.UU 1 23 ٣ Ⅷ é É ñ 中 😀 \ud83d \u0301 . , ' ’ ʼ - _ \u00a0 s x7 7x ½"
  .split(' ')
  .concat(' ', '\n')

test('tokens are what the expression finds, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...PIECES),
    fc.constant('x'.repeat(70)),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const expected = [...text.matchAll(TOKEN)]
        .filter(([raw]) => raw.length <= 64)
        .map(({ 0: raw, index }) => [index, raw])
      expect(tokenise(text, 'en').map(({ start, text: raw }) => [start, raw])).toEqual(expected)
    }),
    { numRuns: 3_000 },
  )
})

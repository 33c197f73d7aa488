import { createRequire } from 'node:module'
import fc from 'fast-check'
import stemmers from 'snowball-stemmers'
import { expect, test } from 'vitest'
import { foldText } from '../../../src/pipeline/text/fold-text.ts'
import { stemEnglish } from '../../../src/pipeline/text/stem-english.ts'

const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-en') as {
  dictionary: Record<string, readonly (string | number)[]>
}
const reference = stemmers.newStemmer('english')
const PARTS =
  "' 's y yy a e i o u b l t s ss ed eed ing ingly edly eedly ies ied us sses at bl iz tional ational ation ator izer ization fulness fulli ousli ousness iveness iviti biliti bli lessli ogi li abli entli enci anci alism aliti alli alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion e ll gener commun arsen é ñ 1 w x".split(
    ' ',
  )

test('words of the lists have the stems of the package', () => {
  const words = [...new Set([...(dictionary['commonWords-en'] ?? []), ...(dictionary['wikipedia-en'] ?? [])])]
  const some = words.filter((_, at) => at < 10_000 || at % 7 === 0).map((word) => foldText(String(word)))
  expect(some.length).toBeGreaterThan(10_000)
  const other = some.filter((word) => stemEnglish(word) !== reference.stem(word))
  expect(other).toEqual([])
})

test('so has anything put together of what the steps look for', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 }), (parts) => {
      const word = parts.join('')
      expect(stemEnglish(word)).toBe(reference.stem(word))
    }),
    { numRuns: 3_000 },
  )
})

import { expect, test } from 'vitest'
import { numberSlugs } from '../../../src/pipeline/match/slug-numbers.ts'

test('every slug is found at its number, and no other', () => {
  const count = 5_000
  const slugs = numberSlugs(count)
  for (let at = 0; at < count; at++) slugs.add(`claim-${at}`)
  expect(Array.from({ length: count }, (_, at) => slugs.find(`claim-${at}`))).toEqual([...Array(count).keys()])
  expect(['claim-5000', 'claim', '', 'claim-01'].map(slugs.find)).toEqual([undefined, undefined, undefined, undefined])
  expect(() => slugs.add('one-more')).toThrow(/room/)
})

test('slugs of one hash are told apart', () => {
  // Both are 0xe20e47d2 by FNV-1a of 32 bits.
  const slugs = numberSlugs(3)
  for (const slug of ['declinate', 'macallums', 'other']) slugs.add(slug)
  expect(['declinate', 'macallums', 'other'].map(slugs.find)).toEqual([0, 1, 2])
})

test('of two claims of one slug the later counts; without claims none is found', () => {
  const slugs = numberSlugs(3)
  for (const slug of ['a', 'b', 'a']) slugs.add(slug)
  expect(slugs.find('a')).toBe(2)
  expect(numberSlugs(0).find('a')).toBeUndefined()
})

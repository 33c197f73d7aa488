import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  type LanguageProfiles,
  packProfiles,
  profileFiles,
  unpackProfiles,
} from '../../../src/pipeline/text/language-profiles.ts'

const place = fileURLToPath(new URL('../ngrams/extrasmall.js', import.meta.resolve('eld/extrasmall')))
const { ngramsData } = createRequire(import.meta.url)(place) as { ngramsData: LanguageProfiles }

test('scores that are the same become one object, and say what they said', () => {
  const ngrams = { a: { 3: 7 }, bé: { 3: 7, 59: 1 }, c: { 3: 7 }, 12: { 3: 8 } }
  const profiles = { type: 'T', languages: { 3: 'be', 59: 'zh' }, isSubset: false, ngrams }
  const unpacked = unpackProfiles(packProfiles(profiles))
  expect(unpacked).toEqual(profiles)
  expect(unpacked.ngrams.a).toBe(unpacked.ngrams.c)
  expect(new Set(Object.values(unpacked.ngrams)).size).toBe(3)
})

test("the package's own profiles come out of the file as they were", () => {
  const [[, bytes] = ['', Buffer.alloc(0)]] = profileFiles()
  const unpacked = unpackProfiles(bytes)
  expect(JSON.stringify({ ...unpacked, ngrams: {} })).toBe(JSON.stringify({ ...ngramsData, ngrams: {} }))
  const texts = ({ ngrams }: LanguageProfiles) =>
    Object.entries(ngrams).map(([group, scores]) => `${group} ${JSON.stringify(scores)}`)
  expect(texts(unpacked)).toEqual(texts(ngramsData))
  expect(new Set(Object.values(unpacked.ngrams)).size).toBeLessThan(Object.keys(unpacked.ngrams).length / 3)
})

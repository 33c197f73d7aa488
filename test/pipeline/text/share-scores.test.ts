import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { detectLanguage } from '../../../src/pipeline/text/detect-language.ts'
import { shareEqualScores } from '../../../src/pipeline/text/share-scores.ts'

test('equal scores become one object, and say what they said', () => {
  const table: Record<string, Record<string, number>> = { a: { 3: 7 }, b: { 3: 7, 59: 1 }, c: { 3: 7 }, d: { 3: 8 } }
  const before = JSON.stringify(table)
  for (const _ of shareEqualScores(table));
  expect(JSON.stringify(table)).toBe(before)
  expect(table.a).toBe(table.c)
  expect(new Set(Object.values(table)).size).toBe(3)
  expect(Object.keys(table.b ?? {})).toEqual(['3', '59'])
})

test("the detector's own profiles are shared while texts are asked about", () => {
  const place = fileURLToPath(new URL('../ngrams/extrasmall.js', import.meta.resolve('eld/extrasmall')))
  const { ngramsData } = createRequire(import.meta.url)(place) as {
    ngramsData: { ngrams: Record<string, Record<string, number>> }
  }
  const { ngrams } = ngramsData
  const [all, before] = [Object.keys(ngrams).length, JSON.stringify(ngrams)]
  const text = 'O presidente disse que os documentos foram entregues ao tribunal na semana passada'
  for (let asked = 0; asked <= all / 1_000 + 2; asked++) expect(detectLanguage(text, 'en')).toBe('und')
  expect(new Set(Object.values(ngrams)).size).toBeLessThan(all / 3)
  expect(JSON.stringify(ngrams)).toBe(before)
})

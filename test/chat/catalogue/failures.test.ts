import path from 'node:path'
import { expect, test } from 'vitest'
import { FAILURES } from '../../../src/chat/catalogue/es/failures.ts'
import { partsOf } from '../../../src/chat/compose/parts-of.ts'
import { sayFailure } from '../../../src/chat/compose/say-failure.ts'
import { failuresInSource } from '../../support/failures-in-source.ts'

const SRC = path.resolve(import.meta.dirname, '../../../src')
const { found, unreadable } = failuresInSource(SRC)
/** What Slack calls it stays behind what we say, which is looked at by itself. */
const SLACKS_WORD = '{0} (Slack: {1})'
const filledIn = (pattern: string) => pattern.replace(/\{(\d+)\}/g, 'x$1y')
const partsIn = (words: string) => (words.match(/x\d+y/g) ?? []).toSorted()

test('every sentence that says why a source or an article could not be had can be read from the code', () => {
  expect(found.length).toBeGreaterThan(180)
  expect(unreadable).toEqual([])
})

test('every one of them has words in Spanish, with every part', () => {
  const missing = found.filter(
    ({ pattern }) => pattern !== SLACKS_WORD && sayFailure(filledIn(pattern), 'es') === filledIn(pattern),
  )
  expect(missing.map(({ pattern, file, line }) => `${path.relative(SRC, file)}:${line} ${pattern}`)).toEqual([])
  for (const { pattern } of found)
    expect(partsIn(sayFailure(filledIn(pattern), 'es')), pattern).toEqual(partsIn(filledIn(pattern)))
})

test('nothing in the Spanish catalogue is said by nobody', () => {
  const said = new Set(found.map(({ pattern }) => pattern))
  for (const { pattern } of found) said.add(partsOf(filledIn(pattern), FAILURES)?.pattern ?? pattern)
  expect(Object.keys(FAILURES).filter((pattern) => !said.has(pattern))).toEqual([])
})

test('what is first in English is first in Spanish where it is a name: a title may stand before it', () => {
  for (const [pattern, spanish] of Object.entries(FAILURES))
    if (pattern.startsWith('{0}')) {
      const said = typeof spanish === 'string' ? spanish : spanish((inner) => inner, '{0}', '{1}')
      expect(said.startsWith('{0}'), pattern).toBe(true)
    }
})

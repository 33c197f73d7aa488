import path from 'node:path'
import { expect, test } from 'vitest'
import { REFUSALS } from '../../../src/chat/catalogue/es/refusals.ts'
import { partsOf } from '../../../src/chat/compose/parts-of.ts'
import { sayError, saySentence } from '../../../src/chat/compose/say-error.ts'
import { OnrecordError } from '../../../src/domain/errors.ts'
import { sentence } from '../../../src/domain/sentence.ts'
import { schemaWords, sentencesInSource } from '../../support/sentences-in-source.ts'

const SRC = path.resolve(import.meta.dirname, '../../../src')
// The judges' own doubles speak to nobody.
const { found, unreadable } = sentencesInSource(SRC, ['cli/judge-'])
const ofSchemas = schemaWords(path.join(SRC, 'config'))

test('every sentence that anything refuses with has its parts kept apart', () => {
  expect(found.length).toBeGreaterThan(300)
  expect(ofSchemas.length).toBeGreaterThan(60)
  expect(unreadable).toEqual([])
})

test('every one of them is in the Spanish catalogue, and nothing there is said by nobody', () => {
  const isSaid = (pattern: string) => Object.hasOwn(REFUSALS, pattern) || !/\p{L}/u.test(pattern)
  const missing = [
    ...found.filter(({ pattern }) => !isSaid(pattern)),
    ...ofSchemas.filter(({ pattern }) => saySentence(pattern, 'es') === pattern),
  ]
  expect(missing.map(({ pattern, file, line }) => `${path.relative(SRC, file)}:${line} ${pattern}`)).toEqual([])
  const said = new Set([...found, ...ofSchemas].map(({ pattern }) => pattern))
  for (const { pattern } of ofSchemas) said.add(partsOf(pattern, REFUSALS)?.pattern ?? pattern)
  expect(Object.keys(REFUSALS).filter((pattern) => !said.has(pattern))).toEqual([])
})

test('the Spanish says every part of the English, and nothing else', () => {
  const places = (words: string) => [...new Set(words.match(/\{\d+\}/g))].sort()
  for (const [english, spanish] of Object.entries(REFUSALS)) {
    const parts = places(english)
    const said = typeof spanish === 'string' ? spanish : spanish(...parts.map((_part, n) => `{${n}}`))
    expect(places(said), english).toEqual(parts)
  }
})

test.each([
  [
    new OnrecordError(
      'conflict',
      sentence`Proposal ${7} was already ${'edited'} by ${'Ana'} on ${'2025-11-01'}. Nothing was changed.`,
      { permanent: true },
    ),
    'La propuesta 7 ya la cambió Ana el 2025-11-01. No se cambió nada.',
  ],
  [
    new OnrecordError(
      'not_found',
      sentence`There is no source "${'wir'}".${sentence` Did you mean ${'wire'}?`} "onrecord sources" lists them.`,
    ),
    'No hay ninguna fuente «wir». ¿Querías decir wire? "onrecord sources" las enumera.',
  ],
  [
    new OnrecordError('invalid', 'Say what is set instead: a rung or a flag.'),
    'Di qué se fija en su lugar: un peldaño o una marca.',
  ],
  // What somebody typed is no sentence, whatever it says.
  [new OnrecordError('invalid', sentence`"${'{0} rung'}" is no name.`), '«{0} rung» no es un nombre.'],
])('%s', (error, spanish) => {
  expect(sayError(error, 'es')).toBe(spanish)
  expect(sayError(error, 'en')).toBe(error.message)
})

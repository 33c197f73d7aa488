import { expect, test } from 'vitest'
import { readerOf } from '../../../src/chat/compose/reader.ts'
import { basisLine, statementLine } from '../../../src/chat/compose/statement-line.ts'
import type { Inline } from '../../../src/domain/message.ts'
import type { BasisRef, CardStatement } from '../../../src/domain/notice.ts'

const said: CardStatement = {
  id: 13,
  speaker: 'funcionario',
  affiliation: '',
  stance: 'mentions',
  stanceShown: false,
  words: 'El funcionario señaló que no encontraron nada.',
  direct: false,
  language: 'es',
  at: Date.UTC(2025, 9, 16, 18, 20),
  source: { id: 'puente', name: 'Puente Noticias', host: 'puente.example', url: 'https://puente.example/1' },
  outlets: 1,
}

test.each([
  ['en', { unnamed: true }, 'funcionario (not named)'],
  ['es', { unnamed: true }, 'funcionario (sin nombre)'],
  ['en', { unnamed: true, affiliation: 'DEA' }, 'funcionario (DEA, not named)'],
  ['en', {}, 'funcionario'],
] as const)('in %s, %o: %s', (locale, how, name) => {
  const spans = statementLine({ ...said, ...how }, readerOf(locale))
  expect(
    spans
      .filter((span) => span.type === 'text' && span.style === 'strong')
      .map((span) => span.type === 'text' && span.text),
  ).toContain(name)
})

test('who did not comment said nothing', () => {
  const line = printed(statementLine({ ...said, stance: 'declines_comment' }, readerOf('es')))
  expect(line).toContain('funcionario: El funcionario señaló')
})

const basis: BasisRef = { id: 5, speaker: 'Adrienne Watson', words: 'complete fiction' }

test.each<[string, 'en' | 'es', Partial<BasisRef>, string]>([
  ['own words', 'en', { direct: true, language: 'en' }, '#5 Adrienne Watson said: “complete fiction”'],
  [
    'own words in another language',
    'es',
    { direct: true, language: 'en' },
    '#5 Adrienne Watson dijo: «complete fiction» (original en inglés)',
  ],
  [
    'reported words of somebody the text does not name',
    'en',
    { speaker: 'funcionario', unnamed: true, direct: false, language: 'en' },
    '#5 funcionario (not named) said: complete fiction (reported, not a direct quotation)',
  ],
  ['a notice planned before it was told which', 'en', {}, '#5 Adrienne Watson said: complete fiction'],
])('what a change rests on: %s', (_, locale, how, line) => {
  expect(printed(basisLine({ ...basis, ...how }, readerOf(locale)))).toBe(line)
})

function printed(spans: Inline[]): string {
  return spans.map((span) => (span.type === 'text' ? span.text : '')).join('')
}

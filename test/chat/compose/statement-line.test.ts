import { expect, test } from 'vitest'
import { readerOf } from '../../../src/chat/compose/reader.ts'
import { statementLine } from '../../../src/chat/compose/statement-line.ts'
import type { CardStatement } from '../../../src/domain/notice.ts'

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

import { describe, expect, test } from 'vitest'
import { readerOf } from '../../../../src/chat/compose/reader.ts'
import { sayMatched } from '../../../../src/chat/compose/reasons/say-matched.ts'
import type { Reason } from '../../../../src/domain/statement.ts'

const [EN_READER, ES_READER] = [readerOf('en'), readerOf('es')]
const CHANCE = '97 in 100; for it: whether people argue in it, rare words shared; against: numbers; by rule 0.99'
const WORDING = '100 % of “Cartel bounties on ICE and CBP”'

const POST = {
  claim: { slug: 'narrow', title: 'An offer', text: 'The Red de Prensa Libre said so.' },
  quote: { words: 'The Northern District of Illinois announced it.', language: 'en', direct: true, at: null },
  why: 'not read',
} as const

const inBoth = (...details: string[]) => {
  const matchReasons = details.map((detail): Reason => ({ rule: 'term', detail }))
  return [EN_READER, ES_READER].map((reader) => sayMatched({ ...POST, matchReasons }, reader))
}

test.each<[string, string[], string, string]>([
  [
    'words first, then how sure',
    [CHANCE, '“Sheinbaum”', '“recompensas” for “bounties”', '“ICE”', WORDING],
    '“Sheinbaum”, “recompensas” (for “bounties”) and “ICE” · 97 in 100 texts like it are about this claim',
    '«Sheinbaum», «recompensas» (por «bounties») y «ICE» · en 97 de cada 100 textos como este se trata de esta afirmación',
  ],
  [
    'a chance under an even one is no assurance',
    ['20 in 100; by rule 0.98', '“hire”'],
    '“hire” · found by its names and words; few texts like it are about this claim',
    '«hire» · hallado por sus nombres y palabras; pocos textos como este tratan de esta afirmación',
  ],
  [
    'nor is one just under it, which is not few either',
    ['49 in 100; by rule 0.98', '“hire”'],
    '“hire” · found by its names and words; fewer than half of the texts like it are about this claim',
    '«hire» · hallado por sus nombres y palabras; menos de la mitad de los textos como este tratan de esta afirmación',
  ],
  [
    'an even one is told by its figure',
    ['50 in 100; by rule 0.98', '“hire”'],
    '“hire” · 50 in 100 texts like it are about this claim',
    '«hire» · en 50 de cada 100 textos como este se trata de esta afirmación',
  ],
  [
    'the claim it was preferred to',
    [CHANCE, 'before cartel-bounties: “man”, “Chicago”', '“Chicago”'],
    '“Chicago” · 97 in 100 texts like it are about this claim · counted here, not under cartel-bounties',
    '«Chicago» · en 97 de cada 100 textos como este se trata de esta afirmación · cuenta aquí, no en cartel-bounties',
  ],
  [
    'words of the wider claim only',
    ['none of its own terms, only those of cartel-bounties', '“ICE”'],
    '“ICE” · no words of its own, only those of cartel-bounties',
    '«ICE» · ninguna palabra propia, solo las de cartel-bounties',
  ],
  [
    'taken in by hand although another claim is nearer',
    ['cartel-bounties is nearer, at 0.81', 'narrow has it: “Chicago”', '“ICE”'],
    '“ICE” · cartel-bounties is nearer · narrow is nearer',
    '«ICE» · cartel-bounties está más cerca · narrow está más cerca',
  ],
  [
    'likeness of meaning',
    ['“ICE”', WORDING, '83 % alike in meaning'],
    '“ICE” · 83 % alike in meaning',
    '«ICE» · se parece un 83 % en el sentido',
  ],
  [
    'wording, where no word is told',
    [WORDING],
    '100 % of “Cartel bounties on ICE and CBP” is there',
    'está el 100 % de «Cartel bounties on ICE and CBP»',
  ],
  ['what another time wrote', ['alias "recompensas", actor DHS'], ...both('alias "recompensas", actor DHS')],
  ['nothing at all', [''], ...both('')],
])('%s', (_, details, english, spanish) => {
  expect(inBoth(...details)).toEqual([english, spanish])
})

function both(line: string): [string, string] {
  return [line, line]
}

describe('a word', () => {
  const said = (...details: string[]) => inBoth(...details)[0]

  test('is said with the claim’s own only where that is another word', () => {
    expect(said('“cárteles” for “Cartel”', '“offering” for “offered”', '“men” for “man”')).toBe(
      '“cárteles”, “offering” and “men” (for “man”)',
    )
  })

  test('that a name of several begins with stands for the name, and its others are not said again', () => {
    expect(said('“Mike” for “Mike Vigil”', '“Vigil”', '“MIKE”', '“cartel”')).toBe('“Mike Vigil” and “cartel”')
  })

  test('of a name that has small words between its own stands with them, where the post or the claim has the name', () => {
    expect(
      said(
        '“Northern” for “Northern District Illinois”',
        '“Red” for “Red Prensa Libre”',
        '“Tribunal” for “Tribunal Cuentas”',
        '“A.” for “A. (B”',
      ),
    ).toBe('“Northern District of Illinois”, “Red de Prensa Libre”, “Tribunal Cuentas” and “A. (B”')
  })

  test('is never cut: as many as fit, and how many are left', () => {
    const words = Array.from({ length: 12 }, (_, at) => `“word-of-thirty-letters-and-more-${at}”`)
    const line = said(CHANCE, ...words) ?? ''
    expect(line).toMatch(
      /^(“word-of-thirty-letters-and-more-\d”(, | and ))+6 more · 97 in 100 texts like it are about this claim$/,
    )
    expect(line.length).toBeLessThanOrEqual(300)
  })

  test('however long leaves room for what follows', () => {
    const line = said(CHANCE, `“${'x'.repeat(5_000)}” for “${'y'.repeat(5_000)}”`, '“ICE”') ?? ''
    expect(line).toMatch(/^“x{89}…” \(for “y{89}…”\) and “ICE” · 97 in 100 texts like it are about this claim$/)
  })

  test('is cleaned like all that comes from outside', () => {
    expect(said('“a\u202egp\u200bj\u0007”', '“\u200b”', '“two\nlines”')).toBe('“agpj” and “two lines”')
  })
})

test('a post that has the line of its row alone is read from that', () => {
  const why = `${CHANCE} · before cartel-bounties: “man”, “Chicago” · “Northern” for “Northern District Illinois”`
  expect(sayMatched({ ...POST, why }, EN_READER)).toBe(
    '“Northern District of Illinois” · 97 in 100 texts like it are about this claim · counted here, not under cartel-bounties',
  )
})

import { expect, test } from 'vitest'
import { findName } from '../../../../src/chat/compose/reasons/find-name.ts'

/** The same as an expression, which is made for each name. */
function byExpression(words: readonly string[], texts: readonly string[]): string | null {
  const literal = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
  const between = '\\s+(?:\\p{Ll}{1,3}\\s+){0,2}'
  const form = new RegExp(`(?<![\\p{L}\\p{N}])${literal.join(between)}(?![\\p{L}\\p{N}])`, 'u')
  for (const text of texts) {
    const [found] = form.exec(text) ?? []
    if (found !== undefined) return found
  }
  return null
}

test.each<[string, string[], string | null, ...string[]]>([
  ['small words between', ['Red', 'Prensa'], 'Red de Prensa', 'La Red de Prensa lo dijo'],
  ['two of them', ['Corte', 'Haya'], 'Corte de la Haya', 'Corte de la Haya'],
  ['not three', ['Corte', 'Haya'], null, 'Corte de la a Haya'],
  ['nor one of four letters', ['Corte', 'Haya'], null, 'Corte para Haya'],
  ['nor one with a capital', ['Corte', 'Haya'], null, 'Corte De Haya'],
  ['small letters with accents', ['Corte', 'Haya'], 'Corte él ñu Haya', 'Corte él ñu Haya'],
  ['small letters of two units', ['A', 'B'], 'A 𝐚𝐛𝐜 B', 'A 𝐚𝐛𝐜 B'],
  ['any white space', ['A', 'B'], 'A\n de\u00a0 B', 'A\n de\u00a0 B'],
  ['no letter before', ['A', 'B'], null, 'xA B'],
  ['no number before', ['A', 'B'], null, '1A B'],
  ['no letter of two units before', ['A', 'B'], null, '𝐚A B'],
  ['a picture before', ['A', 'B'], 'A B', '🙂A B🙂'],
  ['no letter after', ['A', 'B'], null, 'A Be'],
  ['no letter of two units after', ['A', 'B'], null, 'A B𝐚'],
  ['the second place where the first is not whole', ['A', 'B'], 'A  B', 'A Bc A  B'],
  ['a place within the first word', ['AA', 'B'], 'AA B', 'AAA B AA B'],
  ['the longest that fits', ['Of', 'of'], 'Of of of of', 'Of of of of.'],
  ['less where that does not end well', ['Of', 'of'], 'Of of', 'Of of of1'],
  ['signs as they are', ['U.S.', '(A)', 'B+'], 'U.S. of (A) B+', 'UxSx (A) B+ U.S. of (A) B+'],
  ['the second text', ['A', 'B'], 'A d B', 'B A', 'A d B', 'A B'],
  ['one word', ['Red'], 'Red', 'Redes, Red'],
])('%s', (_, words, expected, ...texts) => {
  expect(findName(words, texts)).toBe(expected)
  expect(byExpression(words, texts)).toBe(expected)
})

test('finds what the expression finds in texts put together at random', () => {
  const pieces = ['A ', ' A ', 'Ab ', ' B ', ' B', 'de ', 'é ', 'para ', ' ', '\n', ',', '.', '1', '𝐚', '🙂']
  let seed = 1
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647
    return from[seed % from.length] as T
  }
  const names = [
    ['A', 'B'],
    ['A', 'A', 'B'],
    ['Ab', 'B'],
    ['A', 'de'],
    ['A.', 'B'],
  ]
  let found = 0
  for (let turn = 0; turn < 20_000; turn++) {
    const text = Array.from({ length: 12 }, () => pick(pieces)).join('')
    const name = pick(names)
    const expected = byExpression(name, [text])
    if (expected !== null) found += 1
    expect(findName(name, [text])).toBe(expected)
  }
  expect(found).toBeGreaterThan(500)
})

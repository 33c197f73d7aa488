import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from '../../../src/chat/text/clean-text.ts'

describe('cleanLine', () => {
  it.each([
    ['line ends', 'one\ntwo\r\nthree\u2028four\u2029five\u0085six', 'one two three four five six'],
    ['tabs and runs of spaces', '\t a\u00a0\u3000 b  ', 'a b'],
    ['a null', 'a\u0000b', 'ab'],
    ['a colour sequence, whole', '\u001b[31mred\u001b[0m', 'red'],
    ['an eight-bit sequence', '\u009b2Jgone', 'gone'],
    ['a lone escape and a bell', '\u001b]0;title\u0007text', ']0;titletext'],
    ['nested sequences that join once the inner is gone', '\u001b[3\u001b[0m1mred', '[31mred'],
    ['a right-to-left override', '\u202evog.ycnega\u202c', 'vog.ycnega'],
    ['isolates and marks', '\u2066a\u2069\u200e\u200f\u061cb', 'ab'],
    ['zero-width characters', '@\u200beve\u200cry\u2060one\ufeff', '@everyone'],
    ['soft hyphens and fillers', 'a\u00ad\u115f\u3164\uffa0b', 'ab'],
    ['smuggled tag letters', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['smuggled variation selectors', 'a\ufe01\ufe0f\u{e0100}b', 'ab'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['a pile of marks', `Z${'\u0335'.repeat(50)}!`, `Z${'\u0335'.repeat(4)}!`],
    ['marks without a letter', '\u0301a \u0335\u0335b', 'a b'],
    ['a stray joiner', 'pay\u200dpal', 'paypal'],
  ])('neutralises %s', (_name, dirty, clean) => {
    expect(cleanLine(dirty)).toBe(clean)
  })

  it.each([
    ['accents', 'Política de información, año 2025 — «niega»'],
    ['a family held together by joiners', '👨‍👩‍👧‍👦 said'],
    ['a heart with its selector', '❤️ and ❤️‍🔥'],
    ['skin tones', '👩🏽‍⚕️'],
    ['keycaps', '1️⃣ #️⃣'],
    ['other scripts', '总统 否认 — الرئيس — Президент'],
    ['combining accents', 'e\u0301'],
  ])('keeps %s', (_name, text) => {
    expect(cleanLine(text)).toBe(text)
  })
})

it('cleanText keeps lines and at most one empty one', () => {
  expect(cleanText(' a \r\n\r\n\r\n\r\n b\tc \n')).toBe('a\n\nb c')
})

describe('cost is linear', () => {
  const parts = [
    '\u001b',
    '\u001b[',
    '\u001b[1;',
    '\u0301',
    '\u200d',
    '\ufe0f',
    ' ',
    '\n',
    ' \n',
    '👩\u200d',
    '\u001b]8;;',
    '\ud83d',
  ]
  it.each(parts.map((part) => [JSON.stringify(part), part]))('on a megabyte of %s', (_name, part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length))
    // A quadratic expression takes minutes here: the runner's limit would be reached.
    expect(cleanLine(text).length).toBeLessThanOrEqual(text.length)
    expect(cleanText(text).length).toBeLessThanOrEqual(text.length)
  })
})

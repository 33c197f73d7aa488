import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../src/pipeline/text/detect-language.ts'
import { findAmounts } from '../../../src/pipeline/text/find-amounts.ts'
import { foldText } from '../../../src/pipeline/text/fold-text.ts'
import { splitSentences } from '../../../src/pipeline/text/split-sentences.ts'
import { stemWord } from '../../../src/pipeline/text/stem-word.ts'
import { tokenise } from '../../../src/pipeline/text/tokenise.ts'

describe('foldText and tokenise', () => {
  it('folds case and accents', () => {
    expect(foldText('CÁRTEL de Núñez ß')).toBe('cartel de nunez ss')
  })

  it('gives offsets into the original, whatever folding does to lengths', () => {
    const text = 'México’s “U.S.” plan: EE. UU. y ﬁn — 50,000'
    for (const token of tokenise(text, 'es')) expect(text.slice(token.start, token.end)).toBe(token.text)
    expect(tokenise(text, 'en').map(({ folded }) => folded)).toEqual([
      'mexico',
      'us',
      'plan',
      'eeuu',
      'y',
      'fin',
      '50,000',
    ])
  })

  it.each([
    ['publicacion', 'publicaciones', 'es'],
    ['ofrece', 'ofrezca', 'es'],
    ['bounty', 'bounties', 'en'],
  ] as const)('stems %s and %s alike', (one, other, language) => {
    expect(stemWord(one, language)).toBe(stemWord(other, language))
  })
})

describe('splitSentences', () => {
  it.each([
    [
      'en',
      'The U.S. Department spoke. Sen. Cruz and J. R. Smith left. Then silence.',
      ['The U.S. Department spoke.', 'Sen. Cruz and J. R. Smith left.', 'Then silence.'],
    ],
    ['en', 'It came from the U.S. The army moved.', ['It came from the U.S.', 'The army moved.']],
    [
      'es',
      'EE. UU. dice que sí. La Sra. Paz dijo: «No hay nada. No recibimos nada». Se fue.',
      ['EE. UU. dice que sí.', 'La Sra. Paz dijo: «No hay nada. No recibimos nada».', 'Se fue.'],
    ],
    ['en', 'A wrapped\nline ends. Next one.', ['A wrapped\nline ends.', 'Next one.']],
    ['en', 'An "open mark. It never ends.\n\nNew part.', ['An "open mark.', 'It never ends.', 'New part.']],
    ['en', 'A permanent home.Adoption reflects love.', ['A permanent home.', 'Adoption reflects love.']],
  ] as const)('%s: %s', (language, text, expected) => {
    const sentences = splitSentences(text, language)
    expect(sentences.map((sentence) => sentence.text)).toEqual(expected)
    for (const { text: words, start, end } of sentences) expect(text.slice(start, end)).toBe(words)
  })
})

describe('detectLanguage', () => {
  it.each([
    ['Sheinbaum niega un pacto con la agencia', 'en', 'es'],
    ['The ministry denied that it had seen any of the files', 'es', 'en'],
    ['Kyiv', 'es', 'es'],
    ['', 'en', 'en'],
    ['O presidente disse que não há provas de que o governo tenha feito isso', 'es', 'und'],
    ['中国政府表示没有证据证明这一点', 'en', 'und'],
    ['قالت الحكومة إنه لا يوجد دليل على ذلك', 'es', 'und'],
  ] as const)('%s', (text, fallback, expected) => {
    expect(detectLanguage(text, fallback)).toBe(expected)
  })
})

describe('hostile texts', () => {
  const MEGABYTE = 1_000_000
  it.each([
    ['open quotation marks', '"a. '],
    ['digits', '1,'],
    ['initials', 'A.'],
    ['blanks', ' '],
    ['line breaks', '\n'],
    ['scales', '5 mil '],
    ['one endless word', 'a'],
    ['apostrophes', "a'"],
    ['direction marks', '‮"a'],
    ['markup', '<b onclick="x">a</b>'],
  ])('1 MB of %s is read in linear time', (_, unit) => {
    const time = (size: number) => {
      const text = unit.repeat(Math.floor(size / unit.length))
      let least = Number.POSITIVE_INFINITY
      for (let run = 0; run < 2; run++) {
        // Processor time: the clock on the wall says nothing while others use the machine.
        const before = process.cpuUsage()
        tokenise(text, 'en')
        findAmounts(text)
        splitSentences(text, 'en')
        detectLanguage(text, 'en')
        least = Math.min(least, process.cpuUsage(before).user / 1000)
      }
      return least
    }
    // Ten times the text may cost thirty times as much (collection of rubbish), never a hundred.
    expect(time(MEGABYTE)).toBeLessThan(Math.max(time(MEGABYTE / 10), 20) * 30)
  })
})

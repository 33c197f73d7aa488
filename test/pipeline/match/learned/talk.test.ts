import { describe, expect, it } from 'vitest'
import { listTalk, weighTalk } from '../../../../src/pipeline/match/learned/talk.ts'
import { tokenise } from '../../../../src/pipeline/text/tokenise.ts'

const of = (title: string, body: string, language: 'en' | 'es' = 'en') =>
  listTalk({ title, body, language, tokens: [...tokenise(title, language), ...tokenise(body, language)] })

describe('listTalk', () => {
  it('lists common words by their roots and pairs, and no name', () => {
    expect(of('', 'Maduro rejected the accusations')).toEqual([
      'en:^_rejec',
      'en:reject',
      'en:rejec_the',
      'en:the',
      'en:the_accus',
      'en:accusa',
      'quotes:0',
    ])
  })

  it('counts quotation marks up to four', () => {
    expect(of('“One”', '"two" "three" "four"')).toContain('quotes:4')
    expect(of('', 'none')).toContain('quotes:0')
  })

  it('looks at the first words of a long text only', () => {
    const long = of('', 'word '.repeat(300_000))
    expect(long.length).toBeLessThan(3_100)
  })
})

describe('weighTalk', () => {
  const weights = new Map([
    ['always', -1],
    ['en:denied', 2],
  ])
  it.each([
    [['en:denied', 'en:denied', 'en:other'], 1],
    [[], -1],
  ])('%j → %d', (features, sum) => expect(weighTalk(features, weights)).toBe(sum))
})

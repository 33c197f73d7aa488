import { describe, expect, it } from 'vitest'
import { listTalk, weighTalk, weighTalkOf } from '../../../../src/pipeline/match/learned/talk.ts'
import { matchModel } from '../../../../src/pipeline/match/learned/weights.ts'
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

describe('weighTalkOf', () => {
  const texts: [string, string, 'en' | 'es'][] = [
    [
      'Maduro rejected the accusations',
      'Maduro rejected the accusations: he said that “nobody” had "seen" them.',
      'en',
    ],
    [
      'El ministro negó las acusaciones',
      'El ministro negó las acusaciones y las acusaciones, «dijo» el ministro.',
      'es',
    ],
    ['', 'A 12 a-b an It’s It’s 3 it’s said to be so ^ _ said_to', 'en'],
    ['Two Names Said', `${'He said it was not so. '.repeat(400)}"`, 'en'],
    ['', '', 'en'],
  ]

  it.each(texts)('is what the features weigh, to the last bit: %s %.40s', (title, body, language) => {
    const item = { title, body, language, tokens: [...tokenise(title, language), ...tokenise(body, language)] }
    const { talk } = matchModel()
    expect(weighTalkOf(item, talk)).toBe(weighTalk(listTalk(item), talk))
    // Every feature weighs, each something else, so that a sum in another order would differ.
    const own = new Map(listTalk(item).map((name, at) => [name, Math.sin(at + 1)]))
    expect(weighTalkOf(item, own)).toBe(weighTalk(listTalk(item), own))
  })
})

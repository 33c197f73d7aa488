import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { PASSAGE } from '../../../src/pipeline/match/best-passage.ts'
import { readItem } from '../../../src/pipeline/match/read-item.ts'
import { scoreClaim } from '../../../src/pipeline/match/score-claim.ts'
import { buildClaimIndex } from '../../../src/pipeline/match-claims.ts'

const claim = (text: string, en: string[] = [], es: string[] = [], parties: string[] = []): Claim => ({
  slug: 'claim',
  title: 'claim',
  text,
  claimant: '',
  parties: parties.map((name) => ({ role: 'respondent', name })),
  firstMadeOn: '2031',
  languages: ['en', 'es'],
  aliases: { en, es },
  tags: [],
  review: 'human',
  reviewed: true,
})

function scored(one: Claim, title: string, body: string) {
  const index = buildClaimIndex([one], [])
  const item = readItem(index, title, body, 'en')
  const score = scoreClaim(index, 0, item)
  const { facets } = index.profileOf(0)
  if (score === null) return null
  const gains = new Map(score.meetings.map(({ facet, gain }) => [facets[facet]?.surface ?? '', gain]))
  return { ...score, item, facets, gainOf: (surface: string) => gains.get(surface) ?? Number.NaN }
}

const FERRY = claim('Latvia sank a ferry near Ostvik.', [], [], ['Ragna Vantrell'])
const TYPHOON = claim('Latvia pays Salt Typhoon for it.', ['Salt Typhoon'])
/** A word that an alias has in another form and language is a facet of its own, and met beside that of the sentence. */
const ROCKET = claim('Latvia planned the rocket in Ostvik.', [], ['rockets en Ostvik'])
const ATTACK = claim('Latvia planned the attack in Ostvik.', [], ['attacks en Ostvik'])

describe('evidence', () => {
  it.each([
    ['is what each facet is worth', FERRY, 'Ostvik', 'It rained. Latvia', ['Ostvik', 'Latvia'], [], ['ferry']],
    ['of a party is half of that', FERRY, 'News', 'The ferry for Vantrell', ['ferry'], ['Vantrell'], ['Ostvik']],
    ['of a whole name is not also its words’', TYPHOON, 'News', 'It is Salt Typhoon', ['Salt Typhoon'], [], ['pays']],
    [
      'of the words of a whole name is theirs where it is not met',
      TYPHOON,
      'Latvia has salt',
      'It rained there all of the day, then came a typhoon',
      ['Latvia', 'Salt', 'Typhoon'],
      [],
      ['Salt Typhoon'],
    ],
    ['of two facets at one place is the first’s', ROCKET, 'Latvia', 'It was. A rocket', ['Latvia', 'rocket'], [], []],
    ['or the second’s, if better', ATTACK, 'Latvia', 'It was. An attack', ['Latvia', 'attacks'], [], []],
  ])('%s', (_, one, title, body, whole, half, absent) => {
    const score = scored(one, title, body)
    const sum = (surfaces: readonly string[]) => surfaces.reduce((all, each) => all + (score?.gainOf(each) ?? 0), 0)
    const pairs =
      score?.together.map(([a, b]) => [score.facets[a]?.surface ?? '', score.facets[b]?.surface ?? '']) ?? []
    const beside = pairs.reduce((all, pair) => all + 0.3 * Math.min(...pair.map((each) => score?.gainOf(each) ?? 0)), 0)
    expect(score?.evidence).toBeCloseTo(sum(whole) + sum(half) / 2 + beside, 10)
    for (const surface of absent) expect(score?.gainOf(surface)).toBeNaN()
  })

  it.each([
    ['rocket', ROCKET, ['rocket', 'rockets']],
    ['attack', ATTACK, ['attacks', 'attack']],
  ])('has two facets at the place of "%s", the better first', (word, one, both) => {
    const score = scored(one, 'Latvia', `It was. A ${word}`)
    const placed = score?.meetings.filter(({ at }) => score.item.tokens[at]?.text === word)
    expect(placed?.map(({ facet }) => score?.facets[facet]?.surface)).toEqual(both)
  })

  it('is nothing without an anchor, without words and of a claim without words', () => {
    expect(scored(FERRY, 'A ferry sank', 'near it')).toBeNull()
    expect(scored(FERRY, '', '')).toBeNull()
    expect(scored(claim(''), 'Ostvik', 'A ferry')).toBeNull()
  })
})

const WORDS =
  'Latvia sank a ferry near Ostvik Salt Typhoon attack ataque attacked president presidente Vantrell Claudia 2031 $50,000 poison veneno military militar Nord Stream and'.split(
    ' ',
  )
const words = (maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength, size: 'max' }).map((some) => some.join(' '))

test('evidence is the best meeting of each place, less what so many passages give away, whatever was scored before', () => {
  const one = fc.tuple(words(14), fc.array(words(5), { maxLength: 3 }), fc.array(words(5), { maxLength: 3 }), words(4))
  fc.assert(
    fc.property(one, words(9), words(260), ([text, en, es, party], title, body) => {
      const score = scored(claim(text, en, es, [party]), title, body)
      if (score === null) return
      const parts = new Set(score.meetings.flatMap(({ facet }) => score.facets[facet]?.parts ?? []))
      const best = new Map<number, number>()
      for (const { facet, gain, at } of score.meetings) {
        if (parts.has(facet)) continue
        best.set(at, Math.max(best.get(at) ?? 0, gain * ((score.facets[facet]?.weight ?? 0) > 0 ? 1 : 0.5)))
      }
      const base = -Math.log(Math.max(1, score.item.bodyTokens / PASSAGE))
      const least = base + [...best.values()].reduce((sum, worth) => sum + worth, 0)
      expect(score.evidence).toBeGreaterThanOrEqual(least - 1e-9)
      if (score.together.length === 0) expect(score.evidence).toBeCloseTo(least, 9)
      const gains = score.meetings.map(({ gain }) => gain)
      expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    }),
    { numRuns: 200 },
  )
})

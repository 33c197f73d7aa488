import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Claim } from '../../../../src/domain/claim.ts'
import type { ClaimProfile, Facet } from '../../../../src/pipeline/match/facet.ts'
import { shapeOf } from '../../../../src/pipeline/match/learned/claim-shape.ts'
import { buildClaimIndex } from '../../../../src/pipeline/match-claims.ts'

const FERRY: Claim = {
  slug: 'ferry',
  title: 'ferry',
  text: 'Latvia sank the ferry Orvandil with mines in 2031.',
  claimant: 'Government of Norway',
  parties: [],
  firstMadeOn: '2031',
  languages: ['en', 'es'],
  aliases: { en: ['sinking of the Orvandil', 'Orvandil mine'], es: ['hundimiento del Orvandil'] },
  tags: [],
  review: 'human',
  reviewed: true,
}
/** "Salt Typhoon" is a name of everyday words: met whole, or by its words. */
const TYPHOON: Claim = {
  ...FERRY,
  text: 'Latvia runs Salt Typhoon and Salt Typhoon pays Claudia Vantrell.',
  aliases: { en: ['Salt Typhoon', 'Salt flats of Vantrell'], es: ['grupo Salt Typhoon'] },
}
const BARE: Claim = { ...FERRY, aliases: {} }
const EMPTY: Claim = { ...FERRY, text: '', aliases: {} }

function shapeInWords(claim: Claim) {
  const profile = buildClaimIndex([claim], []).profileOf(0)
  const say = (facets: readonly number[]) => facets.map((facet) => profile.facets[facet]?.surface).join(', ')
  const { wordings, weighedNames, rareNames, ...lists } = shapeOf(profile)
  return {
    ...Object.fromEntries(Object.entries(lists).map(([list, facets]) => [list, say(facets)])),
    wordings: wordings.map(({ facets }) => say(facets)),
    weighedNames: weighedNames.map(({ facet, weight }) => `${say([facet])} ${weight}`),
    rareNames,
  } as Record<keyof ReturnType<typeof shapeOf>, unknown>
}

describe('what is asked of a claim', () => {
  it.each([
    ['own', 'Latvia, sank, ferry, Orvandil, mines, 2031', FERRY],
    ['all', 'Latvia, sank, ferry, Orvandil, mines, 2031, sinking, hundimiento', FERRY],
    ['ownNames', 'Orvandil', FERRY],
    ['ownNumbers', '2031', FERRY],
    ['allPlaces', 'Latvia', FERRY],
    ['allWords', 'sank, ferry, mines, sinking, hundimiento', FERRY],
    ['aliasWords', 'sinking, mines, hundimiento', FERRY],
    ['core', 'Orvandil, mines', FERRY],
    ['parties', 'Norway', FERRY],
    ['wordings', ['sinking, Orvandil', 'Orvandil, mines', 'hundimiento, Orvandil'], FERRY],
    ['weighedNames', ['Orvandil 1'], FERRY],
    // Words of a whole name are left out, wherever they stand.
    ['own', 'Latvia, runs, pays, Claudia, Vantrell', TYPHOON],
    ['all', 'Latvia, runs, pays, Claudia, Vantrell, Salt Typhoon, flats, grupo', TYPHOON],
    ['allNames', 'Vantrell, Salt Typhoon', TYPHOON],
    ['wordings', ['Salt Typhoon', 'flats, Vantrell', 'grupo'], TYPHOON],
    ['weighedNames', ['Vantrell 0.5', 'Salt Typhoon 0.25'], TYPHOON],
    ['rareNames', 2, TYPHOON],
    ['core', '', BARE],
    ['aliasWords', '', BARE],
    ['wordings', [], BARE],
    ['all', '', EMPTY],
    ['weighedNames', [], EMPTY],
  ] as const)('%s: %j', (list, expected, claim) => {
    expect(shapeInWords(claim)[list]).toEqual(expected)
  })
})

const MOST_FACETS = 12
const facet = fc.record({
  kind: fc.constantFrom('word', 'name', 'place', 'body', 'number', 'year'),
  rarity: fc.constantFrom(6.5, 10.49, 10.5, 11, 15),
  restOfName: fc.boolean(),
  parts: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(fc.nat(MOST_FACETS - 1), { maxLength: 3 })),
})
const numbers = fc.array(fc.nat(MOST_FACETS - 1), { maxLength: 9 })
const profile = fc.record({
  facets: fc.array(facet, { minLength: MOST_FACETS, maxLength: MOST_FACETS }),
  phrasings: fc.array(fc.record({ facets: numbers }), { maxLength: 5 }),
  core: fc.array(fc.tuple(fc.nat(MOST_FACETS - 1), fc.double({ min: 0.5, max: 1 }))).map((pairs) => new Map(pairs)),
  parties: numbers,
}) as unknown as fc.Arbitrary<ClaimProfile>

test('the shape is that of plain sets and filters, whatever stands twice', () => {
  fc.assert(
    fc.property(profile, (one) => {
      const of = (at: number) => one.facets[at] as Facet
      const parts = new Set(one.facets.flatMap((each) => each.parts))
      const telling = (at: number) => !parts.has(at) && !of(at).restOfName
      const [sentence = [], ...wordings] = one.phrasings.map(({ facets }) => facets)
      const own = sentence.filter(telling)
      const others = [...new Set(wordings.flat())].filter(telling)
      const all = [...new Set([...own, ...others])]
      const kind = (among: number[], ...kinds: Facet['kind'][]) => among.filter((at) => kinds.includes(of(at).kind))
      const names = kind([...new Set(one.phrasings.flatMap(({ facets }) => facets))], 'name')
      const holding = (at: number) => one.phrasings.filter(({ facets }) => facets.includes(at)).length
      const { weighedNames, wordings: rated, ...lists } = shapeOf(one)
      expect(lists).toEqual({
        own,
        all,
        ownNames: kind(own, 'name'),
        ownNumbers: kind(own, 'number', 'year'),
        allNames: kind(all, 'name'),
        allPlaces: kind(all, 'place', 'body'),
        allWords: kind(all, 'word'),
        aliasWords: kind(others, 'word'),
        core: [...one.core.keys()],
        parties: one.parties.filter((at) => !of(at).restOfName),
        rareNames: kind(all, 'name').filter((at) => of(at).rarity >= 10.5).length,
      })
      const whole = wordings.map((facets) => facets.filter((at) => !parts.has(at)))
      expect(rated.map(({ facets }) => facets)).toEqual(whole)
      expect(rated.map(({ rarity }) => rarity)).toEqual(
        whole.map((facets) => facets.reduce((sum, at) => sum + of(at).rarity, 0)),
      )
      expect(weighedNames.map((name) => name.facet)).toEqual(names)
      for (const name of weighedNames) {
        const share = holding(name.facet) / one.phrasings.length
        expect(name.weight).toBeCloseTo((share * Math.min(of(name.facet).rarity, 11)) / 11, 10)
      }
    }),
    { numRuns: 300 },
  )
})

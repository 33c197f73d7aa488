import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { buildClaimIndex, buildInSteps } from '../../../src/pipeline/match/claim-index.ts'
import { profileClaim, readClaim } from '../../../src/pipeline/match/claim-profile.ts'
import { findCandidates } from '../../../src/pipeline/match/find-candidates.ts'
import { readItem } from '../../../src/pipeline/match/read-item.ts'
import { surpriseOf } from '../../../src/pipeline/match/surprise.ts'
import { strengthOf } from '../../../src/pipeline/match/word-facets.ts'
import { matchClaims } from '../../../src/pipeline/match-claims.ts'
import { ACTORS, BOUNTIES } from '../../support/bounty-case.ts'

const WORDS =
  'Mexico denied paying bounties of $50,000 to cartels said Nord Stream pipeline President Claudia Sheinbaum drones Chicago 91 ministry evidence files Salt Typhoon asked for documents Oslo Sinaloa'.split(
    ' ',
  )
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 14 }).map((words) => words.join(' '))
const claim = fc.record({ text, alias: text, claimant: text, title: text })

function toClaim(one: { text: string; alias: string; claimant: string; title: string }, at: number): Claim {
  return { ...BOUNTIES, ...one, slug: `claim-${at}`, aliases: { en: [one.alias], es: [] }, languages: ['en', 'es'] }
}

/** More words than a tally has bits for. */
const LONG_WORDS = Array.from(
  { length: 130 },
  (_, at) => `${'bdfgklmnprstz'[at % 13]}ux${'bdfgklmnpr'[Math.floor(at / 13)]}ola`,
)
const long = (at: number) => toClaim({ text: LONG_WORDS.join(' '), alias: 'drones', claimant: '', title: '' }, at)

const actors = new Map(ACTORS.map((actor) => [actor.id, actor]))

function expectAsRead(claims: readonly Claim[]): void {
  const { packed } = buildClaimIndex(claims, ACTORS)
  for (const [at, one] of claims.entries()) {
    const { profile, told } = readClaim(one, actors)
    const facets = profile.facets.map(({ keys, word, ...facet }) => facet)
    expect(packed.unpack(at)).toEqual({ ...profile, facets, claim: at, sets: null, shares: null })
    expect(facets.map((_, facet) => packed.keysOf(at, facet))).toEqual(profile.facets.map(({ keys }) => keys))
    expect(packed.wordsOf(at)).toEqual(told.map(({ folded }) => folded))
    expect(packed.madeOn(at)).toBe(profile.madeOn)
  }
}

describe('the packed index is the claims, and nothing else', () => {
  test('every profile comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), (some) => {
        const claims = [BOUNTIES, ...some.map(toClaim)]
        expectAsRead(claims)
      }),
      { numRuns: 40 },
    )
  })

  test('so does one whose rows and lists stand in later pieces', () => {
    expectAsRead([...Array.from({ length: 70 }, (_, at) => long(at)), BOUNTIES])
  })

  test('a profile is kept while it is asked for, and made anew after thousands of others', () => {
    const claims = Array.from({ length: 8_200 }, (_, at) => ({
      ...BOUNTIES,
      slug: `claim-${at}`,
      text: `Oslo paid ${at} drones`,
    }))
    const index = buildClaimIndex(claims, [])
    const first = index.profileOf(8_100)
    expect(index.profileOf(8_100)).toBe(first)
    for (let at = 0; at < 8_050; at++) index.profileOf(at)
    expect(index.profileOf(8_100)).not.toBe(first)
    expect(index.profileOf(8_100)).toEqual(first)
  })
})

const namesOf = ({ wholeNames }: ReturnType<typeof buildClaimIndex>) =>
  new Set([...wholeNames.values()].flatMap((known) => [...known.values()].flat()).map((words) => words.join(' ')))

test('an index that takes over what has not changed is the one built anew', () => {
  const step = fc.record({ at: fc.nat(5), to: claim, gone: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(claim, { minLength: 6, maxLength: 6 }),
      fc.array(step, { maxLength: 4 }),
      text,
      (some, edits, body) => {
        let claims = some.map(toClaim)
        let index = buildClaimIndex(claims, ACTORS)
        for (const { at, to, gone } of edits) {
          const next = claims.flatMap((one, place) =>
            place !== at % claims.length ? [one] : gone && claims.length > 1 ? [] : [toClaim(to, place + 10)],
          )
          // A backtest between two builds: words are then packed by other tables.
          buildClaimIndex([toClaim(to, 0), ...next], ACTORS)
          const before = claims
          const numberOf = (one: Claim) => (before.includes(one) ? before.indexOf(one) : undefined)
          const steps = buildInSteps(next, ACTORS, { index, numberOf })
          let done = steps.next()
          while (!done.done) done = steps.next()
          index = done.value
          claims = next
        }
        const anew = buildClaimIndex(claims, ACTORS)
        for (const at of claims.keys()) expect(index.packed.unpack(at)).toEqual(anew.packed.unpack(at))
        expect(index.spellings).toEqual(anew.spellings)
        expect(namesOf(index)).toEqual(namesOf(anew))
        const item = readItem(index, body, '', 'en')
        expect(item.places).toEqual(readItem(anew, body, '', 'en').places)
        const asked = { title: body, body, language: 'en' as const }
        expect(matchClaims(index, asked)).toEqual(matchClaims(anew, asked))
      },
    ),
    { numRuns: 60 },
  )
})

test('candidates are those that a plain tally over all claims finds, in its order', () => {
  fc.assert(
    fc.property(fc.array(claim, { minLength: 1, maxLength: 60 }), text, text, (some, title, body) => {
      const claims = [...some.map(toClaim), long(998), long(999)]
      const index = buildClaimIndex(claims, ACTORS)
      const item = readItem(index, title, `${body} ${LONG_WORDS.slice(90).join(' ')}`, 'en')
      const tokens = item.titleTokens + item.bodyTokens
      const profiles = claims.map((one) => profileClaim(one, actors))
      const countOf = (key: string) =>
        profiles.reduce((sum, { facets }) => sum + facets.filter(({ keys }) => keys.includes(key)).length, 0)
      const keys = [...item.places.keys()]
        .map((key) => ({ key, count: countOf(key) }))
        .sort((a, b) => a.count - b.count)
      const plain = profiles.flatMap(({ facets }, at) => {
        const met = new Set<number>()
        let [rough, anchored] = [0, false]
        for (const { key } of keys)
          for (const [number, facet] of facets.entries()) {
            if (!facet.keys.includes(key) || met.has(number)) continue
            met.add(number)
            rough += (0.3 + facet.weight) * strengthOf(key) * surpriseOf(facet.rarity, tokens)
            anchored ||= facet.anchor
          }
        return met.size === 0 ? [] : [{ claim: at, rough, anchored }]
      })
      plain.sort((a, b) => b.rough - a.rough || a.claim - b.claim)
      expect(findCandidates(index, item)).toEqual(plain.slice(0, 40))
      expect(findCandidates(index, item, 3)).toEqual(plain.slice(0, 3))
    }),
    { numRuns: 60 },
  )
})

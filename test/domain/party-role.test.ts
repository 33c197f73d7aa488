import { describe, expect, test } from 'vitest'
import { areAffiliated, bodiesOf, holdsAt } from '../../src/domain/affiliations.ts'
import { isIndependent, partyOf } from '../../src/domain/party-role.ts'
import { ACTORS, BOUNTIES, NOON } from '../support/bounty-case.ts'

const YEAR_2000 = Date.UTC(2000, 5, 1)
const speaker = (name: string, extra: object = {}) => ({ name, affiliation: '', unnamed: false, ...extra })

describe('affiliations', () => {
  test('bodies are named nearest first, up the hierarchy', () => {
    expect(bodiesOf('cbp', ACTORS, NOON)).toEqual(['dhs', 'us-government'])
    expect(bodiesOf('us-government', ACTORS, NOON)).toEqual([])
    expect(bodiesOf('nobody', ACTORS, NOON)).toEqual([])
  })

  test('they have dates: a former agent belongs to nothing any more', () => {
    expect(bodiesOf('vigil', ACTORS, YEAR_2000)).toEqual(['dea', 'doj', 'us-government'])
    expect(bodiesOf('vigil', ACTORS, NOON)).toEqual([])
  })

  test.each([
    [{}, true],
    [{ from: NOON }, true],
    [{ from: NOON + 1 }, false],
    [{ until: NOON }, false],
    [{ until: NOON + 1 }, true],
    [{ from: NOON - 1, until: NOON }, false],
  ])('%j holds: %s', (span, holds) => expect(holdsAt(span, NOON)).toBe(holds))

  test.each([
    ['cbp', 'dhs', true],
    ['cbp', 'doj', true],
    ['dhs', 'dhs', true],
    ['sheinbaum', 'mexico', true],
    ['sheinbaum', 'dhs', false],
    ['vigil', 'doj', false],
  ])('%s and %s: %s', (a, b, affiliated) => {
    expect(areAffiliated(a, b, ACTORS, NOON)).toBe(affiliated)
    expect(areAffiliated(b, a, ACTORS, NOON)).toBe(affiliated)
  })

  test('a circle of bodies ends', () => {
    const body = (id: string, of: string) => ({
      id,
      name: id,
      kind: 'institution' as const,
      aliases: [],
      affiliations: [{ of }],
    })
    expect(bodiesOf('a', [body('a', 'b'), body('b', 'c'), body('c', 'a')], NOON)).toEqual(['b', 'c'])
  })
})

describe('which party of the claim a speaker is', () => {
  test.each<[string, object, string | null]>([
    ['US Department of Homeland Security', { actor: 'dhs' }, 'claimant'],
    ['Border Patrol', { actor: 'cbp' }, 'claimant'],
    ['Claudia Sheinbaum', { actor: 'sheinbaum' }, 'respondent'],
    ['Mike Vigil', { actor: 'vigil' }, 'expert'],
    ['US Department of Justice', { actor: 'doj' }, null],
    // Not configured: by the words of the name.
    ['Sheinbaum', {}, 'respondent'],
    ['Claudia Sheinbaum Pardo', {}, 'respondent'],
    ['DHS', {}, 'claimant'],
    ['Homeland Security', {}, 'claimant'],
    ['Vigil', {}, 'expert'],
    // A shared first name, or one common word, makes nobody a party.
    ['Claudia Ruiz', {}, null],
    ['Mike Johnson', {}, null],
    ['National Security Council', {}, null],
    ['the President', {}, null],
    ['', {}, null],
    ['a senior DHS official', { unnamed: true }, null],
  ])('%s %j: %s', (name, extra, role) => {
    expect(partyOf(speaker(name, extra), BOUNTIES, ACTORS, NOON)?.role ?? null).toBe(role)
  })

  test('the nearest body wins', () => {
    const claim = {
      ...BOUNTIES,
      parties: [
        { role: 'other' as const, name: 'US government', actor: 'us-government' },
        { role: 'claimant' as const, name: 'US Department of Homeland Security', actor: 'dhs' },
      ],
    }
    expect(partyOf(speaker('CBP', { actor: 'cbp' }), claim, ACTORS, NOON)?.actor).toBe('dhs')
    expect(partyOf(speaker('DOJ', { actor: 'doj' }), claim, ACTORS, NOON)?.actor).toBe('us-government')
  })
})

describe('who is independent of the claimant', () => {
  test.each<[string, object, number, boolean]>([
    ['US Department of Homeland Security', { actor: 'dhs' }, NOON, false],
    ['Border Patrol', { actor: 'cbp' }, NOON, false],
    ['US Department of Justice', { actor: 'doj' }, NOON, false],
    ['Mike Vigil', { actor: 'vigil' }, NOON, true],
    ['Mike Vigil', { actor: 'vigil' }, YEAR_2000, false],
    ['Claudia Sheinbaum', { actor: 'sheinbaum' }, NOON, true],
    ['An institute', {}, NOON, true],
    ['', {}, NOON, false],
    ['a senior official', { unnamed: true }, NOON, false],
    ['Jane Roe', { affiliation: 'DHS spokeswoman' }, NOON, false],
    ['Jane Roe', { affiliation: 'Justice Department official' }, NOON, false],
    ['Jane Roe', { affiliation: 'former DHS official' }, NOON, true],
    ['Jane Roe', { affiliation: 'University of Somewhere' }, NOON, true],
  ])('%s %j: %s', (name, extra, at, independent) => {
    expect(isIndependent(speaker(name, extra), BOUNTIES, ACTORS, at)).toBe(independent)
  })
})

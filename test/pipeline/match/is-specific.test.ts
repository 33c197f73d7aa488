import { expect, test } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { buildClaimIndex } from '../../../src/pipeline/match-claims.ts'

const claim = (text: string, aliases: string[]): Claim => ({
  slug: 'one',
  title: 'one',
  text,
  claimant: 'Government of Norway',
  parties: [],
  firstMadeOn: '2025',
  languages: ['en'],
  aliases: { en: aliases, es: [] },
  tags: [],
  review: 'human',
  reviewed: true,
})

test.each([
  ['a rare name of its own', 'The tanker Skarvholm cut two cables.', ['Skarvholm cables', 'cable cutting'], true],
  ['countries and everyday words', 'Iran was building a nuclear weapon.', ['Iran bomb', 'nuclear weapon'], false],
  ['nobody has said how it is called', 'The tanker Skarvholm cut two cables.', [], false],
])('%s', (_, text, aliases, specific) => {
  expect(buildClaimIndex([claim(text, aliases)], []).profileOf(0).specific).toBe(specific)
})

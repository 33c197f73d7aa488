import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type ClaimToWrite, mergeClaims } from '../../src/config/merge-claims.ts'
import type { Claim } from '../../src/domain/claim.ts'

const FILE = `# Who speaks.
actors:
  - { id: dhs, name: Department of Homeland Security, kind: institution } # the claimant
claims:
  # The founding case.
  - slug: bounties # never change it
    title: Cartel bounties
    text: Networks offer bounties. # as DHS puts it
    claimant: DHS
    firstMadeOn: "2025-10-14"
    languages: [en, es]
    aliases:
      en:
        # seen in headlines
        - cartel bounties
    parties:
      - role: claimant
        actor: dhs
    tags: [border]
    reviewed: true
  # Waits for a court.
  - slug: other
    title: Another
    text: It is so.
    claimant: Somebody
    firstMadeOn: "2025"
    languages: [en]
`
const ACTORS = [
  { id: 'dhs', name: 'Department of Homeland Security', kind: 'institution' as const, aliases: [], affiliations: [] },
]
const BOUNTIES: Claim = {
  slug: 'bounties',
  title: 'Cartel bounties',
  text: 'Networks offer bounties.',
  claimant: 'DHS',
  firstMadeOn: '2025-10-14',
  languages: ['en', 'es'],
  aliases: { en: ['cartel bounties'] },
  tags: ['border'],
  review: 'human',
  reviewed: true,
  parties: [{ role: 'claimant', actor: 'dhs', name: 'Department of Homeland Security' }],
}
const OTHER: Claim = {
  slug: 'other',
  title: 'Another',
  text: 'It is so.',
  claimant: 'Somebody',
  firstMadeOn: '2025',
  languages: ['en'],
  aliases: {},
  tags: [],
  review: 'human',
  reviewed: false,
  parties: [],
}
const as = (claim: Claim, extra: Partial<ClaimToWrite> = {}): ClaimToWrite => ({
  claim,
  formerSlugs: [],
  archived: null,
  ...extra,
})
const comments = (text: string) => [...text.matchAll(/#[^\n]*/g)].map(([one]) => one)

test('a file that says all of it already is left to the character', () => {
  expect(mergeClaims(FILE, [as(BOUNTIES), as(OTHER)], ACTORS)).toEqual({
    text: FILE,
    added: [],
    changed: [],
    archived: [],
  })
})

test('what changed is changed, what is new is added, and no comment is lost', () => {
  const renamed = { ...BOUNTIES, slug: 'cartel-bounties', text: 'Networks pay bounties.', tags: ['border', 'cartels'] }
  const fresh = { ...OTHER, slug: 'fresh', title: 'A new one', parent: 'cartel-bounties' }
  const merge = mergeClaims(FILE, [as(renamed, { formerSlugs: ['bounties'] }), as(OTHER), as(fresh)], ACTORS)
  expect(merge).toMatchObject({ added: ['fresh'], changed: ['cartel-bounties'], archived: [] })
  expect(comments(merge.text)).toEqual(comments(FILE))
  const { claims } = parse(merge.text)
  expect(claims[0]).toMatchObject({
    slug: 'cartel-bounties',
    text: 'Networks pay bounties.',
    tags: ['border', 'cartels'],
    aliases: { en: ['cartel bounties'] },
  })
  expect(claims[0].parties).toEqual([{ role: 'claimant', actor: 'dhs' }])
  expect(claims[2]).toEqual({
    slug: 'fresh',
    title: 'A new one',
    text: 'It is so.',
    claimant: 'Somebody',
    firstMadeOn: '2025',
    languages: ['en'],
    parent: 'cartel-bounties',
  })
  // A second time there is nothing left to say.
  expect(mergeClaims(merge.text, [as(renamed), as(OTHER), as(fresh)], ACTORS).changed).toEqual([])
})

test('an archived claim keeps its entry, with a comment that says so once', () => {
  const archived = 'by Ana on 2025-11-01: settled\nslug: x'
  const merge = mergeClaims(FILE, [as(BOUNTIES), as(OTHER, { archived })], ACTORS)
  expect(merge.archived).toEqual(['other'])
  expect(merge.text).toContain('# archived by Ana on 2025-11-01: settled slug: x')
  expect(parse(merge.text)).toEqual(parse(FILE))
  expect(mergeClaims(merge.text, [as(OTHER, { archived })], ACTORS).archived).toEqual([])
})

test.each([
  ['', 'an empty file'],
  ['actors: []\n', 'one without claims'],
])('%j (%s) takes claims up', (text) => {
  expect(parse(mergeClaims(text, [as(OTHER)], []).text).claims).toHaveLength(1)
})

test('a file that is no list of claims is refused, in words', () => {
  expect(() => mergeClaims('claims: 3\n', [as(OTHER)], [])).toThrow(/no list under "claims:"/)
  expect(() => mergeClaims('claims: [', [as(OTHER)], [])).toThrow(/not valid YAML/)
})

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

test('the first of the file, archived and restored: the note comes once, follows what holds, and goes', () => {
  const settled = mergeClaims(FILE, [as(BOUNTIES, { archived: 'by Ana on 2025-11-01: settled' })], ACTORS).text
  expect(comments(settled)).toContain('# archived by Ana on 2025-11-01: settled')
  const note = { archived: 'by Ana on 2025-11-01: settled' }
  expect(mergeClaims(settled, [as(BOUNTIES, note)], ACTORS)).toMatchObject({ text: settled, archived: [] })
  const again = mergeClaims(settled, [as(BOUNTIES, { archived: 'by Ben on 2025-12-01: again' })], ACTORS).text
  expect(comments(again).filter((one) => one.includes('archived'))).toEqual(['# archived by Ben on 2025-12-01: again'])
  const restored = mergeClaims(again, [as(BOUNTIES)], ACTORS)
  expect(restored.changed).toEqual(['bounties'])
  expect(comments(restored.text)).toEqual(comments(FILE))
})

const FULL = `claims:
  # The founding case.
  - slug: bounties
    title: Cartel bounties
    text: Networks offer bounties.
    claimant: DHS
    firstMadeOn: "2025-10-14"
    languages: [en, es] # both
    aliases: # all of them
      en:
        # seen in headlines
        - cartel bounties # yes
        # seen once
        - "ICE bounties"
      # spanish ones
      es: [recompensas] # flow
    # who answers
    parties:
      - role: claimant # the maker
        actor: dhs
      # asked first
      - role: respondent
        name: Mexico
    # why it has one
    parent: wide # the wider one
    tags:
      - border # the beat
      # of the desk in Mexico
      - mexico
    # checked twice
    reviewed: true
`
const FULL_CLAIM: Claim = {
  ...BOUNTIES,
  aliases: { en: ['cartel bounties', 'ICE bounties'], es: ['recompensas'] },
  parties: [...BOUNTIES.parties, { role: 'respondent', name: 'Mexico' }],
  tags: ['border', 'mexico'],
  parent: 'wide',
}
const { parent: _, ...UNPARENTED } = FULL_CLAIM

test.each<[string, Claim]>([
  ['nothing', FULL_CLAIM],
  [
    'an alias more',
    { ...FULL_CLAIM, aliases: { ...FULL_CLAIM.aliases, en: ['cartel bounties', 'new', 'ICE bounties'] } },
  ],
  ['the first alias gone', { ...FULL_CLAIM, aliases: { en: ['ICE bounties'], es: ['recompensas'] } }],
  ['the last alias gone', { ...FULL_CLAIM, aliases: { en: ['cartel bounties'], es: ['recompensas'] } }],
  ['a language of aliases gone', { ...FULL_CLAIM, aliases: { es: ['recompensas', 'otra'] } }],
  ['all aliases gone', { ...FULL_CLAIM, aliases: {} }],
  ['tags turned round', { ...FULL_CLAIM, tags: ['mexico', 'border'] }],
  ['other tags', { ...FULL_CLAIM, tags: ['news'] }],
  ['no tags', { ...FULL_CLAIM, tags: [] }],
  ['one language', { ...FULL_CLAIM, languages: ['es'] }],
  ['a party gone', { ...FULL_CLAIM, parties: BOUNTIES.parties }],
  ['no parent', UNPARENTED],
  ['not reviewed', { ...FULL_CLAIM, reviewed: false }],
  ['all at once', { ...UNPARENTED, aliases: {}, tags: [], parties: [], languages: ['en'], reviewed: false }],
])('no comment is lost: %s', (_what, claim) => {
  const { text } = mergeClaims(FULL, [as(claim)], ACTORS)
  const found = comments(text)
    .map((one) => one.slice(2))
    .toSorted()
  expect(found).toEqual(
    comments(FULL)
      .map((one) => one.slice(2))
      .toSorted(),
  )
  expect(mergeClaims(text, [as(claim)], ACTORS)).toMatchObject({ text, changed: [] })
  const [entry] = parse(text).claims
  const { aliases = {}, tags = [], parent, reviewed = false, languages } = entry
  const { parent: wanted } = claim
  expect({ aliases, tags, parent, reviewed, languages }).toEqual({
    aliases: claim.aliases,
    tags: claim.tags,
    parent: wanted,
    reviewed: claim.reviewed,
    languages: claim.languages,
  })
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

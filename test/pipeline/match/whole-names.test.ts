import { describe, expect, it } from 'vitest'
import { findWholeNames, indexWholeNames, readWholeName } from '../../../src/pipeline/match/name-runs.ts'
import { readTerms, type Term } from '../../../src/pipeline/match/read-terms.ts'
import { soundSkeleton } from '../../../src/pipeline/match/sound-skeleton.ts'
import { buildClaimIndex, matchClaims } from '../../../src/pipeline/match-claims.ts'
import { tokenise } from '../../../src/pipeline/text/tokenise.ts'
import { MAST } from '../statements/mast-claim.ts'

const keyOf = (name: string) => `q:${name.toLowerCase().split(' ').map(soundSkeleton).join(' ')}`

describe('a name met whole', () => {
  it.each([
    [
      'with the small words between its own',
      'The Office of Coastal Works said',
      'Office Coastal Works',
      'Office of Coastal Works',
    ],
    ['as the text spells it', 'THE OFFICE OF COASTAL WORKS SAID', 'Office Coastal Works', 'OFFICE OF COASTAL WORKS'],
    ['in Spanish', 'La Oficina de las Obras Costeras dijo', 'Oficina Obras Costeras', 'Oficina de las Obras Costeras'],
    ['without any between', 'The Coastal Works office', 'Coastal Works', 'Coastal Works'],
    [
      'not where its words are too far apart',
      'The Office that has lately built Coastal Works',
      'Office Coastal Works',
      null,
    ],
    ['not where the text ends within it', 'The Office of Coastal', 'Office Coastal Works', null],
  ])('is printed %s', (_name, text, name, printed) => {
    const found = readWholeName(tokenise(text, 'en'), 1, keyOf(name))
    expect(found?.printed ?? null).toBe(printed)
    if (printed !== null) expect(found?.bare.toLowerCase()).toBe(name.toLowerCase())
  })

  it('is no single word', () => {
    expect(readWholeName(tokenise('The Office', 'en'), 1, 'n:office')).toBeNull()
  })
})

describe('the whole names that begin at a word', () => {
  const names = indexWholeNames([
    keyOf('Coastal Works'),
    'n:ofis',
    keyOf('Office Coastal'),
    keyOf('Office Coastal Works'),
    keyOf('Office Harbour Works'),
  ])
  const soundOf = ({ kind, head }: Term) => (kind === 'word' ? soundSkeleton(head.folded) : '')
  it.each([
    [
      'all that begin alike, the longest first',
      'Office of Coastal Works said',
      0,
      ['Office Coastal Works', 'Office Coastal'],
    ],
    ['the shorter where the text goes on otherwise', 'Office of Coastal Affairs', 0, ['Office Coastal']],
    ['another that begins with the same word', 'the Office of Harbour Works', 0, ['Office Harbour Works']],
    ['one within another', 'Office of Coastal Works', 1, ['Coastal Works']],
    ['none of one word at the end', 'Office of Coastal Works', 2, []],
    ['none beyond the end', 'Office of Harbour', 0, []],
    ['none whose first two words are too far apart', 'Office that has lately built Coastal Works', 0, []],
    ['none with a number between', 'Office 12 Coastal', 0, []],
    ['none of words no name begins with', 'Works of the Office', 0, []],
  ])('are %s', (_, text, at, expected) => {
    const found = findWholeNames(names, readTerms(text, 'en').terms, soundOf, at)
    expect(found).toEqual(expected.map(keyOf))
  })
})

it('a match says the whole name as the text prints it, whichever statement of the text is told', () => {
  const claim = { ...MAST, parties: [...MAST.parties, { role: 'other' as const, name: 'Office of Coastal Works' }] }
  const body =
    'The Office of Coastal Works said that Cuba sabotaged the radio mast on Green Cay in 2031. The Green Cay mast fell.'
  const [match] = matchClaims(buildClaimIndex([claim], []), {
    title: 'Green Cay mast sabotaged by Cuba',
    body,
    language: 'en',
  })
  const details = match?.reasons.map(({ detail }) => detail) ?? []
  expect(details).toContain('“Office of Coastal Works”')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffRevisions } from '../../src/pipeline/diff-revisions.ts'

const version = (body: string, title = 'A title') => ({ title, body })
const whats = (before: string, after: string) => diffRevisions(version(before), version(after), 'en').map((c) => c.what)

describe('what counts as changed', () => {
  test.each([
    [
      'words inside a quote',
      'He said “we have seen nothing” on Monday.',
      'He said “we have seen little” on Monday.',
      'quote',
    ],
    [
      'a paraphrase put between quotation marks',
      'He called the claim absurd today.',
      'He called the claim “absurd” today.',
      'quote',
    ],
    ['a number', 'They offer up to $50,000 for it.', 'They offer up to $10,000 for it.', 'number'],
    ['a date', 'It was said on 14 October by them.', 'It was said on 15 October by them.', 'number'],
    ['a name', 'The letter went to Vigil in the end.', 'The letter went to Ortega in the end.', 'name'],
    [
      'an attribution',
      'Officials denied that it happened there.',
      'Officials confirmed that it happened there.',
      'attribution',
    ],
    [
      'an attribution in Spanish',
      'La oficina negó lo que pasó allí ayer.',
      'La oficina afirmó lo que pasó allí ayer.',
      'attribution',
    ],
    ['a quote taken out', 'First. He said “no information was received” then.', 'First.', 'quote'],
    ['a number put in', 'First.', 'First. It cost 300 of them.', 'number'],
  ])('%s', (_what, before, after, what) => {
    expect(whats(before, after)).toEqual([what])
    expect(whats(after, before)).toEqual([what])
  })
})

describe('what does not', () => {
  test.each([
    ['white space', 'One  two.\n\nThree “four” 5.', 'One two. Three “four” 5.'],
    ['another kind of quotation marks', 'He said “no” to Vigil.', 'He said "no" to Vigil.'],
    ['punctuation and capitals', 'It was so, they added; and more.', 'It was so - They added and more.'],
    [
      'rewording without facts',
      'It was long expected by many people here.',
      'It had long been awaited by many people here.',
    ],
    ['sentences in another order', 'One costs $5. Two said “no”.', 'Two said “no”. One costs $5.'],
    ['nothing at all', '', ''],
  ])('%s', (_what, before, after) => expect(whats(before, after)).toEqual([]))

  test('a headline in title case that is put in other words names nobody new', () => {
    const before = version('Body.', 'Mexican President Rejects Bounty Claim From Washington')
    const after = version('Body.', 'Mexican President Dismisses Bounty Claim From Washington')
    expect(diffRevisions(before, after, 'en')).toEqual([])
  })
})

test('old and new words stand side by side, the closest pair together', () => {
  const before = version('The price is $50,000 a head. The other price is $2,000 for a name and an address.')
  const after = version('The other price is $3,000 for a name and an address. The price is $10,000 a head.')
  expect(diffRevisions(before, after, 'en')).toEqual([
    { what: 'number', before: 'The price is $50,000 a head.', after: 'The price is $10,000 a head.' },
    {
      what: 'number',
      before: 'The other price is $2,000 for a name and an address.',
      after: 'The other price is $3,000 for a name and an address.',
    },
  ])
})

test('a version is never different from itself, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 60 }), (body, title) => {
      expect(diffRevisions(version(body, title), version(body, title), 'und')).toEqual([])
    }),
  )
})

test('a book rewritten from end to end is compared within reason, and few changes are told', () => {
  const book = (word: string) =>
    Array.from({ length: 8_000 }, (_, i) => `The ${word} of Chapter ${i} cost $${i} there.`).join(' ')
  // All pairs of its sentences would be 64 million comparisons: the runner's limit would be reached.
  expect(diffRevisions(version(book('price')), version(book('worth')), 'en')).toHaveLength(0)
  expect(diffRevisions(version(book('price')), version(book('worth').replaceAll('$', '$1')), 'en').length).toBe(6)
})

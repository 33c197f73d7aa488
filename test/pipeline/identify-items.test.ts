import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParsedItem } from '../../src/domain/item.ts'
import { contentHash, identifyItems, keyItems, type Recognisable } from '../../src/pipeline/identify-items.ts'

const parsed = (title: string, extra: Partial<ParsedItem> = {}): ParsedItem => ({
  guid: null,
  link: null,
  title,
  summary: '',
  content: '',
  author: null,
  publishedAt: null,
  updatedAt: null,
  language: null,
  ...extra,
})

/** What the record would hold after the documents so far, item by item. */
type Held = Recognisable & { title: string }

/** Takes in one document after the other, as polls do; returns for each which stored item each entry became. */
function takeIn(
  documents: readonly (readonly ParsedItem[])[],
  held: Held[] = [],
): { held: Held[]; became: string[][] } {
  const became: string[][] = []
  for (const document of documents) {
    const names: string[] = []
    for (const { item, known } of identifyItems(keyItems(document), held.toReversed())) {
      const stored = known ?? {
        id: held.length + 1,
        guid: item.guid,
        linkKey: item.linkKey,
        hashes: [],
        publishedAt: item.publishedAt,
        title: item.title,
      }
      if (!known) held.push(stored)
      if (!stored.hashes.includes(item.hash)) stored.hashes.push(item.hash)
      names.push(`${stored.title}${known ? '' : '*'}`)
    }
    became.push(names)
  }
  return { held, became }
}

const link = (n: number | string) => `https://site.example/${n}`

describe('an entry is the item it was before', () => {
  const cases: [string, ParsedItem, ParsedItem][] = [
    [
      'by guid, though link, title and date changed',
      parsed('A', { guid: 'g', link: link(1), publishedAt: 1 }),
      parsed('B', { guid: 'g', link: link(2), publishedAt: 2 }),
    ],
    [
      'by link, though the guid and the words changed',
      parsed('A', { guid: 'g1', link: link(1) }),
      parsed('B', { guid: 'g2', link: link(1) }),
    ],
    [
      'by link with tracking parameters',
      parsed('A', { link: `${link(1)}?utm_source=x` }),
      parsed('B', { link: `${link(1)}/?fbclid=9#top` }),
    ],
    [
      'by its words, where it has nothing else',
      parsed('A', { summary: 'one two' }),
      parsed('A', { summary: 'one \n two' }),
    ],
    [
      'by its words, where guid and link are made up anew',
      parsed('A', { guid: 'g1', link: link(1) }),
      parsed('A', { guid: 'g2', link: link(2) }),
    ],
    [
      'by its words on the same date',
      parsed('A', { guid: 'g1', link: link(1), publishedAt: 5 }),
      parsed('A', { guid: 'g2', link: link(2), publishedAt: 5 }),
    ],
    ['where the guid got lost', parsed('A', { guid: 'g1', link: link(1) }), parsed('B', { link: link(1) })],
  ]
  test.each(cases)('%s', (_what, before, after) => {
    const { held, became } = takeIn([[before], [after]])
    expect(held).toHaveLength(1)
    expect(became).toEqual([['A*'], ['A']])
  })
})

describe('an entry is another item', () => {
  const cases: [string, ParsedItem, ParsedItem][] = [
    [
      'other guid, link and words',
      parsed('A', { guid: 'g1', link: link(1) }),
      parsed('B', { guid: 'g2', link: link(2) }),
    ],
    [
      'boilerplate of another day',
      parsed('A', { guid: 'g1', link: link(1), publishedAt: 5 }),
      parsed('A', { guid: 'g2', link: link(2), publishedAt: 6 }),
    ],
    [
      'the home page as link names nothing',
      parsed('A', { link: 'https://site.example/' }),
      parsed('B', { link: 'https://site.example' }),
    ],
    ['no key and no words tell nothing', parsed('A'), parsed('B')],
  ]
  test.each(cases)('%s', (_what, before, after) => {
    expect(takeIn([[before], [after]]).held).toHaveLength(2)
  })
})

test('a guid or link that all entries share identifies none, also when a later poll lists only one of them', () => {
  const shared = { guid: 'same', link: link('topic') }
  const { held, became } = takeIn([
    [parsed('A', shared), parsed('B', shared)],
    [parsed('C', shared)],
    [parsed('C', shared), parsed('A', shared)],
  ])
  expect(held.map((one) => one.title)).toEqual(['B', 'A', 'C'])
  expect(became).toEqual([['B*', 'A*'], ['C*'], ['A', 'C']])
})

test('an entry that only looks like an item does not take it from the entry that is it', () => {
  // The old item was edited, and a new entry repeats its old words.
  const old = parsed('A', { guid: 'g1', link: link(1) })
  const edited = parsed('A, edited', { guid: 'g1', link: link(1) })
  const copy = parsed('A', { guid: 'g2' })
  const { held } = takeIn([[old], [edited, copy]])
  expect(held).toHaveLength(1)
  expect(held[0]?.hashes).toHaveLength(2)
})

test('a doubled entry is left out; two entries of equal words with keys of their own are two', () => {
  const a = parsed('A', { guid: 'g1', link: link(1) })
  expect(
    takeIn([
      [a, a],
      [a, a],
    ]).held,
  ).toHaveLength(1)
  expect(takeIn([[a, parsed('A', { guid: 'g2', link: link(2) })]]).held).toHaveLength(2)
})

test('the oldest comes first, as it happened', () => {
  const { became } = takeIn([[parsed('new', { guid: '2' }), parsed('old', { guid: '1' })]])
  expect(became).toEqual([['old*', 'new*']])
})

test('white space does not make another version, one letter does', () => {
  expect(contentHash('A  b', 'c\n\nd')).toBe(contentHash(' A b ', 'c d'))
  expect(contentHash('A b', 'c')).not.toBe(contentHash('A', 'b c'))
  expect(contentHash('A', 'c')).not.toBe(contentHash('A', 'ć'))
})

describe('whatever a feed does with its list', () => {
  /** Logical items with keys as a decent feed has them; some lack a guid, some a link. */
  const feed = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 15 })
    .chain((numbers) =>
      fc.tuple(
        ...numbers.map((n) =>
          fc.constantFrom<ParsedItem>(
            parsed(`item ${n}`, { guid: `g${n}`, link: link(n) }),
            parsed(`item ${n}`, { guid: `g${n}` }),
            parsed(`item ${n}`, { link: link(n) }),
            parsed(`item ${n}`, {}),
          ),
        ),
      ),
    )
  const listings = (items: ParsedItem[]) =>
    fc.array(
      fc.subarray(items, { minLength: 0 }).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
      {
        minLength: 1,
        maxLength: 8,
      },
    )

  test('reordering, shrinking, regrowing, replaying: every logical item is stored once, none is lost', () => {
    fc.assert(
      fc.property(
        feed.chain((items) => fc.tuple(fc.constant(items), listings(items))),
        ([items, documents]) => {
          const { held } = takeIn([items, ...documents, items])
          expect(held.map((one) => one.title).sort()).toEqual(items.map((item) => item.title).sort())
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a document is taken in once: the same document again brings nothing, whatever is in it', () => {
    const key = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null })
    const anything = fc.array(
      fc.record({
        title: fc.constantFrom('x', 'y', 'z', ''),
        guid: key,
        link: fc.option(fc.constantFrom(link(1), link(2), link('')), { nil: null }),
        publishedAt: fc.option(fc.constantFrom(1, 2), { nil: null }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(anything, (entries) => {
        const document = entries.map(({ title, ...keys }) => parsed(title, keys))
        const once = takeIn([document]).held.length
        expect(takeIn([document, document, document]).held).toHaveLength(once)
      }),
      { numRuns: 500 },
    )
  })
})

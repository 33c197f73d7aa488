import { afterAll, describe, expect, it, test } from 'vitest'
import type { SeenEntries } from '../../../src/ports/source-adapter.ts'
import { leaveOutSeen } from '../../../src/sources/feed/leave-out-seen.ts'
import { sliceFeed } from '../../../src/sources/feed/slice-feed.ts'
import { openAdapters } from '../open-adapters.ts'
import { aSource } from '../samples.ts'

const { pool, feed } = openAdapters()
afterAll(() => pool.close())

const item = (n: number, words = `Words of entry ${n}.`) =>
  `<item><title>Entry ${n}</title><guid>tag:${n}</guid><description>${words}</description></item>`
const rss = (items: string[], { date = '1', head = '', between = '\n' } = {}) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><lastBuildDate>${date}</lastBuildDate>${head}` +
  `${items.join(between)}</channel></rss>`
const entry = (n: number) =>
  `<entry><id>tag:${n}</id><title>Entry ${n}</title><link href="/news/${n}"/><content type="html">Words ${n}</content></entry>`
const atom = (entries: string[], base = 'https://wire.example/') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${base}"><title>Wire</title><author><name>Desk</name></author>${entries.join('')}</feed>`

const bodyOf = (text: string) => ({ bytes: Buffer.from(text), headers: {}, url: 'https://wire.example/feed' })
const seenIn = (text: string): SeenEntries => leaveOutSeen(bodyOf(text), null).seen as SeenEntries
const texts = (text: string) => {
  const bytes = Buffer.from(text)
  return sliceFeed(bytes)?.map(({ start, end }) => bytes.toString('utf8', start, end)) ?? null
}

describe('entries told apart by their tags', () => {
  it.each<[string, string, string[] | null]>([
    ['of RSS', rss([item(1), item(2)]), [item(1), item(2)]],
    ['of Atom', atom([entry(1), entry(2)]), [entry(1), entry(2)]],
    ['with attributes', '<rss><item rdf:about="x"\n>a</item></rss>', ['<item rdf:about="x"\n>a</item>']],
    [
      'not those in a CDATA section',
      `<rss>${item(1, '<![CDATA[</item><item>]]>')}</rss>`,
      [item(1, '<![CDATA[</item><item>]]>')],
    ],
    ['not those in a comment', '<rss><!-- <item> --><item>a</item></rss>', ['<item>a</item>']],
    ['not elements whose name begins alike', '<rss><items/><itemx>a</itemx></rss>', []],
    ['nothing where one stands inside another', '<rss><item>a<item>b</item></item></rss>', null],
    ['nothing where one is not closed', '<rss><item>a</rss>', null],
    ['nothing where one is closed twice', '<rss><item>a</item></item></rss>', null],
    ['nothing where one is empty', '<rss><item/></rss>', null],
    ['nothing under a document type', '<!DOCTYPE rss [<!ENTITY e "x">]><rss><item>a</item></rss>', null],
    ['nothing where a section is of another kind', '<rss><![IF[<item>a</item>]]></rss>', null],
    ['nothing where a section never ends', '<rss><item><![CDATA[a</item></rss>', null],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  it('wherever a document was cut off', () => {
    const whole = rss([item(1), item(2, 'Words <!-- aside --><![CDATA[of its own]]>')])
    const cut = Array.from({ length: whole.length }, (_, end) => texts(whole.slice(0, end))?.length ?? null)
    expect(new Set(cut)).toEqual(new Set([0, null, 1, 2]))
  })
})

describe('what is left of a document', () => {
  const before = seenIn(rss([item(1), item(2)]))
  it.each<[string, string, { entries: number; leftOut: number } | null]>([
    ['is what is new', rss([item(3), item(1), item(2)], { date: '2' }), { entries: 1, leftOut: 2 }],
    [
      'is nothing but its head where only its date is new',
      rss([item(1), item(2)], { date: '2' }),
      { entries: 0, leftOut: 2 },
    ],
    ['is an edited entry', rss([item(1, 'Other words.'), item(2)]), { entries: 1, leftOut: 1 }],
    [
      'is the same however the entries are spaced',
      rss([item(3), item(2)], { between: ' \n ' }),
      { entries: 1, leftOut: 1 },
    ],
    ['is all of it under another head', rss([item(3), item(1)], { head: '<language>es</language>' }), null],
    ['is all of it where something stands between entries', rss([item(3), item(1)], { between: '<ttl>9</ttl>' }), null],
    ['is all of it where nothing was seen before', rss([item(3), item(4)]), null],
    ['is all of it where a tag of a new entry is left open', rss([item(3, '<a href="x>y</a>'), item(1)]), null],
  ])('%s', (_, text, expected) => {
    const { rest } = leaveOutSeen(bodyOf(text), before)
    expect(rest && { entries: rest.entries, leftOut: rest.leftOut }).toEqual(expected)
  })

  it('is all of it from another address or of another type', () => {
    const body = bodyOf(rss([item(3), item(1)]))
    expect(leaveOutSeen({ ...body, url: 'https://other.example/feed' }, before).rest).toBeNull()
    expect(leaveOutSeen({ ...body, headers: { 'content-type': 'text/html' } }, before).rest).toBeNull()
  })

  it('is all of it where another version of the program read what was before', () => {
    const body = bodyOf(rss([item(3), item(1)]))
    const { seen } = leaveOutSeen(bodyOf(rss([item(1)])), null, '1.0.0')
    expect(leaveOutSeen(body, seen, '1.0.0').rest).toMatchObject({ leftOut: 1 })
    expect(leaveOutSeen(body, seen, '1.0.1').rest).toBeNull()
  })
})

describe('the items of what is left', () => {
  test.each([
    ['RSS', rss([item(1), item(2)]), rss([item(4), item(3), item(1), item(2)], { date: '9' })],
    [
      'Atom, with what its feed says of base and author',
      atom([entry(1), entry(2)]),
      atom([entry(4), entry(3), entry(1), entry(2)]),
    ],
  ])('are those of the whole document: %s', async (_, first, second) => {
    const { seen } = await feed.parse(bodyOf(first), aSource())
    const cut = await feed.parse(bodyOf(second), aSource(), seen ?? null)
    const whole = await feed.parse(bodyOf(second), aSource())
    expect(cut.leftOut).toBe(2)
    expect(cut.items).toEqual(whole.items.slice(0, 2))
    expect(cut.seen).toEqual(whole.seen)
  })

  test('are all of them where another charset decides for all', async () => {
    const latin = (text: string) => ({ ...bodyOf(''), bytes: Buffer.from(text, 'latin1') })
    const { seen } = await feed.parse(bodyOf(rss([item(1)])), aSource())
    const cut = await feed.parse(latin(rss([item(2, 'Caf\u00e9 en M\u00e9xico.'), item(1)])), aSource(), seen ?? null)
    expect(cut.leftOut).toBeUndefined()
    expect(cut.items).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { askParsers, parseFeed } from '../../../src/sources/feed/parse-feed.ts'
import type { ParserName } from '../../../src/sources/feed/parser-order.ts'
import { toParsedDocument } from '../../../src/sources/feed/to-parsed-document.ts'
import { DIALECTS } from '../samples.ts'

const AT = Date.UTC(2025, 9, 14, 13)
const SUMMARY = 'The agency has credible intelligence.'
const LONG = `${SUMMARY}\nNo document is attached.`
const POOR = ['RSS 0.91', 'RSS 0.90']
const SHORT = [...POOR, 'RSS 1.0']

const order = (dialect: string): ParserName[][] =>
  dialect === 'JSON Feed' ? [['feedsmith']] : [['feedsmith'], ['rss-parser']]

describe('one release in every dialect', () => {
  const cases = Object.keys(DIALECTS).flatMap((dialect) =>
    order(dialect).map((parsers) => [dialect, parsers[0]] as const),
  )

  it.each(cases)('comes out of %s the same, by %s', async (dialect, parser) => {
    const bytes = Buffer.from(DIALECTS[dialect] ?? '')
    const body = { bytes, headers: {}, url: 'https://site.test/news/feed.xml' }
    const document = toParsedDocument(await parseFeed(body, [parser as ParserName]))
    expect(document).toMatchObject({ title: 'Agency', parser, charset: 'utf-8' })
    expect(document.items).toHaveLength(1)
    const [item] = document.items
    expect(item).toMatchObject({
      title: 'Bounties & threats',
      link: 'https://site.test/releases/1',
      summary: SUMMARY,
      content: SHORT.includes(dialect) ? SUMMARY : LONG,
    })
    if (POOR.includes(dialect)) return
    expect(item).toMatchObject({ guid: 'release-1', author: 'Press office', publishedAt: AT, language: 'en' })
  })
})

describe('polling hints', () => {
  it('are read from RSS', async () => {
    const hints =
      '<ttl>90</ttl><skipHours><hour>0</hour><hour>23</hour></skipHours><skipDays><day>Sunday</day></skipDays>'
    const bytes = Buffer.from((DIALECTS['RSS 2.0'] ?? '').replace('<language>', `${hints}<language>`))
    for (const parser of ['feedsmith', 'rss-parser'] as const) {
      const parsed = toParsedDocument(await parseFeed({ bytes, headers: {}, url: 'https://site.test/' }, [parser]))
      expect(parsed).toMatchObject({ ttlMinutes: 90, skipHours: [0, 23], skipDays: ['Sunday'] })
    }
  })
})

describe('two libraries', () => {
  const document = (entries: number) => ({ entries: new Array(entries).fill({}) }) as never
  const order: ParserName[] = ['feedsmith', 'rss-parser']

  it('stand in for one another when one throws or loses an entry', async () => {
    const loses = { feedsmith: () => document(2), 'rss-parser': () => document(3) }
    expect(await askParsers('<rss/>', 3, order, loses)).toMatchObject({ parser: 'rss-parser' })
    const throws = { ...loses, feedsmith: () => Promise.reject(new Error('broken')) }
    expect(await askParsers('<rss/>', 3, order, throws)).toMatchObject({ parser: 'rss-parser' })
    await expect(askParsers('<rss/>', 4, order, throws)).rejects.toMatchObject({
      reason: 'malformed',
      message: 'No parser could read the feed (feedsmith: broken; rss-parser read 3 of 4 entries).',
    })
  })

  it.each([
    ['RSS', '<rss version="2.0"><channel><item/><item><title>One</title></item></channel></rss>'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry><id>1</id></entry></feed>'],
  ])('both read %s with an empty entry in it', async (_, text) => {
    for (const parser of order) {
      const parsed = await parseFeed({ bytes: Buffer.from(text), headers: {}, url: 'https://site.test/' }, [parser])
      expect(parsed.document.entries).toHaveLength(2)
      expect(toParsedDocument(parsed).items).toHaveLength(1)
    }
  })
})

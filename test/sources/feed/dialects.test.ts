import { describe, expect, it } from 'vitest'
import { type ParserName, parseFeed } from '../../../src/sources/feed/parse-feed.ts'
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

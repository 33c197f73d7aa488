import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../../src/sources/decode/decode-body.ts'
import { classifyDocument } from '../../../src/sources/feed/classify-document.ts'
import type { FeedDocument } from '../../../src/sources/feed/feed-document.ts'
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts'
import { parseRest } from '../../../src/sources/feed/parse-rest.ts'
import { readTidyFeed } from '../../../src/sources/feed/read-tidy-feed.ts'
import { readWithFeedsmith } from '../../../src/sources/feed/read-with-feedsmith.ts'
import { sliceFeed } from '../../../src/sources/feed/slice-feed.ts'
import { tidyFeed } from '../../../src/sources/feed/tidy-feed.ts'
import { writeTidyFeed } from '../../../src/sources/feed/write-tidy-feed.ts'
import { DIALECTS } from '../samples.ts'

const FOLDER = '../shared/corpora/feeds'
const URL = 'https://site.test/news/feed.xml'

/** Read directly, and written as XML for feedsmith; null where the document is no XML. */
function bothWays(bytes: Buffer): { direct: FeedDocument; feedsmith: FeedDocument } | null {
  const { kind, text } = classifyDocument(decodeBody(bytes, {}).text)
  if (kind === 'json') return null
  const tidy = tidyFeed(text, URL)
  return { direct: readTidyFeed(tidy), feedsmith: readWithFeedsmith(writeTidyFeed(tidy).xml) }
}

/** A document, and what is left of it with each of its entries alone. */
function withItsRests(bytes: Buffer): Buffer[] {
  const slices = sliceFeed(bytes) ?? []
  const [first, last] = [slices[0], slices.at(-1)]
  if (!first || !last) return [bytes]
  const around = [bytes.subarray(0, first.start), bytes.subarray(last.end)] as const
  return [bytes, ...slices.map(({ start, end }) => Buffer.concat([around[0], bytes.subarray(start, end), around[1]]))]
}

const rss = (inside: string) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>${inside}</channel></rss>`
const atom = (inside: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"${attributes}>${inside}</feed>`
const BLANK = '<![CDATA[ \u0085 ]]>'

describe('a tidy feed read directly', () => {
  it.each<[string, string]>([
    ...Object.entries(DIALECTS),
    ['no entries', rss('<title>T</title>')],
    ['no entries of Atom', atom('<title>T</title>')],
    ['an entry with nothing in it', rss('<item/><item><title>One</title></item>')],
    ['a lone entry', '<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id><published>2025</published></entry>'],
    ['line ends of all kinds', rss('<item><title><![CDATA[a\r\nb\rc]]></title><guid>x\r\ny&#13;z</guid></item>')],
    [
      'line ends of all kinds in Atom',
      atom('<entry><id>x\r\ny</id><link href="/a&#13;b" rel="\r\n" type="a\rb"/></entry>'),
    ],
    ['markup twice escaped', rss('<item><title>&amp;lt;b> &amp;amp;amp; ]]&gt;</title></item>')],
    ['comments and sections that are text', rss('<item><title>&lt;!-- a -->&lt;![CDATA[b]]></title></item>')],
    ['hints', rss('<ttl> 0x10 </ttl><skipHours><hour>1</hour><hour>x</hour><hour>1.0</hour></skipHours>')],
    ['a lone hint', rss('<ttl>x</ttl><skipHours><hour>7</hour></skipHours><skipDays><day>Monday</day></skipDays>')],
    ['hints with one of two empty', rss('<ttl>1e400</ttl><skipHours><hour/><hour>7</hour></skipHours>')],
    ['hints with nothing in them', rss('<ttl/><skipHours><hour/></skipHours><skipDays><day/></skipDays>')],
    ['languages of blanks', rss('<item xml:lang=" "><title>a</title></item><item xml:lang=" en "/>')],
    ['a language of blanks in Atom', atom('<entry xml:lang=" "><id>1</id></entry>', ' xml:lang=" "')],
    ['stand-ins that are blanks to feedsmith alone', atom(`<entry><media:title>${BLANK}</media:title></entry>`)],
    ['the same in a construct', atom(`<entry><title type="text">${BLANK}</title><author>${BLANK}</author></entry>`)],
    ['the same in RSS', rss(`<item><media:title>${BLANK}</media:title><guid>${BLANK}</guid></item>`)],
    ['several contents', atom('<entry><content type="image/png">AA==</content><content>second</content></entry>')],
    ['several links', atom('<link rel="self" href="/s"/><entry><link type="a/b" href="/1"/><link href="/2"/></entry>')],
    [
      'authors',
      atom('<author><name>Desk</name></author><entry/><entry><author>Own</author><author>Two</author></entry>'),
    ],
    [
      'XHTML that begins with an escaped element',
      atom('<entry><content type="xhtml">&lt;div>a&lt;/div></content></entry>'),
    ],
    [
      'bodies of all kinds',
      rss(
        '<item><content:encoded>&lt;p>a</content:encoded><body xmlns="http://www.w3.org/1999/xhtml"><p>b</p></body>' +
          '<atom:content>c &amp;lt; d</atom:content><description>d</description><summary>e</summary></item>',
      ),
    ],
    [
      'a prefix declared otherwise in a text',
      rss('<item><title>&lt;a xmlns:dc="http://purl.org/dc/terms/"></title></item>'),
    ],
  ])('gives what feedsmith gives: %s', (_, text) => {
    const bytes = Buffer.from(text)
    for (const document of withItsRests(bytes)) {
      const read = bothWays(document)
      if (read) expect(read.direct).toEqual(read.feedsmith)
      else expect(text).toBe(DIALECTS['JSON Feed'])
    }
  })

  it('is what a rest is read by, JSON apart', async () => {
    for (const [dialect, text] of Object.entries(DIALECTS)) {
      const body = { bytes: Buffer.from(text), headers: {}, url: URL }
      const [rest, whole] = [await parseRest(body), await parseFeed(body)]
      expect(rest).toEqual({ ...whole, parser: dialect === 'JSON Feed' ? 'feedsmith' : 'onrecord' })
    }
  })

  it('throws where a whole document would', async () => {
    const body = { bytes: Buffer.from('<opml><body/></opml>'), headers: {}, url: URL }
    await expect(parseRest(body)).rejects.toMatchObject({ name: 'ParseError', reason: 'not_a_feed' })
  })
})

const present = existsSync(FOLDER)
const title = present ? 'real documents and conformance cases' : `real documents (skipped: ${FOLDER} is not there)`

describe.skipIf(!present)(title, () => {
  it('give directly what feedsmith gives, whole and with each entry alone', async () => {
    const names = await readdir(FOLDER, { recursive: true })
    const files = names.filter((name) => /^(?:real|feedparser)\/.*\.\w+$/.test(name) && !name.endsWith('manifest.json'))
    expect(files.length).toBeGreaterThanOrEqual(1_000)
    let compared = 0
    for (const file of files) {
      for (const document of withItsRests(await readFile(join(FOLDER, file)))) {
        const read = bothWays(document)
        if (read === null) continue
        if (!isDeepStrictEqual(read.direct, read.feedsmith)) expect(read.direct, file).toEqual(read.feedsmith)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(4_000)
  }, 120_000)
})

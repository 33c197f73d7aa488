import { describe, expect, it } from 'vitest'
import { ParseError } from '../../../src/ports/source-adapter.ts'
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts'
import { toParsedDocument } from '../../../src/sources/feed/to-parsed-document.ts'

const rss = (item: string) =>
  `<rss version="2.0"><channel><title>t</title><item><title>a</title>${item}</item></channel></rss>`
const N = 100_000
const laughs = 'bcdefghij'.split('').map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(20)}">`)

/** The runner's limit for one: far above what its length costs on a busy machine, far below its square. */
const LIMIT_MS = 20_000

const DOCUMENTS: [string, string][] = [
  ['elements nested without end', `<rss version="2.0"><channel>${'<a>'.repeat(N)}`],
  ['end tags that fit nothing', rss(`<description>${'<b>'.repeat(N)}${'</i>'.repeat(N)}</description>`)],
  ['the same inside CDATA', rss(`<description><![CDATA[${'<b>'.repeat(N)}${'</i>'.repeat(N)}]]></description>`)],
  ['tags begun and never ended', rss(`<description><![CDATA[${'x<br '.repeat(N)}]]></description>`)],
  ['nothing but less-than signs', rss(`<description><![CDATA[${'<'.repeat(N)}]]></description>`)],
  ['attributes by the thousand', rss(`<description ${'a="1" b '.repeat(N)}>x</description>`)],
  ['quotes never closed', rss(`<description><![CDATA[${'<a href="'.repeat(N)}]]></description>`)],
  [
    'a billion laughs',
    `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(99)}">${laughs.join('')}]>${rss('<description>&j;&j;</description>')}`,
  ],
  ['an entity of itself', `<!DOCTYPE r [<!ENTITY a "&a;&a;">]>${rss('<description>&a;</description>')}`],
  ['a document type never closed', `<!DOCTYPE r ${'['.repeat(N)}${rss('')}`],
  ['comments never closed', `${rss('')}${'<!--'.repeat(N)}`],
  ['ampersands', rss(`<description>${'&a'.repeat(N)}${'&'.repeat(N)}</description>`)],
  ['blanks', rss(`<description>${' \n'.repeat(N * 5)}x</description>`)],
  ['a date of a million digits', rss(`<pubDate>${'1'.repeat(N * 10)}</pubDate>`)],
  ['names of the prototype', rss('<__proto__ constructor="x">y</__proto__><toString/>')],
]

describe('documents made to hurt', () => {
  it.each(DOCUMENTS)(
    '%s cost no more than their length',
    async (_, text) => {
      const outcome = await parseFeed({ bytes: Buffer.from(text), headers: {}, url: 'https://site.test/' }).then(
        (parsed) => toParsedDocument(parsed).items.length,
        (error: unknown) => error,
      )
      if (typeof outcome !== 'number') expect(outcome).toBeInstanceOf(ParseError)
    },
    LIMIT_MS,
  )

  it('expand entities of the document, but not without end', async () => {
    const text = `<!DOCTYPE r [<!ENTITY who "Agency">]>${rss('<description>&who; says</description>')}`
    const parsed = await parseFeed({ bytes: Buffer.from(text), headers: {}, url: 'https://site.test/' })
    expect(toParsedDocument(parsed).items[0]?.content).toBe('Agency says')
  })
})

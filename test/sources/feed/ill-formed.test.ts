import { describe, expect, it } from 'vitest'
import type { ParsedItem } from '../../../src/domain/item.ts'
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts'
import { toParsedDocument } from '../../../src/sources/feed/to-parsed-document.ts'

async function itemsOf(text: string, url = 'https://site.test/a/feed.xml', headers = {}): Promise<ParsedItem[]> {
  return toParsedDocument(await parseFeed({ bytes: Buffer.from(text), headers, url })).items
}

const rss = (item: string, root = '<rss version="2.0">') =>
  `${root}<channel><title>T</title><link>https://site.test/</link>${item}</channel></rss>`

describe('feeds as the web writes them', () => {
  it.each([
    ['a bare ampersand', rss('<item><title>Law & order</title></item>'), 'Law & order'],
    ['no version', rss('<item><title>One</title></item>', '<rss>'), 'One'],
    ['an HTML entity', rss('<item><title>Ni&ntilde;o</title></item>'), 'Niño'],
    ['an undeclared prefix', rss('<item><dc:title>One</dc:title></item>'), 'One'],
    ['a tag left open', '<rss version="2.0"><channel><item><title>One</title><description>d', 'One'],
    ['a wrong end tag', rss('<item><title>One</titel></title></item>'), 'One'],
    ['text before the feed', `Warning: something\n${rss('<item><title>One</title></item>')}`, 'One'],
    ['a warning in HTML before it', `<br />\n<b>Notice</b>: x ${rss('<item><title>One</title></item>')}`, 'One'],
    ['blank lines before the declaration', `\n\n<?xml version="1.0"?>${rss('<item><title>One</title></item>')}`, 'One'],
    [
      'items outside the channel',
      '<rss version="0.92"><channel></channel><item><title>One</title></item></rss>',
      'One',
    ],
    [
      'a namesake of another namespace',
      rss('<item><x:title xmlns:x="urn:x">No</x:title><title>One</title></item>'),
      'One',
    ],
    ['a title twice escaped', rss('<item><title>AT&amp;amp;T</title></item>'), 'AT&T'],
    ['an image with a title of its own', rss('<image><title>No</title></image><item><title>One</title></item>'), 'One'],
    ['windows-1252 in numeric references', rss('<item><title>don&#146;t</title></item>'), 'don’t'],
    ['forbidden controls', rss('<item><title>O\u0001ne</title></item>'), 'One'],
  ])('read %s', async (_, text, title) => {
    expect((await itemsOf(text)).map((item) => item.title)).toEqual([title])
  })

  it('keeps items apart that were never closed', async () => {
    const items = await itemsOf(`<rss version="2.0"><channel>${'<item><title>x</title>'.repeat(300)}`)
    expect(items).toHaveLength(300)
  })

  it('does not lose a feed over an entry that is empty', async () => {
    const text = '<feed xmlns="http://www.w3.org/2005/Atom"><entry></entry><entry><title>One</title></entry></feed>'
    expect(await itemsOf(text)).toHaveLength(1)
  })

  it('does not lose a feed over a date nobody can read', async () => {
    const entry = '<entry><id>1</id><title>One</title><published>soon</published></entry>'
    const [item] = await itemsOf(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`)
    expect(item).toMatchObject({ title: 'One', publishedAt: null })
  })

  it('treats an empty guid as none and never makes objects of them', async () => {
    const [empty, odd] = await itemsOf(
      rss('<item><guid isPermaLink="false"/><title>a</title></item><item><guid a="b">x</guid><title>b</title></item>'),
    )
    expect([empty?.guid, odd?.guid]).toEqual([null, 'x'])
  })
})

describe('links', () => {
  const link = (text: string) => rss(`<item><title>t</title>${text}</item>`)
  it.each([
    ['relative to the document', link('<link>b/c</link>'), 'https://site.test/a/b/c'],
    ['from the root', link('<link>/c</link>'), 'https://site.test/c'],
    ['relative to xml:base', link('<link xml:base="https://base.test/x/">c</link>'), 'https://base.test/x/c'],
    ['of a permalink guid', link('<guid>https://site.test/g</guid>'), 'https://site.test/g'],
    ['of atom:link', link('<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="/x"/>'), 'https://site.test/x'],
    ['that is a script', link('<link>javascript:alert(1)</link>'), null],
    ['that is data', link('<link>data:text/html,x</link>'), null],
    ['that is none', link(''), null],
  ])('%s', async (_, text, expected) => {
    expect((await itemsOf(text))[0]?.link).toBe(expected)
  })

  it('resolve against Content-Location before the address asked for', async () => {
    const items = await itemsOf(link('<link>c</link>'), undefined, { 'content-location': 'https://cdn.test/d/feed' })
    expect(items[0]?.link).toBe('https://cdn.test/d/c')
  })
})

import { describe, expect, it } from 'vitest'
import { ParseError } from '../../../src/ports/source-adapter.ts'
import { extractArticle } from '../../../src/sources/article/extract-article.ts'

const PARAGRAPHS = [
  'The harbour office said on Monday that the new breakwater will open in spring, three months later than planned.',
  '“We lost the whole of January to storms,” the harbour master, Ada Quill, told reporters on the quay.',
  'The work cost 4.2 million crowns, of which the county paid half. Fishing boats may use the east side until then.',
]

const page = (body: string, head = '<title>Breakwater opens late | Harbour News</title>') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`

const framed = page(`
<header><nav><ul>${'<li><a href="/a">Section</a></li>'.repeat(12)}</ul></nav></header>
<div class="cookie-banner"><p>We use cookies. <a href="/c">Accept</a></p></div>
<main><article><h1>Breakwater opens late</h1>
${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('\n')}
<ul><li><a href="/old">Read also: 17 boats seized in March</a></li></ul>
<script>document.write("<p>never shown</p>")</script>
</article></main>
<aside><h2>Most read</h2><ol>${'<li><a href="/x">Another story of 99 people</a></li>'.repeat(8)}</ol></aside>
<footer><p>© Harbour News. All rights reserved. Telephone 555 0100.</p></footer>`)

const bodyOf = (html: string | Buffer, type = 'text/html; charset=utf-8') => ({
  bytes: typeof html === 'string' ? Buffer.from(html) : html,
  headers: { 'content-type': type },
  url: 'https://harbour.example/late',
})

describe('an article', () => {
  it('is its paragraphs, one a line, without navigation, neighbours, scripts and links to other stories', () => {
    expect(extractArticle(bodyOf(framed)).text.split('\n')).toEqual(PARAGRAPHS)
  })

  it('is read in the charset of its header', () => {
    const html = page(`<article>${PARAGRAPHS.map((p) => `<p>${p} Señor Ibáñez</p>`).join('')}</article>`).replace(
      '<meta charset="utf-8">',
      '',
    )
    const { text, charset } = extractArticle(
      bodyOf(Buffer.from(html.replaceAll('“', '"').replaceAll('”', '"'), 'latin1'), 'text/html; charset=iso-8859-1'),
    )
    expect(text).toContain('Señor Ibáñez')
    expect(charset).toMatch(/1252|8859-1/i)
  })

  it.each([
    ['no frame', `<article>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article>`],
    ['unclosed tags', page(`<div><article>${PARAGRAPHS.map((p) => `<p>${p}`).join('')}`)],
    ['line breaks for paragraphs', page(`<div id="story">${PARAGRAPHS.join('<br><br>')}</div>`)],
    ['a table for layout', page(`<table><tr><td>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</td></tr></table>`)],
  ])('is found with %s', (_, html) => {
    const { text } = extractArticle(bodyOf(html))
    for (const paragraph of PARAGRAPHS) expect(text).toContain(paragraph)
  })
})

describe('what is no article is said in words', () => {
  it.each([
    ['nothing', bodyOf(''), 'empty', /empty/],
    ['a PDF', bodyOf('%PDF-1.7', 'application/pdf'), 'not_a_feed', /application\/pdf/],
    ['plain text', bodyOf('hello', 'text/plain'), 'not_a_feed', /no markup/],
    [
      'a challenge',
      bodyOf(page('<script src="/cdn-cgi/challenge-platform/x.js"></script>', '<title>Just a moment...</title>')),
      'challenge',
      /Cloudflare challenge/,
    ],
    ['an empty page', bodyOf(page('')), 'malformed', /No article/],
    ['a giant', bodyOf(page('<p>x</p>'.repeat(600_000))), 'malformed', /at most 4000000 are read/],
  ] as const)('%s', (_, body, reason, words) => {
    let caught: unknown
    try {
      extractArticle(body)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(ParseError)
    expect((caught as ParseError).reason).toBe(reason)
    expect((caught as ParseError).message).toMatch(words)
  })

  it('nesting without end is refused, deep nesting is read', () => {
    const nested = (depth: number) => page('<div>'.repeat(depth) + PARAGRAPHS.join(' ') + '</div>'.repeat(depth))
    expect(() => extractArticle(bodyOf(nested(300_000)))).toThrow('nests more than 2000')
    expect(extractArticle(bodyOf(nested(500))).text).toContain('breakwater')
  })
})

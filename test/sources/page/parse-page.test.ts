import { describe, expect, it } from 'vitest'
import type { PageSelectors } from '../../../src/domain/source.ts'
import { parsePage } from '../../../src/sources/page/parse-page.ts'

const SELECTORS: PageSelectors = {
  item: 'li.release',
  link: 'h3 a',
  title: 'h3',
  date: 'time',
  summary: '.teaser',
}

const row = (n: number, more = '') =>
  `<li class="release"><h3><a href="/news/${n}">Release  ${n}</a></h3>
   <time datetime="2025-10-1${n}T09:00:00-04:00">Oct 1${n}</time><p class="teaser">Teaser <b>${n}</b></p>${more}</li>`
const page = (rows: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Press releases</title>${head}</head><body><ul>${rows}</ul></body></html>`

function parse(html: string, selectors: Partial<PageSelectors> = {}) {
  const body = { bytes: Buffer.from(html), headers: {}, url: 'https://agency.test/news/' }
  return parsePage(body, { ...SELECTORS, ...selectors })
}

describe('a list page', () => {
  it('gives items as a feed would', () => {
    const { title, items } = parse(page(row(4) + row(5)))
    expect(title).toBe('Press releases')
    expect(items).toHaveLength(2)
    expect(items[0]).toEqual({
      guid: 'https://agency.test/news/4',
      link: 'https://agency.test/news/4',
      title: 'Release 4',
      summary: 'Teaser 4',
      content: 'Teaser 4',
      author: null,
      publishedAt: Date.UTC(2025, 9, 14, 13),
      updatedAt: null,
      language: 'en',
    })
  })

  it('reads a date from words where there is no better', () => {
    const html = page('<li class="release"><h3><a href="/1">One</a></h3><span>October 14, 2025</span></li>')
    expect(parse(html, { date: 'span' }).items[0]?.publishedAt).toBe(Date.UTC(2025, 9, 14))
  })

  it.each([
    ['en-US', Date.UTC(2025, 4, 10)],
    ['es-MX', Date.UTC(2025, 9, 5)],
    ['en', null],
  ])('reads 05/10/2025 as a reader of %s does', (language, at) => {
    const html = page('<li class="release"><h3><a href="/1">One</a></h3><span>05/10/2025</span></li>')
    const spoken = html.replace('lang="en"', `lang="${language}"`)
    expect(parse(spoken, { date: 'span' }).items[0]?.publishedAt).toBe(at)
  })

  it('resolves links against <base> and takes an item that is the link itself', () => {
    const html = page('<a class="card" href="x/1">One</a>', '<base href="https://cdn.test/y/">')
    const { items } = parse(html, { item: 'a.card', link: '&', title: '&' })
    expect(items[0]).toMatchObject({ link: 'https://cdn.test/y/x/1', title: 'One' })
  })

  it('leaves out what has no link or title, and the same link twice', () => {
    const bad =
      '<li class="release"><h3>No link</h3></li><li class="release"><h3><a href="javascript:x()">x</a></h3></li>'
    expect(parse(page(bad + row(4) + row(4))).items).toHaveLength(1)
  })

  it.each([
    ['the item selector matches nothing', page(row(4)), { item: '.gone' }, 'selectors', '".gone" for items'],
    ['the link selector matches nothing', page(row(4)), { link: '.gone a' }, 'selectors', '".gone a" for the link'],
    ['a selector is none', page(row(4)), { item: 'li[[' }, 'selectors', 'not a CSS selector'],
    ['the page is empty', '  ', {}, 'empty', 'empty'],
    ['a challenge came', page('<script src="/cdn-cgi/challenge-platform/a.js"></script>'), {}, 'challenge', 'blocks'],
  ])('says so when %s', (_, html, selectors, reason, words) => {
    expect(() => parse(html, selectors)).toThrow(expect.objectContaining({ name: 'ParseError', reason }))
    expect(() => parse(html, selectors)).toThrow(words)
  })
})

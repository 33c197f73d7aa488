import path from 'node:path'
import { expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import type { ParseError } from '../../src/ports/source-adapter.ts'
import { parsePage } from '../../src/sources/page/parse-page.ts'

const { sources } = loadConfig({ folder: path.resolve(import.meta.dirname, '../../config'), env: {} })
const dhs = sources.find((source) => source.id === 'dhs-press')

/** Drupal lists in the ways such sites build them; none of it is the agency's own page, which could not be fetched. */
const title = (n: number) => `Agency opens office number ${n} at the harbour`
const link = (n: number) => `/news/2026/01/1${n}/agency-opens-office-${n}`
const BUILDS: Record<string, (n: number) => string> = {
  'views rows': (n) =>
    `<div class="views-row"><div class="views-field-title"><span><a href="${link(n)}" hreflang="en">${title(n)}</a></span></div><time datetime="2026-01-1${n}T12:00:00Z">x</time></div>`,
  'rows with an article and a picture': (n) =>
    `<div class="views-row"><article><a href="${link(n)}"><img alt=""></a><h3><a href="${link(n)}">${title(n)}</a></h3><span class="news-date">January 1${n}, 2026</span></article></div>`,
  'list items': (n) => `<li><a href="${link(n)}">${title(n)}</a> <time datetime="2026-01-1${n}">x</time></li>`,
}
const page = (rows: string) => ({
  bytes: Buffer.from(
    `<html><body><nav><ul><li><a href="/news">News</a></li><li><a href="/topics">Topics</a></li></ul></nav><main><div class="view-content">${rows}</div></main></body></html>`,
  ),
  headers: {},
  url: dhs?.url ?? '',
})

it.each(Object.keys(BUILDS))('the shipped selectors of the DHS list read %s', (name) => {
  const rows = [5, 4, 3].map((n) => BUILDS[name]?.(n)).join('')
  const { items } = parsePage(page(rows), dhs?.page as never)
  expect(items.map((item) => [item.title, item.link, item.publishedAt !== null])).toEqual(
    [5, 4, 3].map((n) => [title(n), `https://www.dhs.gov${link(n)}`, true]),
  )
})

it('say in words that they stopped matching', () => {
  try {
    parsePage(page('<p>We have a new look.</p>'), dhs?.page as never)
    expect.unreachable()
  } catch (error) {
    expect((error as ParseError).reason).toBe('selectors')
    expect((error as ParseError).message).toMatch(/matches nothing: the page has changed/)
  }
})

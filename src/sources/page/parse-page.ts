import { type CheerioAPI, load } from 'cheerio'
import type { ParsedItem } from '../../domain/item.ts'
import type { PageSelectors } from '../../domain/source.ts'
import { type FetchedBody, type ParsedDocument, ParseError } from '../../ports/source-adapter.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { parseDate } from '../feed/dates/parse-date.ts'
import type { DayOrder } from '../feed/dates/read-day.ts'
import { findChallenge } from '../feed/find-challenge.ts'
import { foldBlanks } from '../html/plain-text.ts'
import { resolveUrl, toWebAddress } from '../xml/resolve-url.ts'

/** No list page of news has more; a selector that matches more matches the wrong thing. */
const MAX_ITEMS = 1_000

/**
 * Items of a list page. An item's link is its identity: a page has no other. Throws `ParseError` `empty`,
 * `challenge`, or `selectors` naming the selector that matched nothing.
 */
export function parsePage(body: FetchedBody, selectors: PageSelectors): ParsedDocument {
  const { text, charset } = decodeBody(body.bytes, body.headers)
  if (text.trim() === '') throw new ParseError('empty', 'The answer is empty.')
  const $ = load(text)
  const base = baseOf($, body.url)
  const found = select($, selectors.item)
  if (found.length === 0) throw nothingFound(text, `The selector "${selectors.item}" for items matches nothing`)
  const language = $('html').attr('lang') ?? null
  const seen = new Set<string>()
  const items: ParsedItem[] = []
  for (const node of found.slice(0, MAX_ITEMS).toArray()) {
    const item = readItem($, $(node), selectors, base, language)
    if (item === null || seen.has(item.guid ?? '')) continue
    seen.add(item.guid ?? '')
    items.push(item)
  }
  if (items.length === 0) {
    const what = `"${selectors.link}" for the link or "${selectors.title}" for the title`
    throw nothingFound(text, `${found.length} items match "${selectors.item}", but ${what} matches nothing in them`)
  }
  return { title: foldBlanks($('title').first().text()), items, parser: 'cheerio', charset }
}

type Selection = ReturnType<CheerioAPI>

function readItem(
  $: CheerioAPI,
  item: Selection,
  by: PageSelectors,
  base: string,
  language: string | null,
): ParsedItem | null {
  const within = (selector: string) => pick($, item, selector)
  const anchor = within(by.link)
  const href = anchor.attr('href') ?? anchor.find('a[href]').attr('href') ?? anchor.closest('a[href]').attr('href')
  const link = toWebAddress(href === undefined ? null : resolveUrl(href, base))
  const title = lineOf(within(by.title).text())
  if (link === null || title === '') return null
  const summary = by.summary === undefined ? '' : foldBlanks(within(by.summary).text())
  const spoken = anchor.closest('[lang]').attr('lang') ?? language
  const date = by.date === undefined ? null : readDate(within(by.date), dayOrderOf(spoken))
  return {
    guid: link,
    link,
    title,
    summary,
    content: summary,
    author: null,
    publishedAt: date,
    updatedAt: null,
    language: spoken,
  }
}

/** `:self` and `&` mean the item itself: an item may be the link. */
function pick($: CheerioAPI, item: Selection, selector: string): Selection {
  if (selector === ':self' || selector === '&') return item
  const inside = guard(selector, () => item.find(selector).first())
  return inside.length === 0 && guard(selector, () => item.is(selector)) ? item : $(inside)
}

function select($: CheerioAPI, selector: string): Selection {
  return guard(selector, () => $(selector))
}

function guard<T>(selector: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new ParseError(
      'selectors',
      `"${selector}" is not a CSS selector: ${(error as Error).message.slice(0, 120)}`,
      error,
    )
  }
}

/** A machine-readable date first; a `time` element may be inside or be the element itself. */
function readDate(element: Selection, order: DayOrder | undefined): number | null {
  const time = element.is('time') ? element : element.find('time').first()
  for (const words of [time.attr('datetime'), element.attr('datetime'), element.attr('content'), element.text()]) {
    const at = words === undefined ? null : parseDate(lineOf(words), order)
    if (at !== null) return at
  }
  return null
}

/** `05/10/2025` is May in the United States and October nearly everywhere else; a page that says neither is not read. */
function dayOrderOf(language: string | null): DayOrder | undefined {
  const tag = (language ?? '').toLowerCase()
  if (tag === 'en-us') return 'mdy'
  return tag === '' || tag === 'en' ? undefined : 'dmy'
}

function baseOf($: CheerioAPI, url: string): string {
  return resolveUrl($('base[href]').first().attr('href') ?? '', url) ?? url
}

function nothingFound(html: string, message: string): ParseError {
  const challenge = findChallenge(html)
  if (challenge)
    return new ParseError('challenge', `A ${challenge} page came instead of the list; the site blocks programs.`)
  return new ParseError('selectors', `${message}: the page has changed or is another one.`)
}

function lineOf(text: string): string {
  return foldBlanks(text).replaceAll('\n', ' ')
}

import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import type { ParsedItem } from '../../domain/item.ts'
import type { PageSelectors } from '../../domain/source.ts'
import { type FetchedBody, ParseError } from '../../ports/source-adapter.ts'
import { parsePage } from '../page/parse-page.ts'
import { guessParts } from './guess-parts.ts'
import { isPlainTag, nameClasses } from './name-classes.ts'

/** Fewer alike in a row are no list of news. */
const LEAST = 3
/** Groups of siblings worked out; the rest of a huge page is not looked at. */
const MOST_GROUPS = 60
/** Headlines are longer than the words of a menu. Characters. */
const HEADLINE = 15
const FRAME = 'nav, header, footer, aside, [role="navigation"], [role="contentinfo"], [role="complementary"]'

export type GuessedList = { selectors: PageSelectors; items: ParsedItem[] }

/**
 * The list of news in a page: siblings built alike, each with a link in words, most with a date. The selectors are
 * tried by the page parser itself; what it cannot read is no guess. `null` where nothing fits.
 */
export function guessList($: CheerioAPI, body: FetchedBody): GuessedList | null {
  let best: { list: GuessedList; score: number } | null = null
  for (const members of groupsOf($).slice(0, MOST_GROUPS)) {
    const list = readGroup($, members, body)
    if (list === null) continue
    const score = scoreOf(list)
    if (best === null || score > best.score) best = { list, score }
  }
  return best?.list ?? null
}

/** Elements of one name and one set of classes below parents of one kind; the largest groups first. */
function groupsOf($: CheerioAPI): Element[][] {
  const groups = new Map<string, Element[]>()
  for (const node of $('li, article, div, tr, section, p, dl, a').toArray()) {
    const parent = node.parent?.type === 'tag' ? (node.parent as Element) : null
    if (parent === null || !isPlainTag(parent.name)) continue
    const key = `${signature(parent)}>${signature(node)}`
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  return [...groups.values()]
    .filter((members) => members.length >= LEAST && members.length <= 5_000)
    .map((members) => members.filter((node) => hasHeadline($, node) && !isFrame($, node)))
    .filter((members) => members.length >= LEAST)
    .sort((a, b) => b.length - a.length)
}

function signature(node: Element): string {
  return `${node.name}.${nameClasses(node.attribs.class).join('.')}`
}

function hasHeadline($: CheerioAPI, node: Element): boolean {
  const links = node.name === 'a' ? [node] : $(node).find('a[href]').toArray().slice(0, 20)
  return links.some((link) => $(link).text().replace(/\s+/g, ' ').trim().length >= HEADLINE)
}

/** Menus and footers; the header of an entry itself is none. */
function isFrame($: CheerioAPI, node: Element): boolean {
  return $(node).parent().closest(FRAME).length > 0
}

function readGroup($: CheerioAPI, members: Element[], body: FetchedBody): GuessedList | null {
  const item = nameGroup($, members)
  if (item === null) return null
  const parts = guessParts($, members)
  if (parts === null) return null
  try {
    const selectors = { item, ...parts }
    const { items } = parsePage(body, selectors)
    return items.length < LEAST ? null : { selectors, items }
  } catch (error) {
    if (error instanceof ParseError) return null
    throw error
  }
}

/** The shortest selector that matches these and no others. */
function nameGroup($: CheerioAPI, members: readonly Element[]): string | null {
  const [first] = members
  if (!first) return null
  const own = nameClasses(first.attribs.class)
  const parent = first.parent as Element
  const above = nameClasses(parent.attribs.class)
  const candidates = [
    ...own.map((name) => `${first.name}.${name}`),
    ...(own.length > 1 ? [`${first.name}.${own.join('.')}`] : []),
    ...above.flatMap((name) => [
      ...own.map((mine) => `.${name} > ${first.name}.${mine}`),
      `${parent.name}.${name} > ${first.name}`,
    ]),
    ...(parent.attribs.id && /^[a-z][\w-]{0,40}$/i.test(parent.attribs.id)
      ? [`#${parent.attribs.id} > ${first.name}`]
      : []),
    ...placesOf(first).map((place) => `${place} ${parent.name} > ${first.name}`),
    `${parent.name} > ${first.name}`,
    first.name,
  ]
  const wanted = new Set(members)
  for (const candidate of candidates) {
    const found = $(candidate).toArray() as Element[]
    // Entries without a headline among them are passed over by the page parser.
    const strangers = found.filter((node) => !wanted.has(node) && hasHeadline($, node)).length
    if (found.length >= members.length && strangers === 0) return candidate
  }
  return null
}

/** Selectors of what stands around a list, nearest first. */
function placesOf(node: Element): string[] {
  const places: string[] = []
  for (let at = node.parent?.parent; at?.type === 'tag' && places.length < 8; at = at.parent) {
    const { name, attribs } = at as Element
    if (attribs.id && /^[a-z][\w-]{0,40}$/i.test(attribs.id)) places.push(`#${attribs.id}`)
    places.push(...nameClasses(attribs.class).map((own) => `.${own}`))
    if (name === 'main' || name === 'article' || name === 'section') places.push(name)
  }
  return places
}

/** Dates tell a list of news from a menu; after that the number and the length of the headlines count. */
function scoreOf({ items }: GuessedList): number {
  const share = (test: (item: ParsedItem) => boolean) => items.filter(test).length / items.length
  const length = items.reduce((sum, item) => sum + Math.min(item.title.length, 120), 0) / items.length
  const dated = share((item) => item.publishedAt !== null)
  const summed = share((item) => item.summary.length > 40)
  return (1 + 4 * dated + summed) * Math.sqrt(Math.min(items.length, 40)) * (length / 60)
}

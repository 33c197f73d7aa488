import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import type { PageSelectors } from '../../domain/source.ts'
import { parseDate } from '../feed/dates/parse-date.ts'
import { isPlainTag, nameClasses } from './name-classes.ts'

/** Members looked at; the rest is built alike. */
const LOOKED_AT = 12
/** A part counts where at least this share of the members has it. */
const SHARE = 0.6
const LONGEST_DATE = 60
const SHORTEST_SUMMARY = 40

type Parts = Omit<PageSelectors, 'item'>

/** Selectors of link, title, date and summary inside the members of a list; `null` without a link in most of them. */
export function guessParts($: CheerioAPI, members: readonly Element[]): Parts | null {
  const some = members.slice(0, LOOKED_AT)
  const link = pick($, some, (node) => headline($, node))
  if (link === null) return null
  // Where the whole entry is the link, its heading is the title.
  const heading = pick(
    $,
    some,
    (node) => ($(node).find('h1, h2, h3, h4, h5, h6').get(0) as Element | undefined) ?? null,
  )
  const inLink = heading !== null && some.some((node) => longest($, node, link) > longest($, node, heading) + 20)
  const date = pick($, some, (node) => dated($, node))
  const title = inLink ? heading : link
  const summary = pick($, some, (node) => summed($, node))
  return {
    link,
    title,
    ...(date === null ? {} : { date }),
    ...(summary === null || summary === title ? {} : { summary }),
  }
}

/** A selector that finds, in most members, the very element that `find` points at. */
function pick($: CheerioAPI, members: readonly Element[], find: (node: Element) => Element | null): string | null {
  const found = members.map((node) => ({ node, part: find(node) }))
  const present = found.filter((one) => one.part !== null)
  if (present.length < members.length * SHARE) return null
  const candidates = new Set(present.slice(0, 3).flatMap(({ node, part }) => namesOf(part as Element, node)))
  for (const candidate of candidates) {
    const right = present.filter(({ node, part }) =>
      candidate === ':self' ? part === node : $(node).find(candidate).get(0) === part,
    )
    if (right.length >= Math.max(members.length * SHARE, present.length * 0.8)) return candidate
  }
  return null
}

/** Selectors of an element from the one that tells most to the plainest. */
function namesOf(part: Element, member: Element): string[] {
  if (part === member) return [':self']
  if (!isPlainTag(part.name)) return []
  const own = nameClasses(part.attribs.class)
  const outer = part.parent?.type === 'tag' && part.parent !== (member as unknown) ? (part.parent as Element) : null
  const parent = outer !== null && isPlainTag(outer.name) ? outer : null
  const above = parent === null ? [] : nameClasses(parent.attribs.class)
  return [
    ...(part.name === 'time' ? ['time'] : []),
    ...(parent !== null && /^h[1-6]$/.test(parent.name) ? [`${parent.name} ${part.name}`] : []),
    ...(/^h[1-6]$/.test(part.name) ? [part.name] : []),
    ...own.map((name) => `.${name}`),
    ...above.map((name) => `.${name} ${part.name}`),
    part.name,
    ...(parent === null ? [] : [`${parent.name} > ${part.name}`]),
  ]
}

function headline($: CheerioAPI, node: Element): Element | null {
  if (node.name === 'a') return node
  let best: Element | null = null
  let most = 0
  for (const link of $(node).find('a[href]').toArray().slice(0, 20)) {
    const length = lengthOf($, link)
    if (length > most) [best, most] = [link, length]
  }
  return best
}

/** A machine-readable date before one in words. */
function dated($: CheerioAPI, node: Element): Element | null {
  for (const selector of ['time, [datetime]', 'span, div, p, small, td, dt, em, b, strong'])
    for (const part of $(node).find(selector).toArray().slice(0, 60)) {
      const words = part.attribs.datetime ?? $(part).text()
      const plain = words.replace(/\s+/g, ' ').trim()
      if (plain === '' || plain.length > LONGEST_DATE || !/\d/.test(plain)) continue
      if (parseDate(plain) !== null) return part
    }
  return null
}

function summed($: CheerioAPI, node: Element): Element | null {
  const links = new Set($(node).find('a, h1, h2, h3, h4, h5, h6, time').toArray())
  for (const part of $(node).find('p, div, span, td').toArray().slice(0, 60)) {
    const inner = $(part).find('a, h1, h2, h3, h4, h5, h6, time, p, div').length
    if (
      inner === 0 &&
      !links.has(part) &&
      $(part).closest('a, h1, h2, h3, h4').length === 0 &&
      lengthOf($, part) >= SHORTEST_SUMMARY
    )
      return part
  }
  return null
}

function longest($: CheerioAPI, node: Element, selector: string): number {
  return selector === ':self' ? lengthOf($, node) : lengthOf($, $(node).find(selector).get(0) as Element | undefined)
}

function lengthOf($: CheerioAPI, node: Element | undefined): number {
  return node === undefined ? 0 : $(node).text().replace(/\s+/g, ' ').trim().length
}

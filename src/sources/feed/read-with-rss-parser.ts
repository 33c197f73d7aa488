import Parser from 'rss-parser'
import type { FeedDocument, FeedEntry, FeedText } from './feed-document.ts'
import { rssHtml, rssText, typedText } from './feed-text.ts'
import { pickAlternate } from './pick-alternate.ts'

/** A node as xml2js gives it: text alone, or text and attributes. */
type Node = string | { _?: string; $?: Record<string, string>; [name: string]: unknown }
type Raw = Record<string, unknown>

/** Asked for as they stand in the document, because rss-parser's own fields drop attributes and repeated elements. */
const KEEP = { keepArray: true }
const FEED_FIELDS = [
  'title',
  'subtitle',
  'description',
  'link',
  'id',
  'pubDate',
  'updated',
  'lastBuildDate',
  'language',
  'ttl',
  'skipHours',
  'skipDays',
  'author',
  'dcterms:language',
  'dcterms:issued',
  'dcterms:created',
]
const ITEM_FIELDS = [
  'title',
  'summary',
  'description',
  'content',
  'content:encoded',
  'atom:content',
  'link',
  'id',
  'guid',
  'pubDate',
  'published',
  'updated',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:modified',
  'dcterms:language',
  'dc:creator',
  'dc:language',
  'author',
]
const asCustom = (names: string[]) => names.map((name) => [name, `raw ${name}`, KEEP])

/** A tidy feed by rss-parser. Throws what it throws: a whole Atom feed for one date it cannot read. */
export async function readWithRssParser(text: string): Promise<FeedDocument> {
  const parser = new Parser({
    customFields: { feed: asCustom(FEED_FIELDS) as never, item: asCustom(ITEM_FIELDS) as never },
  })
  const feed = (await parser.parseString(text)) as unknown as Raw & { items: Raw[] }
  const atom = text.startsWith('<feed')
  const author = atom ? authorOf(feed) : null
  return {
    title: textFrom(feed, 'title', atom),
    subtitle: atom ? textFrom(feed, 'subtitle', true) : htmlFrom(feed, 'description'),
    id: word(feed, 'id'),
    link: atom ? pickAlternate(links(feed)) : word(feed, 'link'),
    published: word(feed, 'pubDate') ?? word(feed, 'dcterms:issued'),
    updated: word(feed, atom ? 'updated' : 'lastBuildDate'),
    created: word(feed, 'dcterms:created'),
    language: word(feed, 'language') ?? word(feed, 'dcterms:language'),
    ttlMinutes: numberOf(word(feed, 'ttl')),
    skipHours: [...new Set(listOf(feed, 'skipHours', 'hour').map(Number).filter(Number.isFinite))],
    skipDays: [...new Set(listOf(feed, 'skipDays', 'day'))],
    entries: feed.items.map((item) => (atom ? fromEntry(item, author) : fromItem(item))),
  }
}

function fromItem(item: Raw): FeedEntry {
  const contents = [
    ...nodes(item, 'content:encoded').map((node) => typedText(textOfNode(node), 'html')),
    ...nodes(item, 'atom:content').map((node) => typedText(textOfNode(node), typeOf(node))),
  ].filter((one): one is FeedText => one !== null)
  return {
    id: word(item, 'guid'),
    link: word(item, 'link'),
    title: textFrom(item, 'title', false),
    summary: htmlFrom(item, 'description') ?? contents[0] ?? null,
    contents,
    published: word(item, 'pubDate') ?? word(item, 'dcterms:issued'),
    updated: word(item, 'dcterms:modified'),
    created: word(item, 'dcterms:created'),
    author: word(item, 'dc:creator'),
    language: word(item, 'dc:language'),
  }
}

function fromEntry(entry: Raw, feedAuthor: string | null): FeedEntry {
  const content = textFrom(entry, 'content', true)
  return {
    id: word(entry, 'id'),
    link: pickAlternate(links(entry)),
    title: textFrom(entry, 'title', true),
    summary: textFrom(entry, 'summary', true) ?? content,
    contents: content ? [content] : [],
    published: word(entry, 'published'),
    updated: word(entry, 'updated'),
    created: word(entry, 'dcterms:created'),
    author: authorOf(entry) ?? feedAuthor,
    language: word(entry, 'dcterms:language'),
  }
}

function nodes(raw: Raw, name: string): Node[] {
  const value = raw[`raw ${name}`]
  return Array.isArray(value) ? (value as Node[]) : []
}

function textOfNode(node: Node | undefined): string {
  if (typeof node === 'string') return node
  return typeof node?._ === 'string' ? node._ : ''
}

function typeOf(node: Node | undefined): string | undefined {
  return typeof node === 'object' ? node.$?.type : undefined
}

function word(raw: Raw, name: string): string | null {
  const text = textOfNode(nodes(raw, name)[0]).trim()
  return text === '' ? null : text
}

function htmlFrom(raw: Raw, name: string): FeedText | null {
  return rssHtml(textOfNode(nodes(raw, name)[0]))
}

function textFrom(raw: Raw, name: string, typed: boolean): FeedText | null {
  const node = nodes(raw, name)[0]
  return typed ? typedText(textOfNode(node), typeOf(node)) : rssText(textOfNode(node))
}

function links(raw: Raw): { href?: string; rel?: string; type?: string }[] {
  return nodes(raw, 'link').map((node) => (typeof node === 'object' ? (node.$ ?? {}) : {}))
}

function authorOf(raw: Raw): string | null {
  const author = nodes(raw, 'author')[0]
  const name = typeof author === 'object' ? author.name : undefined
  const text = Array.isArray(name) ? textOfNode(name[0] as Node).trim() : ''
  return text === '' ? null : text
}

function listOf(raw: Raw, name: string, item: string): string[] {
  const list = nodes(raw, name)[0]
  const items = typeof list === 'object' ? list[item] : undefined
  return Array.isArray(items) ? items.map((node) => textOfNode(node as Node).trim()) : []
}

function numberOf(text: string | null): number | null {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) ? number : null
}

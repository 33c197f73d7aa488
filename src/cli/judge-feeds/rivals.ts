import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'
import type { FeedDocument, FeedEntry, FeedText } from '../../sources/feed/feed-document.ts'

export type Rival = 'rss-parser' | 'feedsmith' | '@rowanmanning/feed-parser'
export const RIVALS: Rival[] = ['rss-parser', 'feedsmith', '@rowanmanning/feed-parser']

/** One library by itself, given decoded text; its own fields taken for what they are called, generously. */
export async function readWithRival(rival: Rival, text: string): Promise<FeedDocument> {
  if (rival === 'rss-parser') return fromAny((await new Parser().parseString(text)) as never)
  if (rival === 'feedsmith') return fromAny(parseFeed(text).feed as never)
  const name: string = rival
  const module = (await import(name)) as { parseFeed: (text: string) => unknown }
  return fromAny(module.parseFeed(text) as never)
}

// biome-ignore lint/suspicious/noExplicitAny: three libraries' results, each with other fields, read by name
type Any = Record<string, any>

function fromAny(feed: Any): FeedDocument {
  return {
    title: text(feed.title ?? feed.dc?.titles?.[0]),
    subtitle: text(feed.description ?? feed.subtitle ?? feed.tagline),
    id: word(feed.id),
    link: word(feed.link ?? feed.home_page_url ?? feed.url) ?? alternate(feed.links),
    published: word(feed.pubDate ?? feed.published),
    updated: word(feed.lastBuildDate ?? feed.updated ?? feed.dcterms?.modified?.[0] ?? feed.dc?.dates?.[0]),
    created: word(feed.created ?? feed.dcterms?.created?.[0]),
    language: word(feed.language),
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: (feed.items ?? feed.entries ?? []).map(entry),
  }
}

function entry(item: Any): FeedEntry {
  const content = text(
    item['content:encoded'] ?? item.content?.encoded ?? item.content ?? item.content_html ?? item.content_text,
  )
  const summary = text(item.summary ?? item.description ?? item.dc?.descriptions?.[0])
  return {
    id: word(item.guid?.value ?? item.guid ?? item.id ?? item.rdf?.about ?? item['rdf:about']),
    link: word(item.link ?? item.url) ?? alternate(item.links),
    title: text(item.title ?? item.dc?.titles?.[0]),
    summary: summary ?? content,
    contents: content ? [content] : [],
    published: word(item.pubDate ?? item.published ?? item.date_published ?? item.dcterms?.issued?.[0]),
    updated: word(
      item.updated ?? item.date_modified ?? item.dcterms?.modified?.[0] ?? item.dc?.dates?.[0] ?? item.date,
    ),
    created: word(item.created ?? item.dcterms?.created?.[0]),
    author: null,
    language: null,
  }
}

function text(value: unknown): FeedText | null {
  const { value: inner, type } =
    typeof value === 'object' && value !== null ? (value as Any) : { value, type: undefined }
  const found = word(inner)
  if (found === null) return null
  return { value: found, type: type === 'html' || type === 'text/html' ? 'text/html' : 'text/plain' }
}

function word(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function alternate(links: unknown): string | null {
  const list = Array.isArray(links) ? (links as Any[]) : []
  return word(list.find((link) => link.rel === undefined || link.rel === 'alternate')?.href)
}

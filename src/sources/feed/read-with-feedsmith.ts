import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { FeedDocument, FeedEntry, FeedText } from './feed-document.ts'
import { rssHtml, rssText, typedText } from './feed-text.ts'
import { pickAlternate } from './pick-alternate.ts'

type Rss = ReturnType<typeof parseRssFeed<string>>
type Atom = ReturnType<typeof parseAtomFeed<string>>
type Json = ReturnType<typeof parseJsonFeed<string>>
type RssItem = NonNullable<Rss['items']>[number]
type AtomEntry = NonNullable<Atom['entries']>[number]
type JsonItem = NonNullable<Json['items']>[number]

/** A tidy feed (or JSON Feed) by feedsmith. Throws what feedsmith throws. */
export function readWithFeedsmith(text: string): FeedDocument {
  if (text.trimStart().startsWith('{')) return fromJson(parseJsonFeed(text))
  return text.startsWith('<feed') ? fromAtom(parseAtomFeed(text)) : fromRss(parseRssFeed(text))
}

function fromRss(feed: Rss): FeedDocument {
  return {
    title: rssText(feed.title),
    subtitle: rssHtml(feed.description),
    id: null,
    link: feed.link ?? null,
    published: feed.pubDate ?? feed.dcterms?.issued?.at(-1) ?? null,
    updated: feed.lastBuildDate ?? null,
    created: feed.dcterms?.created?.at(-1) ?? null,
    language: feed.language ?? null,
    ttlMinutes: feed.ttl ?? null,
    skipHours: [...new Set(feed.skipHours)],
    skipDays: [...new Set(feed.skipDays)],
    entries: (feed.items ?? []).map(fromRssItem),
  }
}

function fromRssItem(item: RssItem): FeedEntry {
  const encoded = item.content?.encoded
  const contents = [
    encoded === undefined ? null : ({ value: encoded, type: 'text/html' } satisfies FeedText),
    typedText(item.atom?.content?.value, item.atom?.content?.type),
  ].filter((one) => one !== null)
  return {
    id: item.guid?.value ?? null,
    link: item.link ?? null,
    title: rssText(item.title),
    summary: rssHtml(item.description) ?? contents[0] ?? null,
    contents,
    published: item.pubDate ?? item.dcterms?.issued?.at(-1) ?? null,
    updated: item.dcterms?.modified?.at(-1) ?? null,
    created: item.dcterms?.created?.at(-1) ?? null,
    author: item.dc?.creators?.[0] ?? null,
    language: item.dc?.languages?.[0] ?? null,
  }
}

function fromAtom(feed: Atom): FeedDocument {
  const author = feed.authors?.[0]?.name ?? null
  return {
    title: typedText(feed.title?.value, feed.title?.type),
    subtitle: typedText(feed.subtitle?.value, feed.subtitle?.type),
    id: feed.id ?? null,
    link: pickAlternate(feed.links ?? []),
    published: feed.dcterms?.issued?.at(-1) ?? null,
    updated: feed.updated ?? null,
    created: feed.dcterms?.created?.at(-1) ?? null,
    language: feed.dcterms?.languages?.[0] ?? null,
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: (feed.entries ?? []).map((entry) => fromAtomEntry(entry, author)),
  }
}

function fromAtomEntry(entry: AtomEntry, feedAuthor: string | null): FeedEntry {
  const content = typedText(entry.content?.value, entry.content?.type)
  return {
    id: entry.id ?? null,
    link: pickAlternate(entry.links ?? []),
    title: typedText(entry.title?.value, entry.title?.type),
    summary: typedText(entry.summary?.value, entry.summary?.type) ?? content,
    contents: content ? [content] : [],
    published: entry.published ?? null,
    updated: entry.updated ?? null,
    created: entry.dcterms?.created?.at(-1) ?? null,
    author: entry.authors?.[0]?.name ?? feedAuthor,
    language: entry.dcterms?.languages?.[0] ?? null,
  }
}

function fromJson(feed: Json): FeedDocument {
  const author = feed.authors?.[0]?.name ?? null
  return {
    title: typedText(feed.title, 'text'),
    subtitle: typedText(feed.description, 'text'),
    id: feed.feed_url ?? null,
    link: feed.home_page_url ?? null,
    published: null,
    updated: null,
    created: null,
    language: feed.language ?? null,
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: (feed.items ?? []).map((item) => fromJsonItem(item, author)),
  }
}

function fromJsonItem(item: JsonItem, feedAuthor: string | null): FeedEntry {
  const contents = [typedText(item.content_html, 'html'), typedText(item.content_text, 'text')].filter(
    (one) => one !== null,
  )
  return {
    id: item.id ?? null,
    link: item.url ?? item.external_url ?? null,
    title: typedText(item.title, 'text'),
    summary: typedText(item.summary, 'text') ?? contents[0] ?? null,
    contents,
    published: item.date_published ?? null,
    updated: item.date_modified ?? null,
    created: null,
    author: item.authors?.[0]?.name ?? feedAuthor,
    language: item.language ?? null,
  }
}

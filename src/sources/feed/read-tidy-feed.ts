import type { FeedDocument, FeedEntry, FeedText } from './feed-document.ts'
import { rssHtml, rssText } from './feed-text.ts'
import { pickAlternate } from './pick-alternate.ts'
import type { TidyAtom, TidyAtomFields, TidyFeed, TidyItem, TidyRss, TidyText } from './tidy-form.ts'

/**
 * The fields of a tidy feed without a library: for what is left of a feed once its known entries are out, where writing
 * XML and reading it again is most of the work. It gives what feedsmith gives of the written form, to the letter.
 */
export function readTidyFeed(feed: TidyFeed): FeedDocument {
  return feed.family === 'rss' ? fromRss(feed) : fromAtom(feed)
}

function fromRss({ channel, items }: TidyRss): FeedDocument {
  return {
    title: rssText(settle(channel.title)),
    subtitle: rssHtml(settle(channel.description)),
    id: null,
    link: word(channel.link),
    published: word(channel.published) ?? word(channel.issued),
    updated: word(channel.updated),
    created: word(channel.created),
    language: word(channel.language),
    ttlMinutes: numbers([channel.ttl])[0] ?? null,
    skipHours: [...new Set(numbers(list(channel.skipHours)))],
    skipDays: [...new Set(list(channel.skipDays).map(settle))],
    entries: items.map(fromItem),
  }
}

function fromItem(item: TidyItem): FeedEntry {
  const encoded = item.contents.find(({ type }) => type !== 'application/xhtml+xml')
  const xhtml = item.contents.find(({ type }) => type === 'application/xhtml+xml')
  const contents = [rssHtml(settle(encoded?.value ?? '')), textOf(xhtml ?? null)].filter((one) => one !== null)
  return {
    id: word(item.guid),
    link: word(item.link),
    title: rssText(settle(item.title)),
    summary: rssHtml(settle(item.description)) ?? contents[0] ?? null,
    contents,
    published: word(item.published) ?? word(item.issued),
    updated: word(item.updated),
    created: word(item.created),
    author: word(item.author),
    language: word(item.language),
  }
}

function fromAtom({ head, entries }: TidyAtom): FeedDocument {
  const author = head ? authorOf(head) : null
  return {
    title: textOf(head?.title ?? null),
    subtitle: textOf(head?.subtitle ?? null),
    id: word(head?.id ?? ''),
    link: head ? linkOf(head) : null,
    published: word(head?.published ?? ''),
    updated: word(head?.updated ?? ''),
    created: word(head?.created ?? ''),
    language: word(head?.language ?? ''),
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: entries.map((entry) => fromEntry(entry, author)),
  }
}

function fromEntry(entry: TidyAtomFields, feedAuthor: string | null): FeedEntry {
  const content = textOf(entry.content)
  return {
    id: word(entry.id),
    link: linkOf(entry),
    title: textOf(entry.title),
    summary: textOf(entry.summary) ?? content,
    contents: content ? [content] : [],
    published: word(entry.published),
    updated: word(entry.updated),
    created: word(entry.created),
    author: authorOf(entry) ?? feedAuthor,
    language: word(entry.language),
  }
}

/** Line ends are one character to whoever reads XML. */
function settle(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trim()
}

function word(text: string): string | null {
  return settle(text) || null
}

/** The one blank of Unicode that is none to `trim`: feedsmith takes a text without a type that is nothing else for empty. */
const NOTHING = /^[\s\u0085]*$/

function textOf(text: TidyText | null): FeedText | null {
  if (text === null || (text.type === null && NOTHING.test(text.value))) return null
  const value = settle(text.value)
  return value === '' ? null : { value, type: text.type ?? 'text/plain' }
}

function linkOf({ links }: TidyAtomFields): string | null {
  return pickAlternate(
    links.map(({ rel, type, href }) => ({ rel: settle(rel), type: settle(type), href: settle(href) })),
  )
}

function authorOf({ authors }: TidyAtomFields): string | null {
  return authors[0] === undefined ? null : word(authors[0])
}

/** A list of which all but one value are empty is one too many: see how lists are written. */
function list(values: string[]): string[] {
  const full = values.filter((value) => value !== '')
  return values.length > 1 && full.length === 1 ? [] : full
}

function numbers(texts: string[]): number[] {
  return texts
    .filter((text) => text !== '')
    .map(Number)
    .filter((number) => !Number.isNaN(number))
}

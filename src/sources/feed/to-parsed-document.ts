import type { ParsedItem } from '../../domain/item.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { ParsedDocument } from '../../ports/source-adapter.ts'
import { foldBlanks, toPlainText } from '../html/plain-text.ts'
import { toWebAddress } from '../xml/resolve-url.ts'
import { parseDate } from './dates/parse-date.ts'
import type { FeedDocument, FeedEntry, FeedText } from './feed-document.ts'
import type { ParsedFeed } from './parse-feed.ts'

/** Longer texts than this are cut: no article is, and everything after it costs time by length. */
const MAX_TEXT = 400_000
const MAX_TITLE = 2_000
const MAX_ID = 2_000

/** The normal form everything after the sources works on: plain text, web addresses, instants. */
export function toParsedDocument({ document, parser, charset, cutShort }: ParsedFeed): ParsedDocument {
  return {
    title: plain(document.title, MAX_TITLE),
    items: document.entries.map((entry) => toParsedItem(entry, document)).filter(saysSomething),
    parser,
    charset,
    ...(cutShort ? { cutShort } : {}),
    ...hintsOf(document),
  }
}

function toParsedItem(entry: FeedEntry, document: FeedDocument): ParsedItem {
  const contents = entry.contents.map((text) => plain(text, MAX_TEXT))
  // Where an entry has no summary its first content stands in, and has been read.
  const known = entry.summary ? entry.contents.indexOf(entry.summary) : -1
  const summary = contents[known] ?? plain(entry.summary, MAX_TEXT)
  const content = [summary, ...contents].reduce((longest, text) => (text.length > longest.length ? text : longest), '')
  const updatedAt = instant(entry.updated)
  return {
    guid: entry.id === null || entry.id === '' ? null : entry.id.slice(0, MAX_ID),
    link: toWebAddress(entry.link) ?? toWebAddress(entry.id),
    title: plain(entry.title, MAX_TITLE).replaceAll('\n', ' '),
    summary,
    content,
    author: entry.author === null ? null : foldBlanks(toPlainText(entry.author)).slice(0, 300) || null,
    publishedAt: instant(entry.published) ?? instant(entry.created) ?? updatedAt,
    updatedAt,
    language: entry.language ?? document.language,
  }
}

/** An entry without identifier, link and text is nothing that could be kept. */
function saysSomething({ guid, link, title, content }: ParsedItem): boolean {
  return guid !== null || link !== null || title !== '' || content !== ''
}

function plain(text: FeedText | null, limit: number): string {
  if (text === null) return ''
  const value = text.type === 'text/plain' ? foldBlanks(text.value) : toPlainText(text.value)
  return value.length > limit ? value.slice(0, limit) : value
}

function instant(words: string | null): Instant | null {
  return words === null ? null : parseDate(words)
}

function hintsOf(document: FeedDocument): Partial<ParsedDocument> {
  const { ttlMinutes, skipHours, skipDays } = document
  return {
    ...(ttlMinutes !== null && ttlMinutes > 0 ? { ttlMinutes } : {}),
    ...(skipHours.length > 0 ? { skipHours } : {}),
    ...(skipDays.length > 0 ? { skipDays } : {}),
  }
}

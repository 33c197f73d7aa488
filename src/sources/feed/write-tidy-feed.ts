import { writeElement } from '../xml/write-xml.ts'
import type { FeedText } from './feed-document.ts'
import type { TidyAtom, TidyAtomFields, TidyChannel, TidyFeed, TidyItem, TidyRss, TidyText } from './tidy-form.ts'

const RSS_HEAD =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
const ATOM_HEAD = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/">'
const TYPES: Record<FeedText['type'], string> = {
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
}

/**
 * A tidy feed as XML any parser reads: well-formed, one dialect a family. Entries are numbered so that no library takes
 * one for empty and drops it.
 */
export function writeTidyFeed(feed: TidyFeed): { xml: string; entryCount: number } {
  return feed.family === 'rss'
    ? { xml: writeRss(feed), entryCount: feed.items.length }
    : { xml: writeAtom(feed), entryCount: feed.entries.length }
}

function writeRss({ channel, items }: TidyRss): string {
  const written = items.map((item, at) => `<item><dc:identifier>${at}</dc:identifier>${writeItem(item)}</item>`)
  return `${RSS_HEAD}<channel><generator>tidy</generator>${writeChannel(channel)}${written.join('\n')}</channel></rss>`
}

function writeChannel(channel: TidyChannel): string {
  return [
    writeElement('title', channel.title),
    writeElement('description', channel.description),
    writeElement('link', channel.link),
    writeElement('language', channel.language),
    writeElement('pubDate', channel.published),
    writeElement('lastBuildDate', channel.updated),
    writeElement('dcterms:issued', channel.issued),
    writeElement('dcterms:created', channel.created),
    writeElement('ttl', channel.ttl),
    writeList('skipHours', 'hour', channel.skipHours),
    writeList('skipDays', 'day', channel.skipDays),
  ].join('')
}

/** A list of one is written twice: feedsmith drops a lone `day`, and the readers keep each value once. */
function writeList(name: string, itemName: string, values: string[]): string {
  if (values.length === 0) return ''
  const written = values.length === 1 ? [...values, ...values] : values
  return `<${name}>${written.map((value) => writeElement(itemName, value)).join('')}</${name}>`
}

function writeItem(item: TidyItem): string {
  return [
    writeElement('title', item.title),
    writeElement('description', item.description),
    ...item.contents.map(writeContent),
    writeElement('link', item.link),
    writeElement('guid', item.guid, item.guid === '' ? {} : { isPermaLink: 'false' }),
    writeElement('pubDate', item.published),
    writeElement('dcterms:issued', item.issued),
    writeElement('dcterms:created', item.created),
    writeElement('dcterms:modified', item.updated),
    writeElement('dc:creator', item.author),
    writeElement('dc:language', item.language),
  ].join('')
}

/** The kind of a body is said by the element it goes into. */
function writeContent(text: FeedText): string {
  if (text.type === 'application/xhtml+xml') return writeElement('atom:content', text.value, { type: 'xhtml' })
  return writeElement('content:encoded', text.value)
}

function writeAtom({ head, entries }: TidyAtom): string {
  const body = entries.map(
    (entry, at) =>
      `<entry><dcterms:identifier>${at}</dcterms:identifier>${writeAtomFields(entry, 'published')}</entry>`,
  )
  const written = head ? writeAtomFields(head, 'dcterms:issued') : ''
  return `${ATOM_HEAD}<generator>tidy</generator>${written}${body.join('\n')}</feed>`
}

function writeAtomFields(fields: TidyAtomFields, published: string): string {
  return [
    writeText('title', fields.title),
    writeText('subtitle', fields.subtitle),
    writeText('summary', fields.summary),
    writeText('content', fields.content),
    ...fields.links.map((link) => writeElement('link', '', link)),
    writeElement('id', fields.id),
    writeElement('updated', fields.updated),
    writeElement(published, fields.published),
    writeElement('dcterms:created', fields.created),
    ...fields.authors.map((name) => `<author>${writeElement('name', name)}</author>`),
    writeElement('dcterms:language', fields.language),
  ].join('')
}

function writeText(name: string, text: TidyText | null): string {
  return text ? writeElement(name, text.value, text.type === null ? {} : { type: TYPES[text.type] }) : ''
}

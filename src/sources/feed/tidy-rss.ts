import { resolveUrl } from '../xml/resolve-url.ts'
import { writeElement } from '../xml/write-xml.ts'
import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'
import type { FeedText } from './feed-document.ts'
import { pickMediaTexts } from './pick-media.ts'
import { readAtomText, readRssText, readXhtmlText } from './text-construct.ts'
import type { TidyFeed } from './tidy-form.ts'

const HEAD =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'

/**
 * RSS 0.9x, 1.0 (RDF), 2.0 and CDF as RSS 2.0: items wherever they stand, in document order, numbered so that no
 * library takes one for empty and drops it.
 */
export function tidyRss(root: XmlElement, channel: XmlElement): TidyFeed {
  const core = coreNamespaces(root, channel)
  const items = findItems(root, channel, core)
  const written = items.map((item, at) => `<item><dc:identifier>${at}</dc:identifier>${tidyItem(item, core)}</item>`)
  const head = tidyChannel(channel, core)
  return {
    xml: `${HEAD}<channel><generator>tidy</generator>${head}${written.join('\n')}</channel></rss>`,
    entryCount: items.length,
  }
}

/** RSS elements have no namespace, one of RSS's or whatever the root or channel has; anything else is foreign. */
function coreNamespaces(root: XmlElement, channel: XmlElement): Set<string> {
  return new Set(['', 'rss', channel.uri, root.uri === 'rdf' ? 'rss' : root.uri])
}

function findItems(root: XmlElement, channel: XmlElement, core: Set<string>): XmlElement[] {
  const isItem = ({ uri, local }: XmlElement) => local === 'item' && (core.has(uri) || uri === 'xhtml')
  const parents = new Set([root, channel, ...elementsOf(root).filter(({ local }) => local === 'channel')])
  for (const parent of [...parents]) {
    for (const child of elementsOf(parent)) if (child.local === 'items' && core.has(child.uri)) parents.add(child)
  }
  return [...parents].flatMap((parent) => elementsOf(parent).filter(isItem))
}

type Fields = {
  core: (...names: string[]) => XmlElement | undefined
  named: (uri: string, ...names: string[]) => XmlElement | undefined
  lastDate: (uri: string | null, ...names: string[]) => string
}

function fieldsOf(parent: XmlElement, core: Set<string>): Fields {
  const own = elementsOf(parent)
  const isCore = ({ uri }: XmlElement) => core.has(uri)
  return {
    core: (...names) => own.find((one) => isCore(one) && names.includes(one.local) && hasContent(one)),
    named: (uri, ...names) => own.find((one) => one.uri === uri && names.includes(one.local) && hasContent(one)),
    lastDate: (uri, ...names) => {
      const fits = (one: XmlElement) => (uri === null ? isCore(one) : one.uri === uri) && names.includes(one.local)
      const last = own.filter(fits).at(-1)
      return last ? textOf(last).trim() : ''
    },
  }
}

function hasContent(element: XmlElement): boolean {
  return element.children.length > 0
}

function tidyChannel(channel: XmlElement, core: Set<string>): string {
  const fields = fieldsOf(channel, core)
  const title = fields.core('title') ?? fields.named('dc', 'title')
  const subtitle =
    fields.core('description', 'abstract', 'tagline', 'subtitle') ??
    fields.named('dc', 'description') ??
    fields.named('itunes', 'subtitle', 'summary')
  const language = fields.core('language') ?? fields.named('dc', 'language')
  return [
    writeText('title', title ? readRssText(title) : null),
    writeText('description', subtitle ? readRssText(subtitle) : null),
    writeElement('link', findLink(channel, fields) ?? ''),
    writeElement('language', language ? textOf(language).trim() : channel.language),
    writeElement('pubDate', fields.lastDate(null, 'pubdate')),
    writeElement('lastBuildDate', updatedOf(channel, fields)),
    writeElement('dcterms:issued', fields.lastDate('dcterms', 'issued', 'available')),
    writeElement('dcterms:created', fields.lastDate('dcterms', 'created')),
    ...tidyHints(fields),
  ].join('')
}

function tidyHints(fields: Fields): string[] {
  const texts = (list: XmlElement | undefined, name: string) =>
    (list ? elementsOf(list).filter(({ local }) => local === name) : []).map((one) => textOf(one).trim())
  const ttl = fields.core('ttl')
  const hours = texts(fields.core('skiphours'), 'hour').slice(0, 24)
  const days = texts(fields.core('skipdays'), 'day').slice(0, 7)
  return [
    ttl ? writeElement('ttl', textOf(ttl).trim()) : '',
    writeList('skipHours', 'hour', hours),
    writeList('skipDays', 'day', days),
  ]
}

/** A list of one is written twice: feedsmith drops a lone `day`, and the readers keep each value once. */
function writeList(name: string, itemName: string, values: string[]): string {
  if (values.length === 0) return ''
  const written = values.length === 1 ? [...values, ...values] : values
  return `<${name}>${written.map((value) => writeElement(itemName, value)).join('')}</${name}>`
}

function tidyItem(item: XmlElement, core: Set<string>): string {
  const fields = fieldsOf(item, core)
  const media = pickMediaTexts(item)
  const title = fields.core('title') ?? fields.named('dc', 'title')
  const author = fields.core('author') ?? fields.named('dc', 'creator') ?? fields.named('itunes', 'author')
  const language = fields.named('dc', 'language')
  const { summary, contents } = readTexts(fields)
  return [
    title ? writeText('title', readRssText(title)) : writeElement('title', media.title),
    summary ? writeText('description', summary) : writeElement('description', media.description),
    ...contents.map(writeContent),
    writeElement('link', findLink(item, fields) ?? ''),
    tidyGuid(item, fields),
    writeElement('pubDate', fields.lastDate(null, 'pubdate') || fields.lastDate('atom', 'published')),
    writeElement('dcterms:issued', fields.lastDate('dcterms', 'issued', 'available')),
    writeElement('dcterms:created', fields.lastDate('dcterms', 'created')),
    writeElement('dcterms:modified', updatedOf(item, fields)),
    writeElement('dc:creator', author ? textOf(author).trim() : ''),
    writeElement('dc:language', language ? textOf(language).trim() : item.language),
  ].join('')
}

/** A `summary` beside a `description` makes the description the longer text. */
function readTexts(fields: Fields): { summary: FeedText | null; contents: FeedText[] } {
  const short = fields.core('summary') ?? fields.named('atom', 'summary')
  const description = fields.core('description', 'abstract') ?? fields.named('dc', 'description')
  const read = (element: XmlElement | undefined) => (element ? readRssText(element) : null)
  const xhtml = fields.named('xhtml', 'body')
  const atom = fields.named('atom', 'content')
  const contents = [
    read(fields.named('content', 'encoded')),
    xhtml ? readXhtmlText(xhtml) : null,
    read(fields.core('body', 'fullitem', 'content:encoded')),
    atom ? readAtomText(atom, false) : null,
    short ? read(description) : null,
  ].filter((one): one is FeedText => one !== null)
  const itunes = fields.named('itunes', 'summary', 'subtitle')
  return { summary: read(short ?? description ?? itunes), contents }
}

/** Updated: the channel's own, Dublin Core's or, in CDF, an attribute. */
function updatedOf(parent: XmlElement, fields: Fields): string {
  return (
    fields.lastDate('dcterms', 'modified') ||
    fields.lastDate(null, 'lastbuilddate', 'modified', 'updated') ||
    fields.lastDate('atom', 'updated') ||
    fields.lastDate('dc', 'date') ||
    fields.lastDate('dcterms', 'date') ||
    (parent.attributes.lastmod ?? '')
  )
}

function findLink(parent: XmlElement, fields: Fields): string | null {
  const plain = fields.core('link')
  const text = plain ? resolveUrl(textOf(plain), plain.base) : null
  if (text !== null) return text
  const withHref = elementsOf(parent).find(
    ({ local, attributes }) =>
      local === 'link' && attributes.href && (attributes.rel === undefined || attributes.rel === 'alternate'),
  )
  const href = withHref?.attributes.href ?? parent.attributes.href
  const resolved = href === undefined ? null : resolveUrl(href, parent.base)
  if (resolved !== null) return resolved
  const guid = parent.local === 'item' ? fields.core('guid') : undefined
  if (guid && isPermaLink(guid)) {
    const address = resolveUrl(textOf(guid), guid.base)
    if (address !== null && /^https?:/i.test(address) && looksLikeAddress(textOf(guid))) return address
  }
  return null
}

function isPermaLink(guid: XmlElement): boolean {
  return (guid.attributes.ispermalink ?? 'true').trim().toLowerCase() !== 'false'
}

function looksLikeAddress(text: string): boolean {
  return /^\s*(?:https?:\/\/|\/)/i.test(text)
}

function tidyGuid(item: XmlElement, fields: Fields): string {
  const guid = fields.core('guid') ?? fields.named('atom', 'id') ?? fields.core('id')
  const text = guid ? textOf(guid).trim() : (item.attributes['rdf:about'] ?? '').trim()
  const resolved = guid && text.startsWith('/') && isPermaLink(guid) ? (resolveUrl(text, guid.base) ?? text) : text
  return writeElement('guid', resolved, resolved === '' ? {} : { isPermaLink: 'false' })
}

function writeText(name: string, text: FeedText | null): string {
  return text ? writeElement(name, text.value) : ''
}

/** The kind of a body is said by the element it goes into. */
function writeContent(text: FeedText): string {
  if (text.type === 'application/xhtml+xml') return writeElement('atom:content', text.value, { type: 'xhtml' })
  return writeElement('content:encoded', text.value)
}

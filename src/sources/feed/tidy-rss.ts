import { resolveUrl } from '../xml/resolve-url.ts'
import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'
import type { FeedText } from './feed-document.ts'
import { pickMediaTexts } from './pick-media.ts'
import { readAtomText, readRssText, readXhtmlText } from './text-construct.ts'
import type { TidyChannel, TidyItem, TidyRss } from './tidy-form.ts'

/** RSS 0.9x, 1.0 (RDF), 2.0 and CDF in the fields of RSS 2.0: items wherever they stand, in document order. */
export function tidyRss(root: XmlElement, channel: XmlElement): TidyRss {
  const core = coreNamespaces(root, channel)
  const items = findItems(root, channel, core)
  return { family: 'rss', channel: tidyChannel(channel, core), items: items.map((item) => tidyItem(item, core)) }
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

function tidyChannel(channel: XmlElement, core: Set<string>): TidyChannel {
  const fields = fieldsOf(channel, core)
  const title = fields.core('title') ?? fields.named('dc', 'title')
  const subtitle =
    fields.core('description', 'abstract', 'tagline', 'subtitle') ??
    fields.named('dc', 'description') ??
    fields.named('itunes', 'subtitle', 'summary')
  const language = fields.core('language') ?? fields.named('dc', 'language')
  return {
    title: rssTextOf(title),
    description: rssTextOf(subtitle),
    link: findLink(channel, fields) ?? '',
    language: language ? textOf(language).trim() : channel.language,
    published: fields.lastDate(null, 'pubdate'),
    updated: updatedOf(channel, fields),
    issued: fields.lastDate('dcterms', 'issued', 'available'),
    created: fields.lastDate('dcterms', 'created'),
    ...tidyHints(fields),
  }
}

function tidyHints(fields: Fields): Pick<TidyChannel, 'ttl' | 'skipHours' | 'skipDays'> {
  const texts = (list: XmlElement | undefined, name: string) =>
    (list ? elementsOf(list).filter(({ local }) => local === name) : []).map((one) => textOf(one).trim())
  const ttl = fields.core('ttl')
  return {
    ttl: ttl ? textOf(ttl).trim() : '',
    skipHours: texts(fields.core('skiphours'), 'hour').slice(0, 24),
    skipDays: texts(fields.core('skipdays'), 'day').slice(0, 7),
  }
}

function tidyItem(item: XmlElement, core: Set<string>): TidyItem {
  const fields = fieldsOf(item, core)
  const media = pickMediaTexts(item)
  const title = fields.core('title') ?? fields.named('dc', 'title')
  const author = fields.core('author') ?? fields.named('dc', 'creator') ?? fields.named('itunes', 'author')
  const language = fields.named('dc', 'language')
  const { summary, contents } = readTexts(fields)
  return {
    title: title ? rssTextOf(title) : media.title,
    description: summary ? summary.value : media.description,
    contents,
    link: findLink(item, fields) ?? '',
    guid: tidyGuid(item, fields),
    published: fields.lastDate(null, 'pubdate') || fields.lastDate('atom', 'published'),
    issued: fields.lastDate('dcterms', 'issued', 'available'),
    created: fields.lastDate('dcterms', 'created'),
    updated: updatedOf(item, fields),
    author: author ? textOf(author).trim() : '',
    language: language ? textOf(language).trim() : item.language,
  }
}

function rssTextOf(element: XmlElement | undefined): string {
  return (element && readRssText(element)?.value) ?? ''
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
  return guid && text.startsWith('/') && isPermaLink(guid) ? (resolveUrl(text, guid.base) ?? text) : text
}

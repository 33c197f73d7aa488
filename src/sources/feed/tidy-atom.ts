import { resolveUrl } from '../xml/resolve-url.ts'
import { writeElement } from '../xml/write-xml.ts'
import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'
import type { FeedText } from './feed-document.ts'
import { pickMediaTexts } from './pick-media.ts'
import { readAtomText } from './text-construct.ts'
import type { TidyFeed } from './tidy-form.ts'

const HEAD = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/">'
const TYPES: Record<FeedText['type'], string> = {
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
}

/** Atom 0.3 and 1.0 as Atom 1.0. A lone `entry` document is a feed of one. Entries are numbered so that none counts as empty. */
export function tidyAtom(root: XmlElement): TidyFeed {
  const version03 = root.uri !== 'atom' && (root.attributes.version ?? '').startsWith('0')
  const entries = root.local === 'entry' ? [root] : elementsOf(root).filter(({ local }) => local === 'entry')
  const head = root.local === 'entry' ? '' : tidyFields(root, root, version03)
  const body = entries.map(
    (entry, at) => `<entry><dcterms:identifier>${at}</dcterms:identifier>${tidyFields(entry, root, version03)}</entry>`,
  )
  return { xml: `${HEAD}<generator>tidy</generator>${head}${body.join('\n')}</feed>`, entryCount: entries.length }
}

function tidyFields(parent: XmlElement, root: XmlElement, version03: boolean): string {
  const own = elementsOf(parent).filter((child) => isCore(child, root))
  const first = (...names: string[]) => own.find(({ local }) => names.includes(local))
  const text = (name: string, ...names: string[]) => {
    const element = first(...names)
    const read = element ? readAtomText(element, version03) : null
    return read ? writeElement(name, read.value, { type: TYPES[read.type] }) : ''
  }
  const media = pickMediaTexts(parent)
  const title = text('title', 'title') || writeElement('title', media.title)
  const summary = text('summary', 'summary') || writeElement('summary', media.description)
  const contents = own.filter(({ local }) => local === 'content').map((one) => readAtomText(one, version03))
  return [
    title,
    text('subtitle', 'subtitle', 'tagline'),
    summary,
    ...contents.slice(0, 1).map((one) => (one ? writeElement('content', one.value, { type: TYPES[one.type] }) : '')),
    ...own.filter(({ local }) => local === 'link').map(tidyLink),
    tidyId(first('id')),
    date('updated', own, 'updated', 'modified'),
    date(parent.local === 'feed' ? 'dcterms:issued' : 'published', own, 'published', 'issued'),
    date('dcterms:created', own, 'created'),
    ...own.filter(({ local }) => local === 'author').map(tidyAuthor),
    parent.language === '' ? '' : writeElement('dcterms:language', parent.language),
  ].join('')
}

/** Foreign elements may share a name with Atom's own; those that are Atom's have its namespace or the root's. */
function isCore(child: XmlElement, root: XmlElement): boolean {
  return child.uri === root.uri || child.uri === 'atom' || child.uri === 'atom03' || child.uri === ''
}

/** The last of several dates counts: an edit is added below. */
function date(name: string, own: XmlElement[], ...names: string[]): string {
  const found = own.filter(({ local }) => names.includes(local)).at(-1)
  return found ? writeElement(name, textOf(found).trim()) : ''
}

function tidyLink(element: XmlElement): string {
  const href = resolveUrl(element.attributes.href ?? '', element.base)
  if (href === null) return ''
  const rel = element.attributes.rel?.trim() || 'alternate'
  return writeElement('link', '', { rel, type: element.attributes.type ?? '', href })
}

/** Identifiers are not addresses and are kept to the letter, unless they are plainly a path on the site. */
export function tidyId(element: XmlElement | undefined): string {
  if (!element) return ''
  const text = textOf(element).trim()
  return writeElement('id', text.startsWith('/') ? (resolveUrl(text, element.base) ?? text) : text)
}

function tidyAuthor(element: XmlElement): string {
  const parts = elementsOf(element)
  const name = parts.find(({ local }) => local === 'name') ?? parts.find(({ local }) => local === 'email')
  const text = textOf(name ?? element).trim()
  return text === '' ? '' : `<author>${writeElement('name', text)}</author>`
}

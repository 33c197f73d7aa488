import { resolveUrl } from '../xml/resolve-url.ts'
import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'
import { pickMediaTexts } from './pick-media.ts'
import { readAtomText } from './text-construct.ts'
import type { TidyAtom, TidyAtomFields, TidyText } from './tidy-form.ts'

/** Atom 0.3 and 1.0 in the fields of Atom 1.0. A lone `entry` document is a feed of one. */
export function tidyAtom(root: XmlElement): TidyAtom {
  const version03 = root.uri !== 'atom' && (root.attributes.version ?? '').startsWith('0')
  const entries = root.local === 'entry' ? [root] : elementsOf(root).filter(({ local }) => local === 'entry')
  return {
    family: 'atom',
    head: root.local === 'entry' ? null : tidyFields(root, root, version03),
    entries: entries.map((entry) => tidyFields(entry, root, version03)),
  }
}

function tidyFields(parent: XmlElement, root: XmlElement, version03: boolean): TidyAtomFields {
  const own = elementsOf(parent).filter((child) => isCore(child, root))
  const first = (...names: string[]) => own.find(({ local }) => names.includes(local))
  const text = (...names: string[]) => {
    const element = first(...names)
    return element ? readAtomText(element, version03) : null
  }
  const media = pickMediaTexts(parent)
  return {
    title: text('title') ?? untyped(media.title),
    subtitle: text('subtitle', 'tagline'),
    summary: text('summary') ?? untyped(media.description),
    content: text('content'),
    links: own.filter(({ local }) => local === 'link').flatMap(tidyLink),
    id: tidyId(first('id')),
    updated: lastDate(own, 'updated', 'modified'),
    published: lastDate(own, 'published', 'issued'),
    created: lastDate(own, 'created'),
    authors: own.filter(({ local }) => local === 'author').flatMap(tidyAuthor),
    language: parent.language,
  }
}

function untyped(value: string): TidyText | null {
  return value === '' ? null : { value, type: null }
}

/** Foreign elements may share a name with Atom's own; those that are Atom's have its namespace or the root's. */
function isCore(child: XmlElement, root: XmlElement): boolean {
  return child.uri === root.uri || child.uri === 'atom' || child.uri === 'atom03' || child.uri === ''
}

/** The last of several dates counts: an edit is added below. */
function lastDate(own: XmlElement[], ...names: string[]): string {
  const found = own.filter(({ local }) => names.includes(local)).at(-1)
  return found ? textOf(found).trim() : ''
}

function tidyLink(element: XmlElement): TidyAtomFields['links'] {
  const href = resolveUrl(element.attributes.href ?? '', element.base)
  if (href === null) return []
  return [{ rel: element.attributes.rel?.trim() || 'alternate', type: element.attributes.type ?? '', href }]
}

/** Identifiers are not addresses and are kept to the letter, unless they are plainly a path on the site. */
function tidyId(element: XmlElement | undefined): string {
  if (!element) return ''
  const text = textOf(element).trim()
  return text.startsWith('/') ? (resolveUrl(text, element.base) ?? text) : text
}

function tidyAuthor(element: XmlElement): string[] {
  const parts = elementsOf(element)
  const name = parts.find(({ local }) => local === 'name') ?? parts.find(({ local }) => local === 'email')
  const text = textOf(name ?? element).trim()
  return text === '' ? [] : [text]
}

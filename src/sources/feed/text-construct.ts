import { resolveHtml } from '../html/resolve-html.ts'
import { innerHtml } from '../xml/write-xml.ts'
import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'
import type { FeedText } from './feed-document.ts'
import { looksLikeHtml } from './feed-text.ts'

/** A text of RSS: escaped HTML, HTML in CDATA or naked tags, never declared. */
export function readRssText(element: XmlElement): FeedText | null {
  if (elementsOf(element).length > 0) return html(element, innerHtml(element, true), 'text/html')
  const value = textOf(element).trim()
  if (value === '') return null
  return looksLikeHtml(value) ? html(element, value, 'text/html') : { value, type: 'text/plain' }
}

/** An XHTML body inside RSS. */
export function readXhtmlText(element: XmlElement): FeedText | null {
  return html(element, innerHtml(element, true), 'application/xhtml+xml')
}

/**
 * A text construct of Atom 1.0 (`text`, `html`, `xhtml`, media types, base64) or 0.3 (`mode`). The wrapping `div` of
 * XHTML belongs to the construct in 1.0 and to the text in 0.3. Null where it is empty or no text at all.
 */
export function readAtomText(element: XmlElement, version03: boolean): FeedText | null {
  const type = (element.attributes.type ?? 'text').trim().toLowerCase()
  const mode = (element.attributes.mode ?? '').trim().toLowerCase()
  const inline = elementsOf(element)
  if (mode === 'base64' || (!version03 && isBinary(type))) return readBase64(element, type)
  const xhtml = type === 'xhtml' || type === 'application/xhtml+xml' || type.endsWith('+xml')
  if (xhtml && mode !== 'escaped') {
    const only = inline.length === 1 && inline[0]?.local === 'div' && !version03 ? inline[0] : element
    if (inline.length > 0) return html(only, innerHtml(only, false), 'application/xhtml+xml')
    return html(element, textOf(element), 'application/xhtml+xml')
  }
  if (inline.length > 0) return html(element, innerHtml(element, true), 'text/html')
  const value = textOf(element).trim()
  if (value === '') return null
  return type === 'html' || type === 'text/html' ? html(element, value, 'text/html') : { value, type: 'text/plain' }
}

function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml$/.test(type)
}

function readBase64(element: XmlElement, type: string): FeedText | null {
  if (/^(?:image|audio|video|font)\//.test(type)) return null
  const value = Buffer.from(textOf(element), 'base64').toString('utf8').trim()
  if (value === '' || value.includes('\uFFFD')) return null
  if (type === 'text/plain') return { value, type: 'text/plain' }
  return html(element, value, type.includes('xhtml') ? 'application/xhtml+xml' : 'text/html')
}

function html(element: XmlElement, value: string, type: FeedText['type']): FeedText | null {
  const resolved = resolveHtml(value, element.base).trim()
  return resolved === '' ? null : { value: resolved, type }
}

import { scanMarkup } from '../html/scan-markup.ts'
import { createTextDecoder } from './decode-text.ts'
import { cutDoctype } from './doctype.ts'
import { conventionalUri, NAMESPACES } from './namespaces.ts'
import { resolveUrl } from './resolve-url.ts'
import { elementsOf, isElement, type XmlElement } from './xml-tree.ts'

/** Deeper elements are read as text of the last one that counts: no feed is nested like this. */
const MAX_DEPTH = 100
/** Elements in one document; 5,000 entries with forty each. */
const MAX_ELEMENTS = 400_000
/** One that is still open when the next begins was never closed. */
const NEVER_NESTED = new Set(['item', 'entry', 'rss:item', 'atom:entry'])
/** Namespace prefixes in force at one place; a feed has a dozen. */
const MAX_PREFIXES = 100

type Scope = Map<string, string>
type Open = { element: XmlElement; name: string; scope: Scope }

/** The document was cut off by a limit; said in words. */
export class XmlTooLarge extends Error {}

/**
 * Reads XML the way the web writes it: unclosed and wrongly closed tags, bare `&`, undeclared prefixes and missing
 * declarations are put up with. Returns the root element, or null where there is none. Linear, bounded in depth and
 * number of elements.
 */
export function readXml(text: string, base: string): XmlElement | null {
  const { entities, body } = cutDoctype(text)
  const decode = createTextDecoder(entities)
  const top: XmlElement = { uri: '', local: '', attributes: {}, children: [], base, language: '' }
  const stack: Open[] = [{ element: top, name: '', scope: new Map() }]
  let tooDeep = 0
  let count = 0
  const current = () => stack[stack.length - 1] as Open
  const addText = (raw: string, cdata: boolean) => {
    const { children } = current().element
    const last = children[children.length - 1]
    if (last && !isElement(last) && last.cdata === cdata) last.text += raw
    else children.push({ text: raw, cdata })
  }
  scanMarkup(body, true, {
    open(name, raw, selfClosing) {
      if (++count > MAX_ELEMENTS) throw new XmlTooLarge(`The document has more than ${MAX_ELEMENTS} elements.`)
      if (NEVER_NESTED.has(name.toLowerCase()) && closeElement(stack, name)) tooDeep = 0
      if (stack.length > MAX_DEPTH) {
        if (!selfClosing) tooDeep++
        return
      }
      const opened = openElement(name, raw, current(), decode)
      current().element.children.push(opened.element)
      if (!selfClosing) stack.push(opened)
    },
    close(name) {
      if (tooDeep > 0) tooDeep--
      else closeElement(stack, name)
    },
    text: (raw) => addText(raw, false),
    cdata: (raw) => addText(raw, true),
  })
  decodeTexts(top, decode)
  return elementsOf(top)[0] ?? null
}

/** An end tag ends the nearest element of its name and whatever was left open inside; one that fits none is skipped. */
function closeElement(stack: Open[], name: string): boolean {
  const lower = name.toLowerCase()
  for (let at = stack.length - 1; at > 0; at--) {
    if (stack[at]?.name === lower) {
      stack.length = at
      return true
    }
  }
  return false
}

function decodeTexts(top: XmlElement, decode: (raw: string) => string): void {
  const open = [top]
  for (let element = open.pop(); element; element = open.pop()) {
    for (const node of element.children) {
      if (isElement(node)) open.push(node)
      else if (!node.cdata) node.text = decode(node.text)
    }
  }
}

function openElement(name: string, raw: Record<string, string>, parent: Open, decode: (raw: string) => string): Open {
  let scope = parent.scope
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) {
    const lower = key.toLowerCase()
    if (lower === 'xmlns' || lower.startsWith('xmlns:')) {
      if (scope.size >= MAX_PREFIXES) continue
      if (scope === parent.scope) scope = new Map(scope)
      scope.set(lower.slice(6), decode(value).trim())
    } else if (!lower.includes(':') || /^(xml|rdf):/.test(lower)) attributes[lower] = decode(value)
  }
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon).toLowerCase()
  const local = name.slice(colon + 1).toLowerCase()
  const uri = scope.get(prefix) ?? (prefix === '' ? '' : conventionalUri(prefix))
  const ownBase = attributes['xml:base']
  const base =
    ownBase === undefined ? parent.element.base : (resolveUrl(ownBase, parent.element.base) ?? parent.element.base)
  const language = attributes['xml:lang'] ?? parent.element.language
  return {
    element: { uri: NAMESPACES.get(uri.toLowerCase()) ?? uri, local, attributes, children: [], base, language },
    name: name.toLowerCase(),
    scope,
  }
}

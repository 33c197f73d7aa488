import { Parser } from 'htmlparser2'
import { createTextDecoder } from './decode-text.ts'
import { cutDoctype } from './doctype.ts'
import { conventionalUri, NAMESPACES } from './namespaces.ts'
import { resolveUrl } from './resolve-url.ts'
import type { XmlElement } from './xml-tree.ts'

/** Deeper elements are read as text of the last one that counts: no feed is nested like this. */
const MAX_DEPTH = 100
/** Elements in one document; 5,000 entries with forty each. */
const MAX_ELEMENTS = 400_000

type Scope = Map<string, string>
type Open = { element: XmlElement; scope: Scope }

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
  const stack: Open[] = [{ element: top, scope: new Map() }]
  let tooDeep = 0
  let count = 0
  let inCdata = false
  const parser = new Parser(
    {
      onopentag(name, raw) {
        if (stack.length > MAX_DEPTH) {
          tooDeep++
          return
        }
        if (++count > MAX_ELEMENTS) throw new XmlTooLarge(`The document has more than ${MAX_ELEMENTS} elements.`)
        const parent = stack[stack.length - 1] as Open
        const opened = openElement(name, raw, parent, decode)
        parent.element.children.push(opened.element)
        stack.push(opened)
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep--
        else if (stack.length > 1) stack.pop()
      },
      ontext(raw) {
        const { children } = (stack[stack.length - 1] as Open).element
        const last = children[children.length - 1]
        // Entities are whole within one chunk only where chunks are joined first; see `joinText`.
        if (last && !('local' in last) && last.cdata === inCdata) last.text += raw
        else children.push({ text: raw, cdata: inCdata })
      },
      oncdatastart() {
        inCdata = true
      },
      oncdataend() {
        inCdata = false
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeSelfClosing: true },
  )
  parser.write(body)
  parser.end()
  decodeTexts(top, decode)
  return top.children.find((node): node is XmlElement => 'local' in node) ?? null
}

function decodeTexts(top: XmlElement, decode: (raw: string) => string): void {
  const open = [top]
  for (let element = open.pop(); element; element = open.pop()) {
    for (const node of element.children) {
      if ('local' in node) open.push(node)
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
    scope,
  }
}

import type { XmlElement } from './xml-tree.ts'
import { isElement } from './xml-tree.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char] as string)
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => ESCAPES[char] as string)
}

/** HTML elements that have no end tag. */
export const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * The children of an element as HTML. `rawCdata`: what stands in CDATA is HTML already (RSS), not text (XHTML).
 */
export function innerHtml(element: XmlElement, rawCdata: boolean): string {
  const parts: string[] = []
  const write = (node: XmlElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) {
        parts.push(child.cdata && rawCdata ? child.text : escapeText(child.text))
        continue
      }
      parts.push(`<${child.local}${attributesOf(child)}>`)
      if (child.children.length === 0 && VOID.has(child.local)) continue
      write(child)
      parts.push(`</${child.local}>`)
    }
  }
  write(element)
  return parts.join('')
}

function attributesOf(element: XmlElement): string {
  return Object.entries(element.attributes)
    .filter(([name]) => !name.includes(':'))
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}

/** Writes one element of a tidy feed; empty ones are left out unless they have attributes. */
export function writeElement(name: string, text: string, attributes: Record<string, string> = {}): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')
  if (text === '' && written === '') return ''
  return `<${name}${written}>${escapeText(text)}</${name}>`
}

import { decodeHTMLAttribute } from 'entities'
import { resolveUrl } from '../xml/resolve-url.ts'
import { scanMarkup } from './scan-markup.ts'

/** Attributes whose value is one address. */
const NAMES = 'action background cite classid codebase data formaction href longdesc poster profile src usemap'.split(
  ' ',
)
const ADDRESSES = new Set(NAMES)
const NAMED = `(?:${NAMES.join('|')})`
/** Something that might be a relative address. Cheap enough to ask before reading the whole. */
const MAYBE_RELATIVE = new RegExp(String.raw`${NAMED}\s{0,9}=`, 'i')
/** One of them that does not begin with a scheme, as its letters stand: of most texts none, and they are not read at all. */
const RELATIVE = new RegExp(String.raw`${NAMED}\s*=(?!\s{0,9}["']?\s{0,9}[a-z][a-z0-9+.-]{0,20}:)`, 'i')

/** Makes the relative addresses in an HTML fragment absolute; every other character stays as it is. */
export function resolveHtml(html: string, base: string): string {
  if (base === '' || !MAYBE_RELATIVE.test(html) || !RELATIVE.test(html)) return html
  const parts: string[] = []
  let copied = 0
  scanMarkup(html, false, {
    attribute(name, start, end) {
      if (!ADDRESSES.has(name.toLowerCase())) return
      const address = decodeHTMLAttribute(html.slice(start, end)).trim()
      const resolved = resolveUrl(address, base)
      if (resolved === null || resolved === address) return
      parts.push(html.slice(copied, start), resolved.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
      copied = end
    },
  })
  return copied === 0 ? html : parts.join('') + html.slice(copied)
}

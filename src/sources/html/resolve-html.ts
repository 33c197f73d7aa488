import { decodeHTMLAttribute } from 'entities'
import { Parser } from 'htmlparser2'
import { resolveUrl } from '../xml/resolve-url.ts'
import { VOID } from '../xml/write-xml.ts'

/** Attributes whose value is one address. */
const ADDRESSES = new Set(
  'action background cite classid codebase data formaction href longdesc poster profile src usemap'.split(' '),
)
/** Something that might be a relative address. Cheap enough to ask before parsing. */
const MAYBE_RELATIVE =
  /(?:href|src|cite|action|poster|data|background|longdesc|usemap|classid|codebase|profile)\s{0,9}=/i

/** Makes the relative addresses in an HTML fragment absolute; everything else stays as written. */
export function resolveHtml(html: string, base: string): string {
  if (base === '' || !MAYBE_RELATIVE.test(html)) return html
  const parts: string[] = []
  let changed = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const written = Object.entries(attributes).map(([key, raw]) => {
          if (!ADDRESSES.has(key.toLowerCase())) return ` ${key}="${raw.replaceAll('"', '&quot;')}"`
          const value = decodeHTMLAttribute(raw).trim()
          const resolved = resolveUrl(value, base) ?? value
          if (resolved !== value) changed = true
          return ` ${key}="${resolved.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
        })
        parts.push(`<${name}${written.join('')}>`)
      },
      onclosetag(name, implied) {
        if (!implied || !VOID.has(name.toLowerCase())) parts.push(`</${name}>`)
      },
      ontext(text) {
        parts.push(text)
      },
      oncomment(text) {
        parts.push(`<!--${text}-->`)
      },
    },
    { decodeEntities: false, lowerCaseTags: false, lowerCaseAttributeNames: false },
  )
  parser.write(html)
  parser.end()
  return changed ? parts.join('') : html
}

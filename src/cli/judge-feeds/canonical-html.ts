import { Parser } from 'htmlparser2'

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * HTML in one spelling, so that two ways to write the same fragment compare equal: entities decoded, attributes
 * sorted, void elements alike, blanks folded. Text stays text, tags stay tags.
 */
export function canonicalHtml(html: string): string {
  const parts: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const written = Object.entries(attributes)
          .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
          .sort()
        parts.push(`<${name}${written.join('')}>`)
      },
      onclosetag(name) {
        if (!VOID.has(name)) parts.push(`</${name}>`)
      },
      ontext: (text) => parts.push(text.replaceAll('<', '\u0001')),
      oncomment: (text) => parts.push(`<!--${text}-->`),
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return parts.join('').replace(/\s+/g, ' ').trim()
}

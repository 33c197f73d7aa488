import { decodeHTML } from 'entities'
import { scanMarkup } from './scan-markup.ts'

/** Elements that start and end on a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
/** What is in these is not the author's text. */
const SILENT = new Set(
  'script style template noscript iframe object embed applet head title svg math select textarea'.split(' '),
)
const CELLS = new Set(['td', 'th'])

/** What stands in these is never text, closed or not. */
const CODE = new Set(['script', 'style'])

/**
 * The text of an HTML fragment as a reader would see it: entities decoded, blocks on lines of their own, blanks
 * folded. Linear in the length of the input, whatever is left open in it.
 */
export function toPlainText(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return foldBlanks(html)
  let parts: string[] = []
  // Text inside a silent element is kept aside until its end tag: without one the element was no more than a slip.
  let silent: { name: string; depth: number; before: string[] } | null = null
  scanMarkup(html, false, {
    tag(raw, selfClosing) {
      const name = raw.toLowerCase()
      if (silent === null && SILENT.has(name) && !selfClosing) {
        silent = { name, depth: 1, before: parts }
        parts = []
      } else if (silent?.name === name) silent.depth++
      if (BLOCKS.has(name) || name === 'br') parts.push('\n')
      else if (CELLS.has(name)) parts.push(' ')
    },
    close(raw) {
      const name = raw.toLowerCase()
      if (silent?.name === name && --silent.depth === 0) {
        parts = silent.before
        silent = null
      }
      if (BLOCKS.has(name)) parts.push('\n')
    },
    text: (raw) => parts.push(decodeHTML(raw).replaceAll('\n', ' ')),
    cdata: (raw) => parts.push(raw),
  })
  const left = silent as { name: string; before: string[] } | null
  if (left) parts = CODE.has(left.name) ? left.before : [...left.before, ...parts]
  return foldBlanks(parts.join(''))
}

/** Blanks to one, lines trimmed, no empty lines; controls and zero-width blanks out. */
export function foldBlanks(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/[\u200b\ufeff]/g, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
}

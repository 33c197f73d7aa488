import { Parser } from 'htmlparser2'

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

/**
 * The text of an HTML fragment as a reader would see it: entities decoded, blocks on lines of their own, blanks
 * folded. Linear in the length of the input.
 */
export function toPlainText(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return foldBlanks(html)
  const parts: string[] = []
  let silent = 0
  const parser = new Parser(
    {
      onopentagname(name) {
        if (SILENT.has(name)) silent++
        else if (BLOCKS.has(name)) parts.push('\n')
        else if (name === 'br') parts.push('\n')
        else if (CELLS.has(name)) parts.push(' ')
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1)
        else if (BLOCKS.has(name)) parts.push('\n')
      },
      ontext(text) {
        if (silent === 0) parts.push(text.replaceAll('\n', ' '))
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
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

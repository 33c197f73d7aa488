import type { ParsedDocument } from '../../ports/source-adapter.ts'

/** A whole tag that does something, as a browser would read it. */
const ACTIVE = /<\s{0,3}(?:script|iframe|frame|object|embed|applet|meta|link|style|base|form|img|svg)\b[^<>]{0,500}>/gi

/** Live elements left in the plain text that the rest of the program gets. There must be none. */
export function countActive(document: ParsedDocument): number {
  const texts = document.items.flatMap((item) => [item.title, item.summary, item.content, item.author ?? ''])
  const links = document.items.filter(({ link }) => link !== null && !/^https?:/.test(link)).length
  return links + [document.title, ...texts].reduce((sum, text) => sum + (text.match(ACTIVE)?.length ?? 0), 0)
}

/** Opening and closing marks of English and Spanish quotations. */
const PAIRS: Record<string, string> = { '"': '"', '“': '”', '«': '»', '‘': '’', '„': '“' }
/** Longer runs are a mark that was never closed, not a quotation. UTF-16 units. */
const LONGEST = 1_200

export type FoundQuote = { text: string; start: number; end: number }

/** Words between quotation marks, without the marks; offsets are UTF-16 units into `text`. */
export function findQuotes(text: string): FoundQuote[] {
  const quotes: FoundQuote[] = []
  // Where each closing mark stands next: looked for once, or a text of opening marks would cost its length squared.
  const next = new Map<string, number>()
  const find = (mark: string, from: number): number => {
    const known = next.get(mark)
    if (known !== undefined && (known === -1 || known >= from)) return known
    const at = text.indexOf(mark, from)
    next.set(mark, at)
    return at
  }
  for (let i = 0; i < text.length; i++) {
    const close = PAIRS[text[i] ?? '']
    if (close === undefined) continue
    // An apostrophe-like single quote inside a word opens nothing.
    if (text[i] === '‘' && /\p{L}/u.test(text[i - 1] ?? '')) continue
    const end = find(close, i + 1)
    if (end === -1 || end - i > LONGEST) continue
    const inner = text.slice(i + 1, end)
    if (inner.trim()) quotes.push({ text: inner, start: i + 1, end })
    i = end
  }
  return quotes
}

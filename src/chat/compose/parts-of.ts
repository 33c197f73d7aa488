type Template = { pattern: string; words: string[]; places: number[] }

const read = new WeakMap<object, Template[]>()

/** A text longer than this was made of no pattern: with its parts a refusal is far shorter. UTF-16 units. */
const LONGEST = 8_000

/**
 * The pattern of a catalogue that a text was made of, and the parts in it; `null`: none. Where several fit, the one that says
 * more words itself. Patterns of parts alone fit anything and are left out. Linear in the text, whatever is in it.
 */
export function partsOf(text: string, catalogue: object): { pattern: string; parts: string[] } | null {
  if (text.length > LONGEST) return null
  const templates = read.get(catalogue) ?? readTemplates(catalogue)
  read.set(catalogue, templates)
  for (const { pattern, words, places } of templates) {
    const found = between(text, words)
    if (found === null) continue
    const parts: string[] = []
    for (const [n, place] of places.entries()) parts[place] = found[n] ?? ''
    return { pattern, parts }
  }
  return null
}

/**
 * What stands between `words` where a text is them in this order, from its beginning to its end; `null` where it is not. Each
 * is taken where it comes first: if the rest fits behind a later place, it fits behind that one too.
 */
function between(text: string, words: readonly string[]): string[] | null {
  const [first = '', ...rest] = words
  const last = rest.pop() ?? ''
  const end = text.length - last.length
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return null
  const parts: string[] = []
  let from = first.length
  for (const word of rest) {
    const at = text.indexOf(word, from)
    if (at < 0 || at + word.length > end) return null
    parts.push(text.slice(from, at))
    from = at + word.length
  }
  return [...parts, text.slice(from, end)]
}

function readTemplates(catalogue: object): Template[] {
  return Object.keys(catalogue)
    .filter((pattern) => /\{\d+\}/.test(pattern) && saidBy(pattern) >= LEAST_SAID)
    .sort((a, b) => saidBy(b) - saidBy(a))
    .map((pattern) => {
      const pieces = pattern.split(/\{(\d+)\}/)
      return {
        pattern,
        words: pieces.filter((_piece, n) => n % 2 === 0),
        places: pieces.filter((_piece, n) => n % 2 === 1).map(Number),
      }
    })
}

/** Letters of its own that a pattern needs, so that it does not fit by accident. */
const LEAST_SAID = 8

function saidBy(pattern: string): number {
  return pattern.replace(/\{\d+\}/g, '').replace(/[^\p{L}]/gu, '').length
}

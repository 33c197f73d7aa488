type Template = { pattern: string; form: RegExp; places: number[] }

const read = new WeakMap<object, Template[]>()

/**
 * The pattern of a catalogue that a text was made of, and the parts in it; `null`: none. Where several fit, the one that says
 * more words itself. Patterns of parts alone fit anything and are left out.
 */
export function partsOf(text: string, catalogue: object): { pattern: string; parts: string[] } | null {
  const templates = read.get(catalogue) ?? readTemplates(catalogue)
  read.set(catalogue, templates)
  for (const { pattern, form, places } of templates) {
    const match = form.exec(text)
    if (match === null) continue
    const parts: string[] = []
    for (const [n, place] of places.entries()) parts[place] = match[n + 1] ?? ''
    return { pattern, parts }
  }
  return null
}

function readTemplates(catalogue: object): Template[] {
  return Object.keys(catalogue)
    .filter((pattern) => /\{\d+\}/.test(pattern) && saidBy(pattern) >= LEAST_SAID)
    .sort((a, b) => saidBy(b) - saidBy(a))
    .map((pattern) => {
      const pieces = pattern.split(/\{(\d+)\}/)
      const form = pieces.map((piece, n) => (n % 2 === 1 ? '(.{0,1000}?)' : literal(piece))).join('')
      return {
        pattern,
        form: new RegExp(`^${form}$`, 's'),
        places: pieces.filter((_piece, n) => n % 2 === 1).map(Number),
      }
    })
}

/** Letters of its own that a pattern needs, so that it does not fit by accident. */
const LEAST_SAID = 8

function saidBy(pattern: string): number {
  return pattern.replace(/\{\d+\}/g, '').replace(/[^\p{L}]/gu, '').length
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

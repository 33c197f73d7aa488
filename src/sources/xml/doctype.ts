/** More is no document type of a feed. */
const MAX_DOCTYPE = 100_000
const MAX_ENTITIES = 200
const MAX_VALUE = 10_000

export type Doctype = { entities: Map<string, string>; body: string }

/**
 * Cuts the document type out of the prolog and reads its internal entities. External ones (`SYSTEM`, `PUBLIC`) are
 * never looked at. Returns the text without it.
 */
export function cutDoctype(text: string): Doctype {
  const start = findDoctype(text)
  if (start < 0) return { entities: new Map(), body: text }
  const end = findEnd(text, start)
  if (end < 0) return { entities: new Map(), body: text.slice(0, start) + text.slice(start + 2) }
  const entities = readEntities(text.slice(start, end))
  return { entities, body: text.slice(0, start) + text.slice(end) }
}

/** Only before the root element: the same characters inside a CDATA section are somebody's text. */
function findDoctype(text: string): number {
  let at = 0
  for (let turns = 0; turns < 50; turns++) {
    at = text.indexOf('<', at)
    if (at < 0) return -1
    if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else return /^<!doctype[\s[>]/i.test(text.slice(at, at + 10)) ? at : -1
    if (at < 0) return -1
  }
  return -1
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

function findEnd(text: string, start: number): number {
  let quote = ''
  let brackets = 0
  const limit = Math.min(text.length, start + MAX_DOCTYPE)
  for (let at = start; at < limit; at++) {
    const char = text[at]
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (brackets === 0 && (char === '"' || char === "'")) quote = char
    else if (char === '"' || char === "'") quote = char
    else if (char === '[') brackets++
    else if (char === ']') brackets = Math.max(0, brackets - 1)
    else if (char === '>' && brackets === 0) return at + 1
  }
  return -1
}

const ENTITY = /<!ENTITY\s{1,20}([A-Za-z_:][\w.:-]{0,60})\s{1,20}(?:"([^"]*)"|'([^']*)')/g

function readEntities(doctype: string): Map<string, string> {
  const entities = new Map<string, string>()
  for (const match of doctype.matchAll(ENTITY)) {
    const [, name = '', double, single] = match
    const value = double ?? single ?? ''
    if (entities.size >= MAX_ENTITIES) break
    if (!entities.has(name) && value.length <= MAX_VALUE) entities.set(name, value)
  }
  return entities
}

import { parseDate } from '../../sources/feed/dates/parse-date.ts'
import type { FeedDocument, FeedEntry, FeedText } from '../../sources/feed/feed-document.ts'
import { canonicalHtml } from './canonical-html.ts'
import type { FeedCase } from './case-file.ts'

/** The differences between a document and what a case expects, in words; none means passed. */
export function gradeCase(one: FeedCase, document: FeedDocument): string[] {
  const differences: string[] = []
  const compare = (where: string, expected: string | null, actual: string | null) => {
    if (!same(expected, actual, one.compare)) {
      differences.push(`${where}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
    }
  }
  for (const [name, expected] of Object.entries(one.expect.feed ?? {})) {
    compare(name, expected, feedField(document, name))
  }
  for (const [index, fields] of Object.entries(one.expect.entries ?? {})) {
    const entry = document.entries[Number(index)]
    for (const [name, expected] of Object.entries(fields)) {
      compare(`${index}.${name}`, expected, entry ? entryField(entry, name) : null)
    }
  }
  const count = one.expect.doc?.entryCount
  if (count !== undefined && count !== document.entries.length) {
    differences.push(`entries: expected ${count}, got ${document.entries.length}`)
  }
  return differences
}

function same(expected: string | null, actual: string | null, how: FeedCase['compare']): boolean {
  if (expected === null || actual === null) return (expected ?? '') === (actual ?? '')
  if (expected.trim() === actual.trim()) return true
  return how === 'html' && canonicalHtml(expected) === canonicalHtml(actual)
}

function feedField(document: FeedDocument, name: string): string | null {
  switch (name) {
    case 'title':
    case 'subtitle':
      return document[name]?.value ?? null
    case 'titleType':
    case 'subtitleType':
      return typeOf(document[name === 'titleType' ? 'title' : 'subtitle'])
    case 'id':
    case 'link':
    case 'published':
    case 'updated':
    case 'created':
      return document[name]
    default:
      return name.endsWith('Iso') ? isoOf(feedField(document, name.slice(0, -3))) : null
  }
}

function entryField(entry: FeedEntry, name: string): string | null {
  const content = /^content\.(\d+)(Type)?$/.exec(name)
  if (content) {
    const text = entry.contents[Number(content[1])] ?? null
    return content[2] ? typeOf(text) : (text?.value ?? null)
  }
  switch (name) {
    case 'title':
    case 'summary':
      return entry[name]?.value ?? null
    case 'titleType':
    case 'summaryType':
      return typeOf(entry[name === 'titleType' ? 'title' : 'summary'])
    case 'id':
    case 'link':
    case 'published':
    case 'updated':
    case 'created':
      return entry[name]
    default:
      return name.endsWith('Iso') ? isoOf(entryField(entry, name.slice(0, -3))) : null
  }
}

function typeOf(text: FeedText | null): string | null {
  return text?.type ?? null
}

export function isoOf(words: string | null): string | null {
  const at = words === null ? null : parseDate(words)
  return at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`
}

import type { Notice } from '../../src/domain/notice.ts'
import type { Answer } from '../../src/ports/commands.ts'

/**
 * The same facts with `payload` in every place a text from outside can stand: names, quotes, titles, reasons,
 * addresses, hosts, errors. What the vocabulary and the configuration fix (stance, slug, language …) is left alone.
 */
export function poison<T extends Notice | Answer>(facts: T, payload: string): T {
  return poisonValue(facts, payload, '') as T
}

const FIXED = new Set([
  'kind',
  'type',
  'stance',
  'stanceKind',
  'language',
  'slug',
  'id',
  'state',
  'was',
  'event',
  'what.fixed',
  'rung',
  'flag',
  'flags',
  'decidedBy.fixed',
  'value',
  'firstMadeOn',
  'verdict',
  'band',
  'parent',
  'role',
  'platform',
  'events',
  'every',
  'locale',
  'format',
])

function poisonValue(value: unknown, payload: string, key: string): unknown {
  if (typeof value === 'string') return isFixed(value, key) ? value : `${payload}${value}${payload}`
  if (Array.isArray(value)) return value.map((one) => poisonValue(one, payload, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisonValue(inner, payload, name)]))
}

function isFixed(value: string, key: string): boolean {
  return (
    FIXED.has(key) ||
    // `what` and `decidedBy` are words of the vocabulary in some kinds and texts in others.
    [
      'editor',
      'automatic',
      'quote',
      'number',
      'name',
      'attribution',
      're_stanced',
      'link',
      'redirect',
      'known',
      'said',
      'cap',
      'digest',
      'stop',
      'channel',
      'platform',
      'needs_review',
      'refused',
      'newest',
      'best',
    ].includes(value)
  )
}

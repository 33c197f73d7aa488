import { Document } from 'yaml'
import type { PageSelectors } from '../domain/source.ts'

/** A source as somebody would write it into `sources.yaml`; only `outlet` has to be looked over. */
export type SourceDraft = {
  id: string
  name: string
  url: string
  language?: 'en' | 'es'
  page?: PageSelectors
  fullText?: boolean
  allowPrivate?: boolean
  ports?: number[]
}

/**
 * What reorders or steers a terminal without being visible: YAML leaves C1 controls, marks and overrides as they are. No
 * name, address or selector has a use for them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]+/gu

/** The entry below `sources:`, indented as there, ready to be pasted: printable characters only. */
export function writeSource(draft: SourceDraft): string {
  const { id, name, url, language, page, fullText, allowPrivate, ports } = draft
  const document = new Document([
    {
      id,
      name,
      ...(page === undefined ? {} : { kind: 'page' }),
      url,
      outlet: 'news',
      ...(language === 'es' ? { language } : {}),
      ...(allowPrivate ? { allowPrivate, ports: ports ?? [] } : {}),
      ...(fullText ? { fullText } : {}),
      ...(page === undefined ? {} : { page }),
    },
  ])
  const text = document.toString({ lineWidth: 0 })
  return text
    .replace(/[^\n]+/g, (line) => line.replace(UNSEEN, ' '))
    .replace('    outlet: news\n', '    outlet: news   # agency | news | court | ngo\n')
    .replace('  outlet: news\n', '  outlet: news # agency | news | court | ngo\n')
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n')
}

/** A short id out of an address and a title: `dhs-gov-press-releases`. */
export function idFor(url: string, taken: ReadonlySet<string> = new Set()): string {
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace(/^(?:www|feeds?|rss|news)\./, '').replace(/\.(?:com|org|net|gov|gob|co)(?=\.|$)/g, '')
  const last = pathname
    .split('/')
    .findLast((part) => /[a-z]{3}/i.test(part) && !/^(?:rss|feeds?|index|atom|xml)\b/i.test(part))
  const words = `${host}-${(last ?? '').replace(/\.[a-z]{2,5}$/i, '')}`
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '')
  const base = plain === '' ? 'source' : plain
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}

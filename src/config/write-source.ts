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

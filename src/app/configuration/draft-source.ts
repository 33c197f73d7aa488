import type { PageSelectors } from '../../domain/source.ts'
import type { SourceTrial } from '../try-source.ts'

/** What an address would be as a source, as far as its answer tells. */
export type TriedSource = {
  name: string
  url: string
  language?: 'en' | 'es'
  page?: PageSelectors
  /** A list holds headlines; who said what stands in the articles. */
  fullText?: true
  allowPrivate?: true
  ports?: number[]
}

/** `null` where there is nothing to poll. */
export function draftSource({ inspection, verdict, ...trial }: SourceTrial, allowPrivate: boolean): TriedSource | null {
  // The address as it was given, unless the site says that it moved for good.
  const moved = trial.redirects.length > 0 && trial.redirects.every(({ status }) => status === 301 || status === 308)
  const url = moved && trial.finalUrl !== null ? trial.finalUrl : trial.url
  const port = Number(new URL(url).port)
  const inner = allowPrivate ? { allowPrivate, ports: port > 0 ? [port] : [] } : {}
  if (verdict === 'feed' && inspection?.type === 'feed')
    return { name: nameOf(inspection.title, url), url, ...languageOf(inspection.language), ...inner }
  if (verdict !== 'page' || inspection?.type !== 'page' || inspection.list === null) return null
  return {
    name: nameOf(inspection.title, url),
    url,
    ...languageOf(inspection.language),
    ...inner,
    page: inspection.list.selectors,
    fullText: true,
  }
}

function nameOf(title: string, url: string): string {
  const name =
    title
      .split(/\s[|–—·-]\s/)
      .at(-1)
      // What steers a terminal, or a reader's eye, without being seen has no business in a name.
      ?.replace(/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]+/gu, ' ')
      .trim() ?? ''
  return (name.length >= 3 ? name : new URL(url).hostname).slice(0, 120)
}

function languageOf(tag: string | null): { language?: 'en' | 'es' } {
  const language = tag?.slice(0, 2).toLowerCase()
  return language === 'en' || language === 'es' ? { language } : {}
}

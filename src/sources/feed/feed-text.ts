import type { FeedText } from './feed-document.ts'

const HTML = /<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,2000})?\/?>|&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i

/** Has this a tag or an entity in it? Feeds that say nothing of their texts mean HTML when they write so. */
export function looksLikeHtml(value: string): boolean {
  return HTML.test(value)
}

/** A title of RSS, which says nothing of its kind. */
export function rssText(value: string | null | undefined): FeedText | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : { value: text, type: looksLikeHtml(text) ? 'text/html' : 'text/plain' }
}

/** A description of RSS: HTML by the specification, with or without a tag in it. */
export function rssHtml(value: string | null | undefined): FeedText | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : { value: text, type: 'text/html' }
}

/** A text of tidy Atom or JSON Feed: `text`, `html` or `xhtml`. */
export function typedText(value: string | null | undefined, type: string | undefined): FeedText | null {
  const text = value?.trim() ?? ''
  if (text === '') return null
  if (type === 'html') return { value: text, type: 'text/html' }
  return { value: text, type: type === 'xhtml' ? 'application/xhtml+xml' : 'text/plain' }
}

import { escapeMarkup, isoDate, paragraphsAsHtml, paragraphsOf } from './markup.ts'
import { type Addresses, articleAddress, feedAddress, listAddress } from './site-address.ts'
import type { ShownItem, SiteState } from './state-at.ts'
import type { StorySource } from './story-schema.ts'

const MARK = {
  en: 'Reconstructed for a demonstration: not the words of any real publication.',
  es: 'Reconstrucción para una demostración: no son palabras de ninguna publicación real.',
}

/** An article as a reader of the site would see it. */
export function renderArticle(source: StorySource, item: ShownItem, addresses: Addresses): string {
  return page(
    source,
    item.title,
    `<article>
<h1>${escapeMarkup(item.title)}</h1>
<p class="byline">${item.author ? `<span class="author">${escapeMarkup(item.author)}</span> · ` : ''}<time datetime="${isoDate(item.publishedAt, 0)}">${longDate(item.publishedAt, source)}</time></p>
<div class="body">
${paragraphsAsHtml(item.body)}
</div>
</article>
<p><a href="${escapeMarkup(listAddress(source, addresses))}">${escapeMarkup(source.title)}</a></p>`,
    addresses,
  )
}

/** The newsroom's list page, newest first, as sites without a feed have it. */
export function renderList(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const rows = state.items.map(
    (item) => `<li class="news-item">
<time datetime="${isoDate(item.publishedAt, 0)}">${longDate(item.publishedAt, source)}</time>
<h2><a href="${escapeMarkup(articleAddress(source, item.id, addresses))}">${escapeMarkup(item.title)}</a></h2>
<p class="summary">${escapeMarkup(paragraphsOf(item.body)[0] ?? '')}</p>
</li>`,
  )
  return page(
    source,
    source.title,
    `<h1>${escapeMarkup(source.title)}</h1>\n<ul class="news-list">\n${rows.join('\n')}\n</ul>`,
    addresses,
  )
}

/** What a gatekeeper in front of a site answers: a page about the visitor, nothing of the site. */
export function renderBlockPage(): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>403 - Access denied</title></head>
<body>
<h1>Access denied</h1>
<p>Automated requests are not permitted at this time. If you believe this is a mistake, contact the site owner.</p>
<p>Reference: reconstructed-demo</p>
</body>
</html>
`
}

export function renderErrorPage(status: 404 | 410): string {
  const words = status === 404 ? 'Page not found' : 'This page has been removed'
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${status} - ${words}</title></head>
<body><h1>${words}</h1></body>
</html>
`
}

function page(source: StorySource, title: string, body: string, addresses: Addresses): string {
  return `<!doctype html>
<html lang="${source.language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)}</title>
<link rel="alternate" type="${escapeMarkup(source.contentType.split(';')[0] ?? '')}" href="${escapeMarkup(feedAddress(source, addresses))}">
</head>
<body>
<aside class="notice"><p><strong>${MARK[source.language]}</strong></p></aside>
${body}
</body>
</html>
`
}

function longDate(at: number, source: StorySource): string {
  const local = new Date(at + source.zoneMinutes * 60_000)
  const locale = source.language === 'es' ? 'es-MX' : 'en-US'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(local)
}

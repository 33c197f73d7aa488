import { cdata, escapeMarkup, isoDate, paragraphsAsHtml, paragraphsOf, rssDate } from './markup.ts'
import { type Addresses, articleAddress, feedAddress, siteAddress } from './site-address.ts'
import type { ShownItem, SiteState } from './state-at.ts'
import type { StorySource } from './story-schema.ts'

/** A feed as text, in its source's format. The same state gives the same text. */
export function renderFeed(state: SiteState, addresses: Addresses): string {
  return RENDERERS[state.source.format](state, addresses)
}

const RENDERERS: Record<StorySource['format'], (state: SiteState, addresses: Addresses) => string> = {
  rss2: renderRss2,
  rss092: renderRss092,
  rdf: renderRdf,
  atom: renderAtom,
  json: renderJsonFeed,
}

function renderRss2(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const items = state.items.map((item) => {
    const link = escapeMarkup(articleAddress(source, item.id, addresses))
    const html = paragraphsAsHtml(item.body)
    return `<item>
<title>${escapeMarkup(item.title)}</title>
<link>${link}</link>
<guid isPermaLink="${source.guid === 'link'}">${source.guid === 'link' ? link : opaqueId(source, item)}</guid>
<pubDate>${rssDate(item.publishedAt, source.zoneMinutes)}</pubDate>
${item.author ? `<dc:creator>${escapeMarkup(item.author)}</dc:creator>\n` : ''}${
  source.articleIn === 'content'
    ? `<description>${escapeMarkup(paragraphsOf(item.body)[0] ?? '')}</description>
<content:encoded>${cdata(html)}</content:encoded>`
    : `<description>${escapeMarkup(html)}</description>`
}
</item>`
  })
  return `<?xml version="1.0" encoding="${source.charsetLabel}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeMarkup(source.title)}</title>
<link>${escapeMarkup(siteAddress(source, addresses))}</link>
<atom:link href="${escapeMarkup(feedAddress(source, addresses))}" rel="self" type="application/rss+xml"/>
<description>${escapeMarkup(source.description)}</description>
<language>${source.language === 'en' ? 'en-us' : 'es-mx'}</language>
<lastBuildDate>${rssDate(state.changedAt, source.zoneMinutes)}</lastBuildDate>
${items.join('\n')}
</channel>
</rss>
`
}

/** The old form: no guid, HTML in the description. */
function renderRss092(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const items = state.items.map(
    (item) => `<item>
<title>${escapeMarkup(item.title)}</title>
<link>${escapeMarkup(articleAddress(source, item.id, addresses))}</link>
<description>${cdata(paragraphsAsHtml(item.body))}</description>
<pubDate>${rssDate(item.publishedAt, source.zoneMinutes)}</pubDate>
</item>`,
  )
  return `<?xml version="1.0" encoding="${source.charsetLabel}"?>
<rss version="0.92">
<channel>
<title>${escapeMarkup(source.title)}</title>
<link>${escapeMarkup(siteAddress(source, addresses))}</link>
<description>${escapeMarkup(source.description)}</description>
<language>${source.language}</language>
${items.join('\n')}
</channel>
</rss>
`
}

function renderRdf(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const about = (item: ShownItem) => escapeMarkup(articleAddress(source, item.id, addresses))
  const items = state.items.map(
    (item) => `<item rdf:about="${about(item)}">
<title>${escapeMarkup(item.title)}</title>
<link>${about(item)}</link>
<description>${escapeMarkup(paragraphsOf(item.body)[0] ?? '')}</description>
<content:encoded>${cdata(paragraphsAsHtml(item.body))}</content:encoded>
<dc:date>${isoDate(item.publishedAt, source.zoneMinutes)}</dc:date>
<dc:language>${source.language}</dc:language>
</item>`,
  )
  return `<?xml version="1.0" encoding="${source.charsetLabel}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="${escapeMarkup(feedAddress(source, addresses))}">
<title>${escapeMarkup(source.title)}</title>
<link>${escapeMarkup(siteAddress(source, addresses))}</link>
<description>${escapeMarkup(source.description)}</description>
<items><rdf:Seq>
${state.items.map((item) => `<rdf:li rdf:resource="${about(item)}"/>`).join('\n')}
</rdf:Seq></items>
</channel>
${items.join('\n')}
</rdf:RDF>
`
}

function renderAtom(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const entries = state.items.map(
    (item) => `<entry>
<id>${opaqueId(source, item)}</id>
<title type="text">${escapeMarkup(item.title)}</title>
<link rel="alternate" type="text/html" href="${escapeMarkup(articleAddress(source, item.id, addresses))}"/>
<published>${isoDate(item.publishedAt, source.zoneMinutes)}</published>
<updated>${isoDate(item.changedAt, source.zoneMinutes)}</updated>
<author><name>${escapeMarkup(item.author ?? 'Redacción')}</name></author>
<summary type="text">${escapeMarkup(paragraphsOf(item.body)[0] ?? '')}</summary>
<content type="html">${escapeMarkup(paragraphsAsHtml(item.body))}</content>
</entry>`,
  )
  return `<?xml version="1.0" encoding="${source.charsetLabel}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${source.language === 'es' ? 'es-MX' : 'en-US'}">
<id>tag:${source.id}.example,2025:feed</id>
<title>${escapeMarkup(source.title)}</title>
<subtitle>${escapeMarkup(source.description)}</subtitle>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(feedAddress(source, addresses))}"/>
<link rel="alternate" type="text/html" href="${escapeMarkup(siteAddress(source, addresses))}"/>
<updated>${isoDate(state.changedAt, source.zoneMinutes)}</updated>
${entries.join('\n')}
</feed>
`
}

function renderJsonFeed(state: SiteState, addresses: Addresses): string {
  const { source } = state
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: source.title,
    home_page_url: siteAddress(source, addresses),
    feed_url: feedAddress(source, addresses),
    description: source.description,
    language: source.language,
    items: state.items.map((item) => ({
      id: opaqueId(source, item),
      url: articleAddress(source, item.id, addresses),
      title: item.title,
      content_html: paragraphsAsHtml(item.body),
      summary: paragraphsOf(item.body)[0] ?? '',
      date_published: isoDate(item.publishedAt, source.zoneMinutes),
      ...(item.author ? { authors: [{ name: item.author }] } : {}),
    })),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}

/** Stays the same through edits, and from run to run whatever the port. */
function opaqueId(source: StorySource, item: ShownItem): string {
  return `tag:${source.id}.example,2025:${item.id}`
}

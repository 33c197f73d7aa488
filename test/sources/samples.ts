import type { Source } from '../../src/domain/source.ts'

export function aSource(more: Partial<Source> = {}): Source {
  return {
    id: 'agency',
    name: 'Agency',
    kind: 'feed',
    url: 'https://site.test/news/feed.xml',
    outlet: 'agency',
    hosts: [],
    language: 'en',
    intervalMs: 60_000,
    enabled: true,
    allowPrivate: false,
    ports: [],
    fullText: false,
    ...more,
  }
}

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** One release, told in every dialect, by a site at https://site.test/. */
export const DIALECTS: Record<string, string> = {
  'RSS 0.91': `<?xml version="1.0"?><rss version="0.91"><channel><title>Agency</title><link>https://site.test/</link>
    <item><title>Bounties &amp; threats</title><link>/releases/1</link>
    <description>The agency has &lt;b&gt;credible intelligence&lt;/b&gt;.</description></item></channel></rss>`,
  'RSS 2.0': `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ${DC}>
    <channel><title>Agency</title><link>https://site.test/</link><language>en</language>
    <item><title>Bounties &amp;amp; threats</title><link>https://site.test/releases/1</link>
    <guid isPermaLink="false">release-1</guid><dc:creator>Press office</dc:creator>
    <pubDate>Tue, 14 Oct 2025 09:00:00 -0400</pubDate>
    <description>The agency has &lt;b&gt;credible intelligence&lt;/b&gt;.</description>
    <content:encoded><![CDATA[<p>The agency has <b>credible intelligence</b>.</p><p>No document is attached.</p>]]></content:encoded>
    </item></channel></rss>`,
  'RSS 1.0': `<?xml version="1.0"?><rdf:RDF ${RDF} ${DC} xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://site.test/"><title>Agency</title><link>https://site.test/</link><items><rdf:Seq>
    <rdf:li rdf:resource="https://site.test/releases/1"/></rdf:Seq></items></channel>
    <item rdf:about="release-1"><title>Bounties &amp; threats</title><link>https://site.test/releases/1</link>
    <dc:creator>Press office</dc:creator><dc:date>2025-10-14T13:00:00Z</dc:date><dc:language>en</dc:language>
    <description>The agency has &lt;b&gt;credible intelligence&lt;/b&gt;.</description></item></rdf:RDF>`,
  'RSS 0.90': `<?xml version="1.0"?><rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/">
    <channel><title>Agency</title><link>https://site.test/</link></channel>
    <item><title>Bounties &amp; threats</title><link>https://site.test/releases/1</link>
    <description>The agency has credible intelligence.</description></item></rdf:RDF>`,
  'Atom 0.3': `<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en" xml:base="https://site.test/">
    <title>Agency</title><author><name>Press office</name></author>
    <entry><title type="text/html" mode="escaped">Bounties &amp;amp; threats</title><link rel="alternate" href="releases/1"/>
    <id>release-1</id><issued>2025-10-14T13:00:00Z</issued><modified>2025-10-14T13:00:00Z</modified>
    <summary type="text/html" mode="escaped">The agency has &lt;b&gt;credible intelligence&lt;/b&gt;.</summary>
    <content mode="base64">${Buffer.from('<p>The agency has <b>credible intelligence</b>.</p><p>No document is attached.</p>').toString('base64')}</content>
    </entry></feed>`,
  'Atom 1.0': `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://site.test/">
    <title>Agency</title>
    <entry><title>Bounties &amp; threats</title><link rel="self" href="/self"/><link href="releases/1"/>
    <id>release-1</id><published>2025-10-14T09:00:00-04:00</published><updated>2025-10-14T13:00:00Z</updated>
    <author><name>Press office</name></author>
    <summary type="html">The agency has &lt;b&gt;credible intelligence&lt;/b&gt;.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The agency has <b>credible intelligence</b>.</p>
    <p>No document is attached.</p></div></content></entry></feed>`,
  'JSON Feed': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Agency',
    home_page_url: 'https://site.test/',
    language: 'en',
    items: [
      {
        id: 'release-1',
        url: '/releases/1',
        title: 'Bounties & threats',
        summary: 'The agency has credible intelligence.',
        content_html: '<p>The agency has <b>credible intelligence</b>.</p><p>No document is attached.</p>',
        date_published: '2025-10-14T09:00:00-04:00',
        authors: [{ name: 'Press office' }],
      },
    ],
  }),
}

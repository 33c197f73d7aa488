import type { ParsedDocument } from '../../../ports/source-adapter.ts'
import { ParseError } from '../../../ports/source-adapter.ts'
import { createSourceAdapters } from '../../../sources/registry.ts'
import { type Behaviour, must, mustRefuse, settle } from '../behaviour.ts'
import type { Lab } from '../lab.ts'

/** Serves a document, fetches and parses it as a poll does, and waits for what must not come. */
async function poll(lab: Lab, body: string, headers: Record<string, string> = {}): Promise<ParsedDocument> {
  lab.serve('/feed', (_, response) =>
    response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body),
  )
  const url = `http://site.lab.test:${lab.http}/feed`
  const fetched = await lab.fetch(url)
  const adapter = createSourceAdapters({ parseInWorker: lab.parseInWorker }).get('feed')
  must(adapter !== undefined, 'no adapter for feeds')
  const parsed = await adapter.parse({ bytes: fetched.body, headers: fetched.headers, url }, {} as never)
  await settle()
  return parsed
}

const rss = (channel: string, item = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Lab</title>${channel}<item><title>One</title>${item}</item></channel></rss>`

/** A feed that carries private addresses: its item comes out, nothing else is loaded. */
function carried(what: string, body: (canary: string) => string): Behaviour {
  const run = async (lab: Lab) => {
    const parsed = await poll(lab, body(`http://127.0.0.1:${lab.canary.port}`))
    must(parsed.items.length === 1, `${parsed.items.length} items instead of one`)
    must(lab.hits() === 1, `${lab.hits()} requests instead of one`)
  }
  return { cat: 'feed-carried', what, run }
}

async function metaRefresh(lab: Lab): Promise<void> {
  const canary = `http://127.0.0.1:${lab.canary.port}/`
  const page = `<html><head><meta http-equiv="refresh" content="0;url=${canary}"></head><body>moved</body></html>`
  const refusal = await poll(lab, page).then(
    () => null,
    (error: unknown) => error,
  )
  must(refusal instanceof ParseError, 'an HTML page passed for a feed')
  const styled = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${canary}s.xsl"?>${rss('').slice(21)}`
  must((await poll(lab, styled)).items.length === 1, 'the styled feed was not read')
  must(lab.hits() === 2, `${lab.hits()} requests instead of two`)
}

async function externalEntity(lab: Lab): Promise<void> {
  const canary = `http://127.0.0.1:${lab.canary.port}`
  const doctype = `<!DOCTYPE rss SYSTEM "${canary}/dtd" [<!ENTITY xxe SYSTEM "${canary}/xxe"><!ENTITY % p SYSTEM "${canary}/p"> %p;]>`
  const parsed = await poll(
    lab,
    `<?xml version="1.0"?>${doctype}${rss('', '<description>&xxe;</description>').slice(21)}`,
  )
  must(parsed.items.length === 1 && !parsed.items[0]?.content.includes('secret'), 'the entity was read')
}

async function privateBase(lab: Lab): Promise<void> {
  const canary = `http://127.0.0.1:${lab.canary.port}/`
  const parsed = await poll(lab, rss('', '<link>relative</link>').replace('<rss ', `<rss xml:base="${canary}" `))
  const link = parsed.items[0]?.link ?? ''
  must(link === `${canary}relative`, `the link came out as ${link}`)
  await mustRefuse(lab.fetch(link), 'forbidden_address')
}

async function alternativeService(lab: Lab): Promise<void> {
  await poll(lab, rss(''), { 'alt-svc': `h2="127.0.0.1:${lab.canary.port}"; ma=86400` })
  must((await poll(lab, rss(''))).items.length === 1, 'the second poll failed')
}

export const DOCUMENTS: Behaviour[] = [
  { cat: 'redirect', what: '<meta refresh>/xml-stylesheet href private (must not be fetched)', run: metaRefresh },
  carried('<link>/<enclosure>/<icon>/<image> private URL must never be fetched', (canary) =>
    rss(
      `<link>${canary}/home</link><icon>${canary}/i</icon><image><url>${canary}/img</url></image>`,
      `<link>${canary}/a</link><enclosure url="${canary}/e" type="audio/mpeg" length="1"/><description>&lt;img src="${canary}/p"&gt;text</description>`,
    ),
  ),
  carried(
    'atom:link rel=self/next/hub private',
    (canary) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Lab</title>${['self', 'next', 'hub', 'alternate']
        .map((rel) => `<link rel="${rel}" href="${canary}/${rel}"/>`)
        .join('')}<entry><id>1</id><title>One</title></entry></feed>`,
  ),
  carried('WebSub hub/topic private', (canary) =>
    rss(
      `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${canary}/hub"/><cloud domain="127.0.0.1" port="${canary.split(':')[2]}" path="/rpc" registerProcedure="x" protocol="http-post"/>`,
    ),
  ),
  { cat: 'feed-carried', what: 'external DTD/entity SYSTEM http://127.0.0.1:P/xxe', run: externalEntity },
  carried('xinclude href private', (canary) =>
    rss(
      `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${canary}/inc"/>`,
      `<xi:include href="${canary}/x" parse="text"/>`,
    ),
  ),
  { cat: 'feed-carried', what: 'xml:base private + relative link', run: privateBase },
  { cat: 'proxy', what: 'Alt-Svc header to private', run: alternativeService },
]

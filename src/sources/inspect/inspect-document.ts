import { load } from 'cheerio'
import { type FetchedBody, ParseError } from '../../ports/source-adapter.ts'
import type { FeedLink, Inspection } from '../../ports/source-inspector.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { findChallenge } from '../feed/find-challenge.ts'
import { parseFeed } from '../feed/parse-feed.ts'
import { toParsedDocument } from '../feed/to-parsed-document.ts'
import { foldBlanks } from '../html/plain-text.ts'
import { resolveUrl, toWebAddress } from '../xml/resolve-url.ts'
import { guessList } from './guess-list.ts'

/** Longer pages are not looked into. UTF-16 units. */
const MAX_HTML = 4_000_000
const MOST_FEEDS = 20
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/i

/** Throws `ParseError` for what is neither a feed nor a page. */
export async function inspectDocument(body: FetchedBody): Promise<Inspection> {
  try {
    const parsed = await parseFeed(body)
    const { title, items, parser, charset } = toParsedDocument(parsed)
    const language = items.find((item) => item.language !== null)?.language ?? null
    return { type: 'feed', title, parser, charset, language, items }
  } catch (error) {
    if (!(error instanceof ParseError) || !['not_a_feed', 'challenge'].includes(error.reason)) throw error
    const { text, charset } = decodeBody(body.bytes, body.headers)
    if (!/<(?:!doctype html|html|head|body)\b/i.test(text)) throw error
    return inspectPage(text.slice(0, MAX_HTML), charset, body)
  }
}

function inspectPage(html: string, charset: string, body: FetchedBody): Inspection {
  const $ = load(html)
  const base = resolveUrl($('base[href]').first().attr('href') ?? '', body.url) ?? body.url
  const feeds: FeedLink[] = []
  for (const node of $('link[href][rel~="alternate" i]').toArray()) {
    const { href = '', type = '', title = '' } = node.attribs
    const url = toWebAddress(resolveUrl(href, base))
    if (url === null || !FEED_TYPE.test(type.trim()) || feeds.some((feed) => feed.url === url)) continue
    feeds.push({ url, type: type.trim().slice(0, 80), title: foldBlanks(title).replaceAll('\n', ' ').slice(0, 200) })
    if (feeds.length === MOST_FEEDS) break
  }
  const list = guessList($, body)
  // A gatekeeper's page has no list; a page with one may well mention captchas.
  const challenge = list === null && feeds.length === 0 ? findChallenge(html) : null
  if (challenge) throw new ParseError('challenge', `A ${challenge} page came instead; the site blocks programs.`)
  const title = foldBlanks($('title').first().text()).replaceAll('\n', ' ').slice(0, 200)
  return { type: 'page', title, charset, language: $('html').attr('lang') ?? null, feeds, list }
}

import { type FetchedBody, ParseError } from '../../ports/source-adapter.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { resolveUrl } from '../xml/resolve-url.ts'
import { classifyDocument } from './classify-document.ts'
import type { FeedDocument } from './feed-document.ts'
import { PARSER_ORDER, type ParserName } from './parser-order.ts'
import { readWithFeedsmith } from './read-with-feedsmith.ts'
import { tidyFeed } from './tidy-feed.ts'
import { tidyJson } from './tidy-json.ts'
import { writeTidyFeed } from './write-tidy-feed.ts'

type Readers = Record<ParserName, (xml: string) => FeedDocument | Promise<FeedDocument>>

const READERS: Readers = {
  feedsmith: readWithFeedsmith,
  // Loaded when first needed, which is hardly ever.
  'rss-parser': async (xml) => (await import('./read-with-rss-parser.ts')).readWithRssParser(xml),
}

/** `parser` is the library that answered, or this program where none was asked. */
export type ParsedFeed = {
  document: FeedDocument
  parser: ParserName | 'onrecord'
  charset: string
  /** It broke off in an entry, which was left out. */
  cutShort?: true | undefined
}

/**
 * One feed from bytes to its normal form. The libraries are asked in the order given; a library that throws or whose
 * number of entries is not the document's own is passed over. Throws `ParseError`.
 */
export async function parseFeed(body: FetchedBody, order: ParserName[] = PARSER_ORDER): Promise<ParsedFeed> {
  const { text, charset } = decodeBody(body.bytes, body.headers)
  const classified = classifyDocument(text)
  const base = baseOf(body)
  if (classified.kind === 'json') {
    return { document: readWithFeedsmith(tidyJson(classified.text, base)), parser: 'feedsmith', charset }
  }
  const { xml, entryCount } = writeTidyFeed(tidyFeed(classified.text, base))
  return { ...(await askParsers(xml, entryCount, order)), charset, cutShort: classified.cutShort }
}

/** The first library that reads every entry answers. Throws `ParseError` `malformed` with what each had to say. */
export async function askParsers(
  xml: string,
  entryCount: number,
  order: ParserName[],
  readers: Readers = READERS,
): Promise<{ document: FeedDocument; parser: ParserName }> {
  const complaints: string[] = []
  for (const parser of order) {
    try {
      const document = await readers[parser](xml)
      if (document.entries.length === entryCount) return { document, parser }
      complaints.push(`${parser} read ${document.entries.length} of ${entryCount} entries`)
    } catch (error) {
      complaints.push(`${parser}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
    }
  }
  throw new ParseError('malformed', `No parser could read the feed (${complaints.join('; ')}).`)
}

/** `Content-Location` names the document itself (RFC 9110, 8.7); else it is the address after redirects. */
export function baseOf(body: FetchedBody): string {
  const location = body.headers['content-location']
  return (location === undefined ? null : resolveUrl(location, body.url)) ?? body.url
}

import type { FetchedBody } from '../../ports/source-adapter.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { classifyDocument } from './classify-document.ts'
import { baseOf, type ParsedFeed, parseFeed } from './parse-feed.ts'
import { readTidyFeed } from './read-tidy-feed.ts'
import { tidyFeed } from './tidy-feed.ts'

/**
 * What is left of a feed after the entries seen before: as `parseFeed` reads it, but no library is asked. JSON goes to
 * the libraries. Throws `ParseError`.
 */
export async function parseRest(body: FetchedBody): Promise<ParsedFeed> {
  const { text, charset } = decodeBody(body.bytes, body.headers)
  const classified = classifyDocument(text)
  if (classified.kind === 'json') return parseFeed(body)
  return { document: readTidyFeed(tidyFeed(classified.text, baseOf(body))), parser: 'onrecord', charset }
}

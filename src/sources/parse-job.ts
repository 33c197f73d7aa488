import type { PageSelectors } from '../domain/source.ts'
import type { FetchedBody, ParsedDocument, ParseErrorReason } from '../ports/source-adapter.ts'
import type { Inspection } from '../ports/source-inspector.ts'
import type { Article } from './article/extract-article.ts'
import type { RobotsVerdict } from './article/read-robots.ts'
import type { FeedDocument } from './feed/feed-document.ts'
import type { ParserName } from './feed/parser-order.ts'

/**
 * Work for the parse worker. `document` gives a feed's inner normal form (for the judge), `feed` and `page` items; `rest`
 * those of a feed that has lost the entries seen before.
 */
export type ParseJob =
  | { kind: 'feed'; body: FetchedBody; order?: ParserName[] }
  | { kind: 'rest'; body: FetchedBody }
  | { kind: 'document'; body: FetchedBody; order?: ParserName[] }
  | { kind: 'page'; body: FetchedBody; selectors: PageSelectors }
  | { kind: 'article'; body: FetchedBody }
  | { kind: 'inspect'; body: FetchedBody }
  | { kind: 'robots'; contents: string; robotsUrl: string; url: string; agent: string }

export type ParseAnswer =
  | { kind: 'items'; document: ParsedDocument }
  | { kind: 'document'; document: FeedDocument; items: ParsedDocument }
  | { kind: 'article'; article: Article }
  | { kind: 'inspection'; inspection: Inspection }
  | { kind: 'robots'; verdict: RobotsVerdict }
  | { kind: 'refused'; reason: ParseErrorReason; message: string }

import type { ParsedItem } from '../domain/item.ts'
import type { PageSelectors } from '../domain/source.ts'
import type { FetchedBody, ParseErrorReason } from './source-adapter.ts'

/** A feed that a page names in its head. */
export type FeedLink = { url: string; title: string; type: string }

/** What a document turns out to be, and what a source made of it would take. */
export type Inspection =
  | { type: 'feed'; title: string; parser: string; charset: string; language: string | null; items: ParsedItem[] }
  | {
      type: 'page'
      title: string
      charset: string
      language: string | null
      feeds: FeedLink[]
      /** The list found in it; `null` where nothing looks like one. */
      list: { selectors: PageSelectors; items: ParsedItem[] } | null
    }
  | { type: 'challenge'; message: string }
  | { type: 'unreadable'; reason: ParseErrorReason; message: string }

/** Why: a person setting up a source asks what is at an address before configuring it. Never throws for a document. */
export interface SourceInspector {
  inspect(body: FetchedBody): Promise<Inspection>
}

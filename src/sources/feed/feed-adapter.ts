import { type FetchedBody, type ParsedDocument, ParseError, type SourceAdapter } from '../../ports/source-adapter.ts'
import { conditionalRequest } from '../conditional-request.ts'
import { askWorker } from '../parse-in-worker.ts'
import type { ParseJob } from '../parse-job.ts'
import type { SourceAdapterDeps } from '../source-adapter-deps.ts'
import { leaveOutSeen } from './leave-out-seen.ts'
import { PARSER_ORDER, type ParserName } from './parser-order.ts'

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1'

/** Entries are told apart by their bytes only in this charset: of another, one entry may decide for all. */
const CHARSET = 'utf-8'

/** RSS 0.9x–2.0, RDF, Atom 0.3 and 1.0, JSON Feed. */
export function createFeedAdapter({ parseInWorker, version = '' }: SourceAdapterDeps): SourceAdapter {
  const ask = async (job: ParseJob): Promise<ParsedDocument> => {
    const answer = await askWorker(parseInWorker, job)
    if (answer.kind !== 'items') throw new ParseError('malformed', 'The parse worker gave no items.')
    return answer.document
  }
  const parse = (body: FetchedBody, order: ParserName[]) => ask({ kind: 'feed', body, order })
  return {
    kind: 'feed',
    request: (source, record) => conditionalRequest(source, record, ACCEPT),
    async parse(body, _source, before = null) {
      const { seen, rest } = leaveOutSeen(body, before, version)
      if (rest && seen) {
        const read = await ask({ kind: 'rest', body: { ...body, bytes: rest.bytes } }).catch(() => null)
        if (read?.charset === CHARSET && read.items.length === rest.entries)
          return { ...read, seen, leftOut: rest.leftOut }
      }
      const whole = await parseWhole(body)
      return seen && whole.charset === CHARSET ? { ...whole, seen } : whole
    },
  }

  async function parseWhole(body: FetchedBody): Promise<ParsedDocument> {
    try {
      return await parse(body, PARSER_ORDER)
    } catch (error) {
      // The first library could not finish: its worker is gone, the second gets the document alone.
      if (error instanceof ParseError && error.reason === 'too_slow') return parse(body, PARSER_ORDER.slice(1))
      throw error
    }
  }
}

import { ParseError, type SourceAdapter } from '../../ports/source-adapter.ts'
import { conditionalRequest } from '../conditional-request.ts'
import { askWorker } from '../parse-in-worker.ts'
import type { SourceAdapterDeps } from '../source-adapter-deps.ts'

/** A list page of an agency without a feed, read by the CSS selectors of its source. */
export function createPageAdapter({ parseInWorker }: SourceAdapterDeps): SourceAdapter {
  return {
    kind: 'page',
    request: (source, record) =>
      conditionalRequest(source, record, 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'),
    async parse(body, source) {
      if (!source.page)
        throw new ParseError('selectors', `Source ${source.id} is a page but has no selectors ("page:").`)
      const answer = await askWorker(parseInWorker, { kind: 'page', body, selectors: source.page })
      if (answer.kind !== 'items') throw new ParseError('malformed', 'The parse worker gave no items.')
      return answer.document
    },
  }
}

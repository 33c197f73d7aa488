import { ParseError } from '../../ports/source-adapter.ts'
import type { SourceInspector } from '../../ports/source-inspector.ts'
import { askWorker } from '../parse-in-worker.ts'
import type { SourceAdapterDeps } from '../source-adapter-deps.ts'

/** Looks at documents in the parse worker, where a hostile one can be stopped. */
export function createSourceInspector({ parseInWorker }: SourceAdapterDeps): SourceInspector {
  return {
    async inspect(body) {
      try {
        const answer = await askWorker(parseInWorker, { kind: 'inspect', body })
        if (answer.kind === 'inspection') return answer.inspection
        return { type: 'unreadable', reason: 'malformed', message: 'The parse worker gave no answer.' }
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
        if (error.reason === 'challenge') return { type: 'challenge', message: error.message }
        return { type: 'unreadable', reason: error.reason, message: error.message }
      }
    },
  }
}

import type { SourceKind } from '../domain/vocabulary.ts'
import type { SourceAdapter } from '../ports/source-adapter.ts'
import type { RunInWorker } from '../ports/worker-pool.ts'
import { createFeedAdapter } from './feed/feed-adapter.ts'
import { createPageAdapter } from './page/page-adapter.ts'
import type { ParseAnswer, ParseJob } from './parse-job.ts'

export type SourceAdapterDeps = { parseInWorker: RunInWorker<ParseJob, ParseAnswer> }

/** Every kind of source, one line each. */
export function createSourceAdapters(deps: SourceAdapterDeps): Map<SourceKind, SourceAdapter> {
  const adapters = [createFeedAdapter(deps), createPageAdapter(deps)]
  return new Map(adapters.map((adapter) => [adapter.kind, adapter]))
}

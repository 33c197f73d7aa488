import type { SourceKind } from '../domain/vocabulary.ts'
import type { SourceAdapter } from '../ports/source-adapter.ts'
import { createFeedAdapter } from './feed/feed-adapter.ts'
import { createPageAdapter } from './page/page-adapter.ts'
import type { SourceAdapterDeps } from './source-adapter-deps.ts'

/** Every kind of source, one line each. */
export function createSourceAdapters(deps: SourceAdapterDeps): Map<SourceKind, SourceAdapter> {
  const adapters = [createFeedAdapter(deps), createPageAdapter(deps)]
  return new Map(adapters.map((adapter) => [adapter.kind, adapter]))
}

import type { CaseRunner } from '../case.ts'

/** Loaded one at a time: a run holds the code of its own case and no other. */
export const RUNNERS: Record<string, () => Promise<CaseRunner>> = {
  fetch: async () => (await import('./fetch.ts')).fetchBodies,
  unchanged: async () => (await import('./unchanged.ts')).unchanged,
  'unchanged-closing': async () => (await import('./unchanged.ts')).unchangedClosing,
  parse: async () => (await import('./parse.ts')).parse,
  match: async () => (await import('./match.ts')).match,
  statements: async () => (await import('./statements.ts')).statements,
  commit: async () => (await import('./commit.ts')).commit,
  query: async () => (await import('./query.ts')).query,
  render: async () => (await import('./render.ts')).render,
  desk: async () => (await import('./desk.ts')).desk,
  'desk-closing': async () => (await import('./desk.ts')).deskClosing,
  'growth-sources': async () => (await import('./growth-sources.ts')).growthSources,
  'worker-idle': async () => (await import('./worker.ts')).workerIdle,
  'worker-busy': async () => (await import('./worker.ts')).workerBusy,
  whole: async () => (await import('./whole.ts')).whole,
}

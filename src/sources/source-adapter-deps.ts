import type { RunInWorker } from '../ports/worker-pool.ts'
import type { ParseAnswer, ParseJob } from './parse-job.ts'

/** What adapters are handed: somewhere to parse that can be killed. */
export type SourceAdapterDeps = { parseInWorker: RunInWorker<ParseJob, ParseAnswer> }

import type { RunInWorker } from '../ports/worker-pool.ts'
import type { ParseAnswer, ParseJob } from './parse-job.ts'

/**
 * What adapters are handed: somewhere to parse that can be killed, and which program they are part of. What another
 * version read of an entry may not be what this one reads: it knows none of the entries that one saw.
 */
export type SourceAdapterDeps = { parseInWorker: RunInWorker<ParseJob, ParseAnswer>; version?: string }

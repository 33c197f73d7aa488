export type WorkerFailureReason = 'deadline' | 'memory' | 'crashed' | 'closed'

/** A job that brought its worker down; the worker is gone and replaced, the next job is unaffected. */
export class WorkerFailure extends Error {
  readonly reason: WorkerFailureReason
  constructor(reason: WorkerFailureReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'WorkerFailure'
    this.reason = reason
  }
}

/**
 * Why: work on hostile input runs where it can be killed. `run` rejects with `WorkerFailure` when the worker dies
 * or overruns its deadline, and with an `Error` carrying the worker's own message when the job itself throws.
 * Jobs and results must be structured-cloneable. Running the same job twice does it twice.
 */
export interface WorkerPool<Job, Result> {
  run(job: Job, options?: { deadlineMs?: number }): Promise<Result>
  close(): Promise<void>
}

/** What is handed to those who only need to have something run. */
export type RunInWorker<Job, Result> = WorkerPool<Job, Result>['run']

/** What a worker module posts: once `ready`, then one answer a job, in order. Whatever it posts is cloned. */
export type WorkerMessage = { ready: true } | { ok: true; result: unknown } | { ok: false; error: Error }

import { Worker } from 'node:worker_threads'
import { WorkerFailure, type WorkerMessage, type WorkerPool } from '../../ports/worker-pool.ts'

export type WorkerPoolOptions = {
  /** Module that posts `{ ready: true }` when it is up and then one `WorkerMessage` for each job. */
  url: URL
  /** A job that runs longer takes its worker with it. Time in the queue does not count. */
  deadlineMs: number
  /** Workers at most; they are started when first needed. */
  size?: number
  /** Heap of one worker, MiB. */
  maxHeapMiB?: number
}

type Task = {
  job: unknown
  deadlineMs: number
  resolve: (result: never) => void
  reject: (error: Error) => void
}
type Slot = { worker: Worker; task: Task | null; timer: NodeJS.Timeout | null; ready: boolean }

/**
 * V8 would let a worker hold 64 MB for what is young; what a job makes is thrown away whole, however little room it has.
 * Beside 24 this is 14 MB less after 450 real feeds, and a tenth more CPU for a feed read whole; one of which only news is
 * left costs the same.
 */
const YOUNG_MIB = 9
/** Long enough to start a thread on a busy machine; start-up does not count against a job. */
const START_MS = 15_000

/** A pool of worker threads with a deadline for each job; an overrunning or dying worker is replaced. */
export function createWorkerPool<Job, Result>(options: WorkerPoolOptions): WorkerPool<Job, Result> {
  const { url, deadlineMs, size = 1, maxHeapMiB = 256 } = options
  const queue: Task[] = []
  const slots = new Set<Slot>()
  let closed = false

  function openSlot(): Slot {
    const limits = { maxOldGenerationSizeMb: maxHeapMiB, maxYoungGenerationSizeMb: YOUNG_MIB }
    const worker = new Worker(url, { resourceLimits: limits })
    const slot: Slot = { worker, task: null, timer: null, ready: false }
    worker.on('message', (message: WorkerMessage) => {
      if ('ready' in message) {
        slot.ready = true
        if (slot.task) watch(slot, slot.task)
        return
      }
      const task = release(slot)
      if (message.ok) task?.resolve(message.result as never)
      else task?.reject(message.error)
      pump()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => drop(slot, failureOf(error)))
    worker.on('exit', () => drop(slot, new WorkerFailure('crashed', 'The worker stopped in the middle of a job.')))
    worker.unref()
    slots.add(slot)
    return slot
  }

  function release(slot: Slot): Task | null {
    const { task } = slot
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = null
    slot.task = null
    slot.worker.unref()
    return task
  }

  function drop(slot: Slot, failure: WorkerFailure): void {
    if (!slots.delete(slot)) return
    const task = release(slot)
    void slot.worker.terminate()
    task?.reject(failure)
    pump()
  }

  function pump(): void {
    while (queue.length > 0 && !closed) {
      const slot = [...slots].find((one) => one.task === null) ?? (slots.size < size ? openSlot() : undefined)
      if (!slot) return
      start(slot, queue.shift() as Task)
    }
  }

  function start(slot: Slot, task: Task): void {
    slot.task = task
    slot.worker.ref()
    watch(slot, task)
    slot.worker.postMessage(task.job)
  }

  function watch(slot: Slot, task: Task): void {
    if (slot.timer) clearTimeout(slot.timer)
    const message = slot.ready ? `The job was stopped after ${task.deadlineMs} ms.` : 'The worker did not start.'
    slot.timer = setTimeout(
      () => drop(slot, new WorkerFailure('deadline', message)),
      slot.ready ? task.deadlineMs : START_MS,
    )
  }

  return {
    run(job, runOptions) {
      if (closed) return Promise.reject(new WorkerFailure('closed', 'The worker pool is closed.'))
      return new Promise<Result>((resolve, reject) => {
        queue.push({
          job,
          deadlineMs: runOptions?.deadlineMs ?? deadlineMs,
          resolve: resolve as (r: never) => void,
          reject,
        })
        pump()
      })
    },
    async close() {
      closed = true
      const failure = new WorkerFailure('closed', 'The worker pool was closed.')
      for (const task of queue.splice(0)) task.reject(failure)
      const open = [...slots]
      for (const slot of open) drop(slot, failure)
      await Promise.all(open.map((slot) => slot.worker.terminate()))
    },
  }
}

function failureOf(error: NodeJS.ErrnoException): WorkerFailure {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new WorkerFailure('memory', 'The job used more memory than a worker may.', error)
  }
  return new WorkerFailure('crashed', `The worker stopped: ${error.message}`, error)
}

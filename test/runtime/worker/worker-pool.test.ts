import { afterEach, describe, expect, it } from 'vitest'
import type { WorkerPool } from '../../../src/ports/worker-pool.ts'
import { createWorkerPool } from '../../../src/runtime/worker/worker-pool.ts'

type Job = { do: 'echo' | 'spin' | 'throw' | 'exit' | 'hoard'; value?: number }

const url = new URL('../../doubles/workers/obedient-worker.mjs', import.meta.url)
const pools: WorkerPool<Job, unknown>[] = []

function open(options: { deadlineMs?: number; size?: number; maxHeapMiB?: number } = {}): WorkerPool<Job, unknown> {
  const pool = createWorkerPool<Job, unknown>({ url, deadlineMs: 300, ...options })
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('worker pool', () => {
  it('answers jobs in order, each with its own result', async () => {
    const pool = open()
    const answers = await Promise.all([1, 2, 3].map((value) => pool.run({ do: 'echo', value })))
    expect(answers).toEqual([1, 2, 3])
  })

  it('kills a job over its deadline and answers the next', async () => {
    const pool = open()
    const [stuck, next] = await Promise.allSettled([pool.run({ do: 'spin' }), pool.run({ do: 'echo', value: 7 })])
    expect(stuck).toMatchObject({ status: 'rejected', reason: { name: 'WorkerFailure', reason: 'deadline' } })
    expect(next).toMatchObject({ status: 'fulfilled', value: 7 })
  })

  it('takes a deadline for one job', async () => {
    // The pool's own would be longer than this test may last.
    const pool = open({ deadlineMs: 300_000 })
    await pool.run({ do: 'echo' })
    await expect(pool.run({ do: 'spin' }, { deadlineMs: 100 })).rejects.toMatchObject({ reason: 'deadline' })
  })

  it('hands on what a job throws and keeps the worker', async () => {
    const pool = open()
    await expect(pool.run({ do: 'throw' })).rejects.toThrow('the job failed')
    expect(await pool.run({ do: 'echo', value: 1 })).toBe(1)
  })

  it('replaces a worker that ends or runs out of memory', async () => {
    const pool = open({ deadlineMs: 20_000, maxHeapMiB: 24 })
    await expect(pool.run({ do: 'exit' })).rejects.toMatchObject({ name: 'WorkerFailure', reason: 'crashed' })
    await expect(pool.run({ do: 'hoard' })).rejects.toMatchObject({ name: 'WorkerFailure', reason: 'memory' })
    expect(await pool.run({ do: 'echo', value: 2 })).toBe(2)
  })

  it('rejects what is waiting when it is closed', async () => {
    const pool = open({ deadlineMs: 30_000 })
    const waiting = Promise.allSettled([pool.run({ do: 'spin' }), pool.run({ do: 'echo' })])
    await pool.close()
    for (const one of await waiting) expect(one).toMatchObject({ reason: { reason: 'closed' } })
    await expect(pool.run({ do: 'echo' })).rejects.toMatchObject({ reason: 'closed' })
  })
})

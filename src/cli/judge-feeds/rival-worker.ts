import { parentPort } from 'node:worker_threads'
import type { WorkerMessage } from '../../ports/worker-pool.ts'
import { decodeBody } from '../../sources/decode/decode-body.ts'
import { type Rival, readWithRival } from './rivals.ts'

export type RivalJob = { rival: Rival; bytes: Uint8Array; headers: Record<string, string> }

const post = (message: WorkerMessage) => parentPort?.postMessage(message)

parentPort?.on('message', ({ rival, bytes, headers }: RivalJob) => {
  const { text } = decodeBody(bytes, headers)
  readWithRival(rival, text).then(
    (result) => post({ ok: true, result }),
    (error: unknown) => post({ ok: false, error: new Error(String(error).slice(0, 500)) }),
  )
})
post({ ready: true })

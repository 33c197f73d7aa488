import { parentPort } from 'node:worker_threads'

/** A worker that does what a test tells it, good or bad. */
parentPort.on('message', (job) => {
  if (job.do === 'spin') for (;;) {}
  if (job.do === 'exit') process.exit(3)
  if (job.do === 'hoard') for (const kept = []; ; ) kept.push(new Array(10_000).fill({ kept: kept.length }))
  if (job.do === 'throw') parentPort.postMessage({ ok: false, error: new Error('the job failed') })
  else parentPort.postMessage({ ok: true, result: job.value })
})
parentPort.postMessage({ ready: true })

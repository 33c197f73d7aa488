import { parentPort } from 'node:worker_threads'
import { ParseError } from '../ports/source-adapter.ts'
import type { WorkerMessage } from '../ports/worker-pool.ts'
import { parseFeed } from './feed/parse-feed.ts'
import { parseRest } from './feed/parse-rest.ts'
import { toParsedDocument } from './feed/to-parsed-document.ts'
import type { ParseAnswer, ParseJob } from './parse-job.ts'

async function answer(job: ParseJob): Promise<ParseAnswer> {
  try {
    // The DOM of articles is loaded when the first one comes: most runs read feeds alone.
    if (job.kind === 'article')
      return { kind: 'article', article: (await import('./article/extract-article.ts')).extractArticle(job.body) }
    if (job.kind === 'inspect')
      return {
        kind: 'inspection',
        inspection: await (await import('./inspect/inspect-document.ts')).inspectDocument(job.body),
      }
    if (job.kind === 'robots') {
      const { readRobots } = await import('./article/read-robots.ts')
      return { kind: 'robots', verdict: readRobots(job.contents, job.robotsUrl, job.url, job.agent) }
    }
    if (job.kind === 'page') {
      // Loaded when first needed: most workers read feeds only and start three times as fast without it.
      const { parsePage } = await import('./page/parse-page.ts')
      return { kind: 'items', document: parsePage(job.body, job.selectors) }
    }
    if (job.kind === 'rest') return { kind: 'items', document: toParsedDocument(await parseRest(job.body)) }
    const parsed = await parseFeed(job.body, job.order)
    const items = toParsedDocument(parsed)
    return job.kind === 'feed'
      ? { kind: 'items', document: items }
      : { kind: 'document', document: parsed.document, items }
  } catch (error) {
    if (error instanceof ParseError) return { kind: 'refused', reason: error.reason, message: error.message }
    throw error
  }
}

const post = (message: WorkerMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (job: ParseJob) => {
  answer(job).then(
    (result) => post({ ok: true, result }),
    (error: unknown) => post({ ok: false, error: error instanceof Error ? error : new Error(String(error)) }),
  )
})
post({ ready: true })

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { startSiteServer } from '../../../src/cli/demo/serve/start-site-server.ts'
import { loadStory, writeDemoConfig } from '../../../src/cli/demo/story.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { createManualClock, noPause } from '../../../src/runtime/clock.ts'
import { createGuardedFetcher } from '../../../src/runtime/fetch/guarded-fetcher.ts'
import { createWorkerPool } from '../../../src/runtime/worker/worker-pool.ts'
import { createArticleReader } from '../../../src/sources/article/article-reader.ts'
import type { ParseAnswer, ParseJob } from '../../../src/sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../../src/sources/parse-worker-url.ts'
import { createSourceAdapters } from '../../../src/sources/registry.ts'

it('arrives whole, word for word and to the minute, by the program’s own fetcher and parsers', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-demo-arrival-'))
  const server = await startSiteServer()
  const fetcher = createGuardedFetcher()
  const pool = createWorkerPool<ParseJob, ParseAnswer>({ url: PARSE_WORKER_URL, deadlineMs: 10_000 })
  try {
    await server.setTime(Date.UTC(2026, 0, 26))
    const { sources } = loadConfig({ folder: writeDemoConfig(folder, server.port), env: {} })
    const adapters = createSourceAdapters({ parseInWorker: pool.run })
    const clock = createManualClock(0)
    const manners = { clock, pause: noPause, pauseMs: 0, agent: 'onrecord', isOwn: () => true }
    const reader = createArticleReader({ fetcher, parseInWorker: pool.run, ...manners })
    const arrived: string[] = []
    for (const source of sources) {
      const adapter = adapters.get(source.kind)
      if (!adapter) throw new Error(`no adapter for ${source.kind}`)
      const answer = await fetcher.fetch(adapter.request(source, null), AbortSignal.timeout(10_000))
      const body = { bytes: answer.body, headers: answer.headers, url: answer.finalUrl }
      const document = await adapter.parse(body, source)
      for (const item of document.items) {
        // The newsroom's list page holds first paragraphs alone; the releases stand behind it.
        const article =
          source.fullText && (await reader.read({ url: item.link ?? '', source }, AbortSignal.timeout(10_000)))
        const text = article && article.type === 'read' ? article.text : item.content
        arrived.push(asLine(source.id, item.title, text, item.publishedAt))
      }
    }
    const sent = loadStory().items.map(({ source, title, body, revisions, publishedAt }) =>
      asLine(source, title, revisions.at(-1)?.body ?? body, publishedAt),
    )
    expect(arrived.toSorted()).toEqual(sent.toSorted())
  } finally {
    await Promise.allSettled([server.close(), fetcher.close(), pool.close()])
    rmSync(folder, { recursive: true, force: true })
  }
})

function asLine(source: string, title: string, body: string, at: number | null): string {
  return `${source} ${at} ${title} | ${body.replace(/\s+/g, ' ').trim()}`
}

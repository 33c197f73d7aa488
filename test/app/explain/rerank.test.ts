import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pollSources } from '../../../src/app/poll/poll-sources.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import type { Reranker } from '../../../src/ports/reranker.ts'
import { type Entry, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
let it: Bot
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())
afterEach(() => it.close())

/** Below the bar by its words. */
const NEAR: Entry = {
  title: 'Sheinbaum on reports about bounties',
  summary: 'Mexico has received no evidence about bounties on agents, President Claudia Sheinbaum said on Wednesday.',
  guid: '2',
  link: 'https://wire.example/2',
}

async function matchedWith(reranker: Reranker | null, log: Partial<Logger> = {}, language: 'en' | 'es' = 'en') {
  const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })
  serve({ ...noise(1), guid: '1', link: 'https://wire.example/1' })
  it = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire', { language })] })
  await it.round()
  serve(NEAR)
  const [report] = await pollSources(
    { ...it.poll, reranker, log: { ...it.poll.log, ...log } },
    ['wire'],
    new AbortController().signal,
  )
  return report?.matched
}

test('likeness of meaning decides near the bar', async () => {
  expect(await matchedWith(null)).toBe(0)
  await it.close()
  expect(await matchedWith({ likeness: async (_, texts) => texts.map(() => 0.95) })).toBe(1)
})

test('where it fails the words decide, and the log says so', async () => {
  const said: string[] = []
  const failing = { likeness: () => Promise.reject(new Error('no model')) }
  expect(await matchedWith(failing, { warn: (_, message) => void said.push(message) })).toBe(0)
  expect(said).toEqual([expect.stringMatching(/re-ranker failed/)])
})

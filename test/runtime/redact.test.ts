import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { PublishError } from '../../src/ports/chat-publisher.ts'
import type { Logger } from '../../src/ports/logger.ts'
import { createLogger } from '../../src/runtime/logger.ts'
import { createRedactor } from '../../src/runtime/redact.ts'
import { dump } from '../support/open-record.ts'
import { EVERYTHING, sourceOf, startBot } from '../support/start-bot.ts'
import { startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'

/** Twenty of the kinds a deployment has: ten are known by their value, ten only by their shape. */
const KNOWN = Array.from({ length: 10 }, (_, index) => `canary-${index}-"né"-Zx81`)
const SHAPED = [
  'xoxb-1111-2222-canarycanary',
  'xapp-1-A0-3333-canarycanary',
  'xoxp-9-canarycanarycanary',
  'MTA5ODc2NTQzMjEwOTg3NjU0.GcAnAr.canarycanarycanarycanary0001',
  'Bearer canary0000000000000001',
  'Basic Y2FuYXJ5OmNhbmFyeQ==',
  'sk-canarycanarycanary0001',
  'https://canary:canary2@host.example/feed',
  'https://host.example/feed?api_key=canary3333',
  'https://host.example/feed?a=1&access_token=canary4444&b=2',
]
const LEAK = /canary|Y2FuYXJ5/

test('twenty canaries through every way into a log line: none comes out', () => {
  const lines: string[] = []
  const log: Logger = createLogger('debug', { secrets: KNOWN, write: (line) => lines.push(line) })
  for (const secret of [...KNOWN, ...SHAPED]) {
    log.debug({}, `told: ${secret}`)
    log.info({ error: secret, nested: { deep: [secret, { deeper: secret }] } }, 'in fields')
    log.warn({ err: new Error(`thrown with ${secret}`) }, 'as an error')
    log.error({ token: secret, request: { headers: { authorization: secret } } }, 'by name')
    log.error({ [secret]: 1, url: encodeURIComponent(secret) }, 'as a key')
  }
  expect(lines).toHaveLength(100)
  for (const line of lines) {
    expect(line).not.toMatch(LEAK)
    expect(() => JSON.parse(line)).not.toThrow()
  }
})

test.each(['a plain sentence', 'https://www.dhs.gov/news?page=2', 'sentence.with.dots and #12'])('%s stays', (text) => {
  expect(createRedactor(['secret-value'])(text)).toBe(text)
})

test('keys in addresses and in answers of peers reach neither the record nor a message', async () => {
  const site = await startSite()
  const key = 'canary5555zzz'
  const lines: string[] = []
  const ids = ['gone', 'refused', 'moved', 'markup', 'slow-loop', 'fine']
  const sources = ids.map((id) => sourceOf(site, id, { url: `${site.url(`/${id}`)}?api_key=${key}` }))
  site.serve(`/gone?api_key=${key}`, { status: 410, body: `no ${key}` })
  site.serve(`/refused?api_key=${key}`, { status: 403, body: key })
  site.serve(`/moved?api_key=${key}`, { status: 301, headers: { location: `http://127.0.0.1:1/x?api_key=${key}` } })
  site.serve(`/markup?api_key=${key}`, { body: `<html>${key}</html>` })
  site.serve(`/slow-loop?api_key=${key}`, { status: 302, headers: { location: `/slow-loop?api_key=${key}` } })
  site.serve(`/fine?api_key=${key}`, { status: 500, body: key })
  const bot = await startBot({
    folder: tempFolder(),
    sources,
    noticeAfterFailures: 1,
    watches: [EVERYTHING],
    app: { log: createLogger('debug', { secrets: [key], write: (line) => lines.push(line) }) },
  })
  try {
    for (let round = 0; round < 3; round++) await bot.round()
    bot.publisher.onPublish = () => {
      throw new PublishError('unavailable', `token xoxb-1-canarycanary and ${key} refused`)
    }
    await bot.send()
    bot.publisher.onPublish = () => {}
    bot.clock.advance(3_600_000)
    await bot.send()
    expect(bot.publisher.posts.length).toBeGreaterThan(2)
    expect(LEAK.test(JSON.stringify(bot.publisher.posts))).toBe(false)
    expect(lines.join('\n')).not.toMatch(LEAK)
    const raw = new SqliteDatabase(bot.file, { readonly: true })
    expect(LEAK.test(JSON.stringify(dump(raw)))).toBe(false)
    raw.close()
  } finally {
    await bot.close()
    await site.close()
  }
})

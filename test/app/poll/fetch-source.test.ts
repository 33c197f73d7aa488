import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DENIAL, noise } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()

// The room of such a body is given back once it is read: not before.
test.each([
  ['packed', { 'content-encoding': 'gzip' }],
  ['plain', {}],
])('a large document, %s, is read to its end, the first time and with news', async (_, headers) => {
  const many = Array.from({ length: 1_800 }, (_, n) => noise(n))
  const serve = (entries: typeof many) => {
    const feed = Buffer.from(writeFeed(entries))
    expect(feed.length).toBeGreaterThan(200_000)
    site.serve('/wire', { headers, body: 'content-encoding' in headers ? gzipSync(feed) : feed })
  }
  serve(many)
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  open.push(bot)
  await bot.round()
  expect(await bot.planned()).toEqual([])
  serve([...many, DENIAL])
  await bot.round()
  expect((await bot.planned()).map(({ kind }) => kind)).toContain('statement')
})

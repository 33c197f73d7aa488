import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DENIAL, noise, REQUEST } from '../../support/bounty-case.ts'
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

test('an entry in which a document breaks off is read when it comes whole, and is no edit of what it was', async () => {
  const [old, fresh] = [
    { ...DENIAL, guid: 'd', link: site.url('/d') },
    { ...REQUEST, guid: 'r', link: site.url('/r') },
  ]
  const conditional = (body = '') =>
    site.serve('/wire', (asked) =>
      asked.headers['if-none-match'] === '"it"' ? { status: 304 } : { headers: { etag: '"it"' }, body },
    )
  site.serve('/wire', { body: writeFeed([noise(1)]) })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  open.push(bot)
  await bot.round()
  site.serve('/wire', { body: writeFeed([old, noise(1)]) })
  await bot.round()
  const told = (await bot.planned()).length
  expect(told).toBeGreaterThan(0)

  // Within the one that was posted, then within the new one.
  site.serve('/wire', { body: writeFeed([noise(1), old]).split(' of up to $50,000')[0] ?? '' })
  expect(await bot.round()).toMatchObject([{ parsed: 1, newItems: 0, revisedItems: 0 }])
  conditional(writeFeed([noise(1), old, fresh]).split(' asked the Department')[0])
  expect(await bot.round()).toMatchObject([{ parsed: 2, newItems: 0, revisedItems: 0 }])
  expect(await bot.planned()).toHaveLength(told)
  conditional(writeFeed([noise(1), old, fresh]))
  expect(await bot.round()).toMatchObject([{ parsed: 3, newItems: 1, revisedItems: 0 }])
})

test('a feed that closes none of its entries is read to its end', async () => {
  site.serve('/wire', { body: writeFeed([DENIAL, noise(1)]).replaceAll('</item>', '') })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  open.push(bot)
  expect(await bot.round()).toMatchObject([{ parsed: 2 }])
})

import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ParsedDocument } from '../../src/ports/source-adapter.ts'
import { ASSERTION, DENIAL, type Entry, noise } from '../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `tag:${n}`, link: `https://wire.example/${n}` })
const OLD = [entry(noise(3), 3), entry(ASSERTION, 2), entry(noise(1), 1)]
const NEWS = [entry(DENIAL, 4), ...OLD]
const serve = (entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })

/** What the parsers were left with, document by document. */
function watchParsing(bot: Bot): ParsedDocument[] {
  const read: ParsedDocument[] = []
  const watched = [...bot.poll.adapters].map(([kind, adapter]) => {
    const parse: typeof adapter.parse = async (...asked) => {
      const document = await adapter.parse(...asked)
      read.push(document)
      return document
    }
    return [kind, { ...adapter, parse }] as const
  })
  bot.poll.adapters = new Map(watched)
  return read
}

/** A baseline of three entries, a stop in which `meanwhile` happens to the file, a start, and a fourth entry. */
async function acrossAStart(meanwhile: (raw: SqliteDatabase.Database) => void) {
  const folder = tempFolder()
  const sources = [sourceOf(site, 'wire')]
  serve(OLD)
  const before = await startBot({ folder, sources })
  await before.round()
  await before.close()
  const raw = new SqliteDatabase(before.file)
  meanwhile(raw)
  raw.close()
  serve(NEWS)
  const bot = await startBot({ folder, sources, clock: before.clock })
  try {
    const read = watchParsing(bot)
    const [report] = await bot.round()
    const { items, statements } = await bot.store.queries.counts()
    const verified = await bot.store.ledger.verify()
    return { report, read, items, statements, verified }
  } finally {
    await bot.close()
  }
}

describe('the first news after a start', () => {
  it('is parsed without the entries on record', async () => {
    const { report, read, items, statements } = await acrossAStart(() => {})
    expect(read).toMatchObject([{ leftOut: 3, items: [{ guid: 'tag:4' }] }])
    expect(report).toMatchObject({ outcome: 'changed', parsed: 4, newItems: 1, statements: 1 })
    expect({ items, statements }).toEqual({ items: 4, statements: 2 })
  })

  it('is looked for on record once', async () => {
    const folder = tempFolder()
    serve(OLD)
    const bot = await startBot({ folder, sources: [sourceOf(site, 'wire')] })
    await bot.round()
    serve(NEWS)
    const { knownItems } = bot.store.polls
    let asked = 0
    bot.store.polls.knownItems = (...of) => {
      asked += 1
      return knownItems(...of)
    }
    expect(await bot.round()).toMatchObject([{ outcome: 'changed', newItems: 1, statements: 1 }])
    expect(asked).toBe(1)
    await bot.close()
  })

  it.each<[string, string]>([
    ['were lost', 'DELETE FROM entry_prints'],
    ['are of another document', "UPDATE entry_prints SET body_hash = x'00'"],
    ['are cut short', 'UPDATE entry_prints SET prints = substr(prints, 1, 5)'],
    ['are of another head', "UPDATE entry_prints SET context = x'00'"],
    ['are of other entries', 'UPDATE entry_prints SET prints = zeroblob(24)'],
    [
      'were not kept by the program before',
      "DROP TABLE entry_prints; DELETE FROM kysely_migration WHERE name = '0019-entry-prints'",
    ],
  ])('is parsed whole, and brings the same, where prints %s', async (_, change) => {
    const { report, read, items, statements, verified } = await acrossAStart((raw) => raw.exec(change))
    expect(read.map((document) => [document.items.length, document.leftOut ?? 0])).toEqual([[4, 0]])
    expect(report).toMatchObject({ outcome: 'changed', parsed: 4, newItems: 1, statements: 1 })
    expect({ items, statements }).toEqual({ items: 4, statements: 2 })
    expect(verified).toMatchObject({ brokenAt: null })
  })
})

describe('prints are kept', () => {
  const kept = (file: string) => {
    const raw = new SqliteDatabase(file, { readonly: true })
    const rows = raw.prepare('SELECT source_id AS id, length(prints) AS bytes FROM entry_prints').all()
    raw.close()
    return rows
  }
  const started = async () => {
    serve(OLD)
    const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
    await bot.round()
    expect(kept(bot.file)).toEqual([{ id: 'wire', bytes: 24 }])
    return bot
  }

  it('of the document taken in last: a failure changes nothing', async () => {
    const bot = await started()
    site.serve('/wire', { status: 503, body: 'closed' })
    await bot.round()
    expect(kept(bot.file)).toEqual([{ id: 'wire', bytes: 24 }])
    serve(NEWS)
    await bot.round()
    expect(kept(bot.file)).toEqual([{ id: 'wire', bytes: 32 }])
    await bot.close()
  })

  it('as long as its entries can be told apart', async () => {
    const bot = await started()
    site.serve('/wire', { body: writeFeed(NEWS).replace('?>', '?><!DOCTYPE rss>') })
    expect(await bot.round()).toMatchObject([{ outcome: 'changed', newItems: 1 }])
    expect(kept(bot.file)).toEqual([])
    await bot.close()
  })

  it.each<[string, (bot: Bot) => Promise<unknown>]>([
    ['is no longer declared', (bot) => bot.store.polls.syncSources([], bot.clock.now(), () => 0)],
    [
      'has another address',
      (bot) => bot.store.polls.syncSources([{ ...sourceOf(site, 'wire'), url: site.url('/other') }], 0, () => 0),
    ],
    [
      'had words that were erased',
      (bot) =>
        bot.store.purges.purge({
          at: 0,
          by: 'E',
          reason: 'r',
          what: 'w',
          statementIds: [1],
          revisionIds: [],
          words: [],
        }),
    ],
  ])('until the source %s', async (_, change) => {
    const bot = await started()
    await change(bot)
    expect(kept(bot.file)).toEqual([])
    await bot.close()
  })
})

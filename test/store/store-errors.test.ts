import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import { explainSqliteError } from '../../src/store/explain-sqlite-error.ts'
import { NOON } from '../support/bounty-case.ts'
import { aFullPoll, anItem, aPoll, aRevision } from '../support/builders.ts'
import { dump, openRecord } from '../support/open-record.ts'
import { tempFolder } from '../support/temp-folder.ts'

const unavailable = (words: RegExp, file: string) => ({
  code: 'unavailable',
  permanent: false,
  message: expect.stringMatching(new RegExp(`(?=.*${words.source})(?=.*${file.replaceAll('.', '\\.')})`, 's')),
})

describe('a database that cannot be written to', () => {
  test('a full disk: a sentence, nothing half-written, and work goes on once there is room', async () => {
    const { store, raw, file } = await openRecord()
    const numbers = Array.from({ length: 400 }, (_, i) => i + 2)
    const large = aPoll({
      items: numbers.map((n) => anItem(n)),
      revisions: numbers.map((n) => aRevision(n, n, { body: 'word '.repeat(500) })),
    })
    const before = dump(raw)
    raw.pragma(`max_page_count = ${(raw.pragma('page_count', { simple: true }) as number) + 4}`)
    await expect(store.polls.commitPolls([aFullPoll(1), large])).rejects.toMatchObject(unavailable(/full/, file))
    expect(dump(raw)).toEqual(before)
    raw.pragma('max_page_count = 1073741823')
    await store.polls.commitPolls([aFullPoll(1), large])
    expect((await store.queries.counts()).items).toBe(401)
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    await store.close()
  })

  test('locked by another program: a sentence after a wait, and the next try succeeds', async () => {
    const { store: patient, file } = await openRecord()
    await patient.close()
    const { store, raw } = await openRecord({ file, busyTimeoutMs: 50 })
    const other = new SqliteDatabase(file)
    other.exec('BEGIN IMMEDIATE')
    const before = dump(raw)
    await expect(store.polls.commitPolls([aFullPoll(1)])).rejects.toMatchObject(unavailable(/Another program/, file))
    await expect(store.polls.allocateIds('item', 1)).rejects.toMatchObject(unavailable(/Another program/, file))
    expect(dump(raw)).toEqual(before)
    // Whoever only reads does not wait.
    expect(await store.claims.active()).toHaveLength(1)
    other.exec('COMMIT')
    await store.polls.commitPolls([aFullPoll(1)])
    expect((await store.queries.counts()).items).toBe(1)
    other.close()
    await store.close()
  })

  test('read-only', async () => {
    const { store, raw, file } = await openRecord()
    const before = dump(raw)
    raw.pragma('query_only = ON')
    await expect(store.polls.commitPolls([aFullPoll(1)])).rejects.toMatchObject(unavailable(/cannot be written/, file))
    raw.pragma('query_only = OFF')
    expect(dump(raw)).toEqual(before)
    await store.polls.commitPolls([aFullPoll(1)])
    await store.close()
  })

  test('damaged in the middle: reading it says so too', async () => {
    const { store, raw, file } = await openRecord()
    const numbers = Array.from({ length: 200 }, (_, i) => i + 1)
    await store.polls.commitPolls([
      aPoll({
        items: numbers.map((n) => anItem(n)),
        revisions: numbers.map((n) => aRevision(n, n, { body: 'word '.repeat(300) })),
      }),
    ])
    raw.pragma('wal_checkpoint(TRUNCATE)')
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0xab, Math.floor(bytes.length * 0.6), bytes.length)
    writeFileSync(file, bytes)
    const damaged = await createStore(file)
    await expect(damaged.polls.storedItems(1_000)).rejects.toMatchObject(unavailable(/not a usable/, file))
    await damaged.close()
  })
})

describe('a database that cannot be opened', () => {
  const files: [string, (folder: string) => string, RegExp][] = [
    [
      'not a database',
      (folder) => {
        writeFileSync(path.join(folder, 'notes.txt'), 'These are notes, not a database. '.repeat(50))
        return path.join(folder, 'notes.txt')
      },
      /not a usable onrecord database/,
    ],
    ['a folder that is not there', (folder) => path.join(folder, 'nowhere', 'record.db'), /folder does not exist/],
    [
      'a folder in its place',
      (folder) => {
        mkdirSync(path.join(folder, 'record.db'))
        return path.join(folder, 'record.db')
      },
      /cannot be opened/,
    ],
  ]
  test.each(files)('%s', async (_what, make, words) => {
    const file = make(tempFolder())
    await expect(createStore(file)).rejects.toMatchObject(unavailable(words, file))
  })

  test('what was not a database is left as it was', async () => {
    const file = path.join(tempFolder(), 'notes.txt')
    writeFileSync(file, 'precious notes '.repeat(100))
    await expect(createStore(file)).rejects.toThrow()
    expect(readFileSync(file, 'utf8')).toBe('precious notes '.repeat(100))
  })

  test('another program’s database is refused before anything is written into it', async () => {
    const file = path.join(tempFolder(), 'theirs.db')
    const theirs = new SqliteDatabase(file)
    theirs.exec('CREATE TABLE items (id INTEGER PRIMARY KEY, price REAL)')
    await expect(createStore(file)).rejects.toMatchObject({ message: expect.stringContaining(file) })
    const tables = theirs.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
    expect(tables).toEqual(['items'])
    theirs.close()
  })

  test('a first start that is cut short leaves nothing behind: the next one begins anew', async () => {
    const file = path.join(tempFolder(), 'record.db')
    const small = new SqliteDatabase(file)
    small.pragma('page_size = 512')
    small.exec('VACUUM')
    small.close()
    const limits = SqliteDatabase.prototype.pragma
    // The disk is full before the schema is whole.
    SqliteDatabase.prototype.pragma = function (this: SqliteDatabase.Database, ...given: [string]) {
      if (given[0] === 'foreign_keys = ON') limits.call(this, 'max_page_count = 40')
      return limits.apply(this, given)
    }
    try {
      await expect(createStore(file)).rejects.toMatchObject(unavailable(/full/, file))
    } finally {
      SqliteDatabase.prototype.pragma = limits
    }
    const store = await createStore(file)
    expect(await store.claims.all()).toEqual([])
    await store.close()
  })

  test('written by a newer version', async () => {
    const { store, raw, file } = await openRecord()
    raw.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)').run('9999-from-the-future', 'now')
    await store.close()
    await expect(createStore(file)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/newer onrecord/),
    })
    const raw2 = new SqliteDatabase(file)
    expect(raw2.prepare('SELECT count(*) FROM claims').pluck().get()).toBe(1)
    raw2.close()
  })
})

test('opening twice migrates once, and a second handle reads what the first wrote', async () => {
  const file = path.join(tempFolder(), 'record.db')
  const [one, two] = [await createStore(file), await createStore(file)]
  await one.ledger.append([{ type: 'note', body: {} }], NOON)
  expect((await two.ledger.verify()).entries).toBe(1)
  await one.close()
  await two.close()
})

test.each([
  ['SQLITE_IOERR_WRITE', 'unavailable', /disk that holds x\.db reported an error/],
  ['SQLITE_FULL', 'unavailable', /full/],
  ['SQLITE_BUSY_SNAPSHOT', 'unavailable', /Another program/],
  ['SQLITE_CONSTRAINT_UNIQUE', 'internal', /x\.db refused: why/],
])('%s is explained', (code, ours, words) => {
  const explained = explainSqliteError(Object.assign(new Error('why'), { code }), 'x.db')
  expect(explained).toMatchObject({ code: ours, message: expect.stringMatching(words) })
})

test('what is not SQLite’s passes unchanged', () => {
  const error = new RangeError('ours')
  expect(explainSqliteError(error, 'x.db')).toBe(error)
})

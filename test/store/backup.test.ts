import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import { backupDatabase } from '../../src/store/backup.ts'
import { createStore } from '../../src/store/create-store.ts'
import { type Restore, restoreDatabase } from '../../src/store/restore.ts'
import { NOON } from '../support/bounty-case.ts'
import { aDelivery, aFullPoll, aRevision, plan } from '../support/builders.ts'
import { type OpenRecord, openRecord } from '../support/open-record.ts'

const check = { anchors: [], contentHash }

async function record(): Promise<OpenRecord & { folder: string }> {
  const opened = await openRecord()
  await commit(opened, 1)
  return { ...opened, folder: path.dirname(opened.file) }
}

async function commit({ store }: OpenRecord, n: number): Promise<void> {
  const words = { title: `Title ${n}`, body: 'Some words', hash: contentHash(`Title ${n}`, 'Some words') }
  await store.polls.commitPolls([{ ...aFullPoll(n), revisions: [{ ...aRevision(n, n), ...words }] }])
}

const from = (opened: { file: string }, backup: string, extra: Partial<Restore> = {}): Restore => ({
  file: opened.file,
  backup,
  by: 'Ana',
  at: NOON,
  isAlive: () => null,
  postAgain: false,
  ...extra,
})

test('a backup of a record in use is one file that verifies, with what was committed by then', async () => {
  const opened = await record()
  const target = path.join(opened.folder, 'copy.db')
  const pages: number[] = []
  const making = backupDatabase(opened.file, target, check, (done) => pages.push(done))
  for (let n = 2; n <= 20; n++) await commit(opened, n)
  const { found, entries } = await making
  expect(found).toBe(0)
  expect(entries).toBeGreaterThan(0)
  expect(pages.length).toBeGreaterThan(0)
  expect(readdirSync(opened.folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db'])
  await expect(backupDatabase(opened.file, target, check)).rejects.toMatchObject({ code: 'conflict' })
  await opened.store.close()
})

test('a record that is written to at every step of its copy is copied once, as it was at the first', async () => {
  const opened = await record()
  // More pages than are copied in one go.
  opened.raw.exec('CREATE TABLE ballast (words)')
  opened.raw.exec(`INSERT INTO ballast WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
    SELECT randomblob(4000) FROM n`)
  const target = path.join(opened.folder, 'copy.db')
  const pages: number[] = []
  await backupDatabase(opened.file, target, check, (done) => {
    pages.push(done)
    if (pages.length > 20) throw new Error('the copy begins anew at every write')
    opened.raw.exec('UPDATE ballast SET words = 1 WHERE rowid = 1')
  })
  expect(pages).toEqual(pages.toSorted((a, b) => a - b))
  expect(new Set(pages).size).toBeGreaterThan(2)
  const copy = new SqliteDatabase(target, { readonly: true })
  expect(copy.prepare('SELECT typeof(words) FROM ballast WHERE rowid = 1').pluck().get()).toBe('blob')
  copy.close()
  await opened.store.close()
})

test('what the log grew by while somebody read is given back to the disk afterwards', async () => {
  const opened = await record()
  const reader = new SqliteDatabase(opened.file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM items').get()
  opened.raw.exec('CREATE TABLE ballast (words)')
  opened.raw.exec(`INSERT INTO ballast WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT randomblob(4000) FROM n`)
  const size = () => statSync(`${opened.file}-wal`).size
  expect(size()).toBeGreaterThan(80_000_000)
  reader.close()
  for (let n = 2; n <= 5; n++) await commit(opened, n)
  expect(size()).toBeLessThan(70_000_000)
  await opened.store.close()
})

test('of a record that was tampered with no backup is made', async () => {
  const opened = await record()
  opened.raw.exec(`UPDATE statement_texts SET quote = 'something else'`)
  const target = path.join(opened.folder, 'copy.db')
  await expect(backupDatabase(opened.file, target, check)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('statement_texts 1: its words do not fit'),
  })
  expect(readdirSync(opened.folder).filter((name) => name.startsWith('copy.db'))).toEqual([])
  await opened.store.close()
})

test('a restore puts the backup in place, keeps what was there, and lets nothing be posted twice', async () => {
  const opened = await record()
  await plan(opened.store, aDelivery('waiting'))
  const target = path.join(opened.folder, 'copy.db')
  await backupDatabase(opened.file, target, check)
  await commit(opened, 2)
  await opened.store.close()
  const done = await restoreDatabase(from(opened, target), check)
  expect(done.keptAs).toMatch(/record\.db\.before-20251101T120000$/)
  const kept = new SqliteDatabase(done.keptAs ?? '', { readonly: true })
  expect(kept.prepare('SELECT count(*) FROM statements').pluck().get()).toBe(2)
  kept.close()
  const store = await createStore(opened.file)
  expect((await store.queries.counts()).statements).toBe(1)
  expect(done.held).toBe(2)
  expect(await store.outbox.counts()).toMatchObject({ pending: 0, needs_review: 2 })
  expect((await store.polls.record('wire'))?.baselineAt).toBeNull()
  expect((await store.ledger.verifyRecord(check)).findings).toEqual([])
  const raw = new SqliteDatabase(opened.file)
  const last = raw.prepare('SELECT type, body FROM ledger ORDER BY seq DESC LIMIT 1').get()
  expect(last).toMatchObject({ type: 'restored', body: expect.stringContaining('"by":"Ana"') })
  raw.close()
  await store.close()
})

test('asked to, it leaves posts and polls as the backup had them', async () => {
  const opened = await record()
  const target = path.join(opened.folder, 'copy.db')
  await backupDatabase(opened.file, target, check)
  await opened.store.close()
  expect((await restoreDatabase(from(opened, target, { postAgain: true }), check)).held).toBe(0)
  const store = await createStore(opened.file)
  expect(await store.outbox.counts()).toMatchObject({ pending: 1, needs_review: 0 })
  expect((await store.polls.record('wire'))?.baselineAt).not.toBeNull()
  await store.close()
})

test.each([
  ['words changed', (raw: SqliteDatabase.Database) => void raw.exec(`UPDATE statement_texts SET quote = 'no'`)],
  [
    'its end cut off',
    (raw: SqliteDatabase.Database) => {
      raw.exec('DROP TRIGGER ledger_no_delete; DELETE FROM ledger WHERE seq > 3')
    },
  ],
])('a backup with %s replaces nothing', async (_what, spoil) => {
  const opened = await record()
  const target = path.join(opened.folder, 'copy.db')
  await backupDatabase(opened.file, target, check)
  await opened.store.close()
  const raw = new SqliteDatabase(target)
  spoil(raw)
  raw.close()
  await expect(restoreDatabase(from(opened, target), check)).rejects.toMatchObject({ code: 'invalid' })
  expect(readdirSync(opened.folder).filter((name) => /before|restoring/.test(name))).toEqual([])
  const store = await createStore(opened.file)
  expect((await store.ledger.verifyRecord(check)).found).toBe(0)
  await store.close()
})

test('no restore while a worker runs, from no file, and from no database', async () => {
  const opened = await record()
  const target = path.join(opened.folder, 'copy.db')
  await backupDatabase(opened.file, target, check)
  await opened.store.lock.acquire({ pid: 4711, host: 'here' }, NOON, 1_000)
  const alive = { isAlive: () => true }
  await expect(restoreDatabase(from(opened, target, alive), check)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('process 4711 on here'),
  })
  const dead = { isAlive: () => false }
  await expect(restoreDatabase(from(opened, '/nowhere.db', dead), check)).rejects.toMatchObject({ code: 'not_found' })
  const text = path.join(opened.folder, 'notes.txt')
  writeFileSync(text, 'no database at all, but long enough to be taken for one by its length alone '.repeat(20))
  await expect(restoreDatabase(from(opened, text, dead), check)).rejects.toMatchObject({ code: 'unavailable' })
  await opened.store.close()
  expect(existsSync(opened.file)).toBe(true)
})

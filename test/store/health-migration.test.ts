import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { NOON } from '../support/bounty-case.ts'
import { tempFolder } from '../support/temp-folder.ts'

it('a record of the first schema is brought up to date with its rows', async () => {
  const file = path.join(tempFolder(), 'old.db')
  const raw = new SqliteDatabase(file)
  const db = new Kysely({ dialect: new SqliteDialect({ database: raw }) })
  const first = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, 1))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => first } })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  raw.exec(`
    INSERT INTO sources (id, name, url, enabled, next_poll_at, state, state_since, failures)
      VALUES ('wire', 'W', 'https://wire.example/', 1, ${NOON}, 'blocked', ${NOON}, 7),
             ('new', 'N', 'https://new.example/', 1, ${NOON}, 'new', ${NOON}, 0);
    INSERT INTO items (id, source_id, first_seen_at, baseline, language, latest_revision_id)
      VALUES (1, 'wire', ${NOON - 5}, 0, 'en', 1), (2, 'wire', ${NOON - 3}, 0, 'en', 2);
    INSERT INTO revisions (id, item_id, number, hash, seen_at) VALUES (1, 1, 1, 'a', ${NOON}), (2, 2, 1, 'b', ${NOON});
    INSERT INTO revision_texts VALUES (1, 'A', '', 'a', NULL), (2, 'B', '', 'b', NULL);
  `)
  await db.destroy()

  const store = await createStore(file)
  try {
    expect(await store.polls.record('wire')).toMatchObject({
      state: 'blocked',
      failuresInARow: 7,
      lastItemAt: NOON - 3,
      hints: null,
      movedTo: null,
      told: null,
    })
    expect(await store.polls.record('new')).toMatchObject({ lastItemAt: null })
    expect(await store.polls.arrivals('wire', 10)).toEqual([NOON - 3, NOON - 5])
    expect((await store.polls.storedItems(5)).map((item) => item.latest.servedBy)).toEqual([null, null])
    expect(await store.held.open()).toEqual([])
  } finally {
    await store.close()
  }
})

it('what was held and decided is history', async () => {
  const file = path.join(tempFolder(), 'record.db')
  const store = await createStore(file)
  await store.close()
  const raw = new SqliteDatabase(file)
  raw.exec(`
    INSERT INTO sources (id, name, url, enabled, next_poll_at, state, state_since)
      VALUES ('wire', 'W', 'https://wire.example/', 1, 0, 'new', 0);
    INSERT INTO held_batches VALUES (1, 'wire', 0, 1, 2, 2, 1);
    INSERT INTO held_decisions VALUES (1, 'drop', 'Elena', 0);
  `)
  for (const table of ['held_batches', 'held_decisions']) {
    expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow(/is history/)
    expect(() => raw.exec(`UPDATE ${table} SET at = 1`)).toThrow(/is history/)
  }
  raw.close()
})

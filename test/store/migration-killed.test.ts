import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { beforeAll, expect, test } from 'vitest'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import { storeOn } from '../../src/store/create-store.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { RecordDialect } from '../../src/store/record-dialect.ts'
import { tempFolder } from '../support/temp-folder.ts'

const CHILD = path.join(import.meta.dirname, '../support/migrate-and-die.mjs')
const LAST_OLD = '0005-requests'
/** All of them with `npm run test:ledger`: each is two starts of a program. */
const POINTS = process.env.LEDGER_TESTS === 'long' ? 50 : 5

let folder: string
let old: string
let statements: number
let schemas: { old: string; new: string }

/** A record as the version before left it, with something in it that the migrations have to take along. */
beforeAll(async () => {
  folder = tempFolder()
  old = path.join(folder, 'old.db')
  const raw = new SqliteDatabase(old)
  const db = new Kysely<never>({ dialect: new RecordDialect(raw, old) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateTo(LAST_OLD)
  expect(error).toBeUndefined()
  raw.exec(`INSERT INTO claims VALUES (1, 'a-claim', 1, 5, NULL, 1);
    INSERT INTO claim_versions VALUES (1, 1, 1, 5, '{"slug":"a-claim","title":"A claim","text":"It is so.","claimant":"DHS","aliases":{}}')`)
  raw.exec(
    `INSERT INTO sources (id, name, url, enabled, next_poll_at, state, state_since) VALUES ('wire', 'Wire', 'https://w.example', 1, 5, 'healthy', 5)`,
  )
  const hash = contentHash('A title', 'Some words')
  for (let n = 1; n <= 20; n++) {
    raw.exec(`INSERT INTO items VALUES (${n}, 'wire', 'g${n}', NULL, NULL, 5, 5, 0, 'en', ${n})`)
    raw.exec(`INSERT INTO revisions (id, item_id, number, hash, seen_at) VALUES (${n}, ${n}, 1, '${hash}', 5)`)
    raw.exec(`INSERT INTO revision_texts VALUES (${n}, 'A title', '', 'Some words', NULL)`)
  }
  schemas = { old: schemaOf(raw), new: '' }
  await db.destroy()
  const whole = path.join(folder, 'whole.db')
  copyFileSync(old, whole)
  statements = Number((await run(whole)).stdout)
  const migrated = new SqliteDatabase(whole, { readonly: true })
  schemas.new = schemaOf(migrated)
  migrated.close()
}, 60_000)

function schemaOf(raw: SqliteDatabase.Database): string {
  const rows = raw
    .prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`)
    .all()
  const done = raw.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all()
  return JSON.stringify([rows, done], null, 1)
}

function run(file: string, at?: number): Promise<{ stdout: string; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CHILD, file, ...(at === undefined ? [] : [String(at)])])
    let stdout = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.on('close', (_code, signal) => resolve({ stdout, signal }))
  })
}

test(`a migration killed at ${POINTS} points leaves the old schema or the new one, never half, and goes on at the next start`, async () => {
  expect(statements).toBeGreaterThan(50)
  expect(schemas.new).not.toBe(schemas.old)
  const left: Record<string, number> = { old: 0, new: 0, half: 0 }
  const kill = async (point: number) => {
    const file = path.join(folder, `killed-${point}.db`)
    copyFileSync(old, file)
    const { signal } = await run(file, Math.max(1, Math.round(((point + 1) * statements) / POINTS)))
    expect(signal).toBe('SIGKILL')
    const raw = new SqliteDatabase(file)
    const schema = schemaOf(raw)
    const which = schema === schemas.old ? 'old' : schema === schemas.new ? 'new' : 'half'
    left[which] = (left[which] ?? 0) + 1
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
    raw.close()
    const { db } = await openDatabase(file)
    const { ledger, close } = storeOn(db, file)
    const { found, checked } = await ledger.verifyRecord({ anchors: [], contentHash })
    expect({ found, texts: checked.texts }).toEqual({ found: 0, texts: 20 })
    await close()
  }
  // Two at a time: as many as small machines have cores.
  const points = Array.from({ length: POINTS }, (_, point) => point)
  await Promise.all(
    [0, 1].map(async (lane) => {
      for (const point of points.filter((one) => one % 2 === lane)) await kill(point)
    }),
  )
  expect(left.half).toBe(0)
  expect(left.old).toBeGreaterThan(POINTS / 2)
}, 240_000)

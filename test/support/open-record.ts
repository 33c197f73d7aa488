import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import type { Source } from '../../src/domain/source.ts'
import type { Store } from '../../src/ports/stores.ts'
import { storeOn } from '../../src/store/create-store.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { BOUNTIES, HOUR, NOON } from './bounty-case.ts'
import { tempFolder } from './temp-folder.ts'

/** `raw` is the store's own connection: limits set on it hold for the store. */
export type OpenRecord = { store: Store; raw: SqliteDatabase.Database; file: string }

/** A real database file with one source, `wire`, and one claim. */
export async function openRecord(options: { file?: string; busyTimeoutMs?: number } = {}): Promise<OpenRecord> {
  const file = options.file ?? path.join(tempFolder(), 'record.db')
  if (options.file === undefined) await copyEmptyRecord(file)
  const { db, raw } = await openDatabase(
    file,
    options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs },
  )
  // No test here pulls the plug: waiting for the disk would only make them slow.
  raw.pragma('synchronous = OFF')
  const store = storeOn(db, file)
  if (options.file === undefined) {
    await store.polls.syncSources([WIRE], NOON, () => NOON)
    await store.claims.syncDeclared([BOUNTIES], NOON)
  }
  return { store, raw, file }
}

export const WIRE: Source = {
  id: 'wire',
  name: 'The wire',
  kind: 'feed',
  url: 'https://wire.example/feed',
  outlet: 'news',
  hosts: [],
  language: 'en',
  intervalMs: HOUR,
  enabled: true,
  allowPrivate: false,
  ports: [],
  fullText: false,
}

let template: Promise<string> | undefined

/** A new database is made once a test file and copied: making one costs many waits for the disk. */
export async function copyEmptyRecord(file: string): Promise<void> {
  template ??= makeTemplate()
  copyFileSync(await template, file)
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-template-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'empty.db')
  const { db, raw } = await openDatabase(file)
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await db.destroy()
  return file
}

/** Every row of every table, for "nothing was changed". */
export function dump(raw: SqliteDatabase.Database): Record<string, unknown[]> {
  const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  return Object.fromEntries(
    (tables as { name: string }[]).map(({ name }) => [name, raw.prepare(`SELECT * FROM ${name}`).all()]),
  )
}

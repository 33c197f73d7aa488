import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import type { PlannedDelivery } from '../../src/domain/event.ts'
import type { Store } from '../../src/ports/stores.ts'
import { storeOn } from '../../src/store/create-store.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { BOUNTIES } from '../support/bounty-case.ts'

/** `raw` is the store's own connection: limits set on it hold for the store. */
export type FaultRecord = { store: Store; raw: SqliteDatabase.Database; file: string }

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-faults-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** What the workers of a run compile, once for all of them; it goes with the run. */
export const COMPILED = path.join(folder, 'compiled')

let files = 0
let template: Promise<string> | undefined

/** A real database file of its own with the claim of the tests, on disk as in production. */
export async function openFaultRecord(busyTimeoutMs?: number): Promise<FaultRecord> {
  const file = await newRecordFile()
  const { db, raw } = await openDatabase(file, busyTimeoutMs === undefined ? {} : { busyTimeoutMs })
  return { store: storeOn(db, file), raw, file }
}

export async function newRecordFile(): Promise<string> {
  template ??= makeTemplate()
  const file = path.join(folder, `record-${files++}.db`)
  copyFileSync(await template, file)
  return file
}

async function makeTemplate(): Promise<string> {
  const file = path.join(folder, 'template.db')
  const { db, raw } = await openDatabase(file)
  await storeOn(db, file).claims.syncDeclared([BOUNTIES], Date.now())
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await db.destroy()
  return file
}

/** A post of its own text, with its place in a thread or none. */
export function post(eventKey: string, channel: string, extra: Partial<PlannedDelivery>): PlannedDelivery {
  return {
    platform: 'slack',
    channel,
    locale: 'en',
    eventKey,
    threadOf: null,
    broadcast: false,
    notice: {
      kind: 'held',
      source: { id: 'wire', name: `The ${eventKey} wire`, url: null, host: 'wire.example' },
      items: 1,
      at: Date.UTC(2025, 10, 1, 12),
    },
    ...extra,
  }
}

/** Puts rows into the outbox as a round would. */
export async function planPosts(store: Store, deliveries: PlannedDelivery[]): Promise<void> {
  await store.polls.commitExtra({
    sourceId: null,
    at: Date.now(),
    items: [],
    revisions: [],
    matches: [],
    statements: [],
    appearances: [],
    proposals: [],
    statusSteps: [],
    requests: [],
    deliveries,
    basedOn: null,
  })
}

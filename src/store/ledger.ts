import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { Database } from './schema.ts'

export type LedgerEntry = { type: string; body: object }

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64)
/** Under this name `sequences` keeps the number the next entry will have. */
export const LENGTH = 'ledger'

/** Appends entries inside the caller's transaction: each hash covers the one before it. */
export async function appendLedger(trx: Kysely<Database>, entries: LedgerEntry[], at: Instant): Promise<void> {
  if (entries.length === 0) return
  const last = await trx.selectFrom('ledger').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  let seq = last?.seq ?? 0
  let previous = last?.hash ?? GENESIS
  const rows = entries.map(({ type, body }) => {
    seq += 1
    const json = canonicalJson(body)
    const hash = entryHash({ seq, at, type, body: json, previous })
    const row = { seq, at, type, body: json, previous, hash }
    previous = hash
    return row
  })
  // SQLite takes at most 32,766 bound values a statement; six a row.
  for (let i = 0; i < rows.length; i += 1_000)
    await trx
      .insertInto('ledger')
      .values(rows.slice(i, i + 1_000))
      .execute()
  // A chain cut off at its end still fits: the length is kept beside it.
  await trx
    .insertInto('sequences')
    .values({ kind: LENGTH, next: seq + 1 })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ next: seq + 1 }))
    .execute()
}

/** SHA-256, hex, over the canonical JSON of the entry and the hash before it. */
export function entryHash(entry: { seq: number; at: number; type: string; body: string; previous: string }): string {
  const { seq, at, type, body, previous } = entry
  return createHash('sha256').update(canonicalJson({ seq, at, type, body, previous })).digest('hex')
}

/** JSON with sorted keys and no white space, so that equal facts have equal bytes. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`)
  return `{${members.join(',')}}`
}

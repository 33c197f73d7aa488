import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import { ask } from './ask.ts'
import { insertRows } from './insert-rows.ts'
import type { Database } from './schema.ts'

/** `at` where it is not that of the others appended with it. */
export type LedgerEntry = { type: string; body: object; at?: Instant }
export type DatedEntry = LedgerEntry & { at: Instant }

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64)
/** Under this name `sequences` keeps the number the next entry will have. */
export const LENGTH = 'ledger'

/** Entries, and tables whose rows they vouch for, in which no person is named: none of them is ever redacted. */
const UNSALTED = new Set(['items', 'appearances', 'source_state', 'delivery', 'polling_gap', 'watch', 'watch_removed'])
const UNSALTED_ROWS = new Set(['items', 'revisions', 'appearances', 'source_health', 'polling_gaps'])
const SALT_CHARACTERS = 24

/** Appends entries inside the caller's transaction: each hash covers the one before it. */
export async function appendLedger(trx: Kysely<Database>, entries: readonly LedgerEntry[], at: Instant): Promise<void> {
  if (entries.length === 0) return
  // Written out: every commit ends with it.
  const [last] = await ask<{ seq: number; hash: string }>(trx, 'SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1')
  let seq = last?.seq ?? 0
  let previous = last?.hash ?? GENESIS
  const salts = await drawSalts(trx, entries.filter(isSalted).length)
  const rows = entries.map(({ type, body, at: own = at }) => {
    seq += 1
    const json = canonicalJson(isSalted({ type, body }) ? { ...body, salt: salts.pop() } : body)
    const hash = entryHash({ seq, at: own, type, body: json, previous })
    const row = { seq, at: own, type, body: json, previous, hash }
    previous = hash
    return row
  })
  await insertRows(trx, 'ledger', rows)
  // A chain cut off at its end still fits: the length is kept beside it.
  await ask(
    trx,
    'INSERT INTO sequences (kind, next) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET next = excluded.next',
    [LENGTH, seq + 1],
  )
}

/** SHA-256, hex, over the canonical JSON of the entry and the hash before it. */
export function entryHash(entry: { seq: number; at: number; type: string; body: string; previous: string }): string {
  const { seq, at, type, body, previous } = entry
  return hash('sha256', canonicalJson({ seq, at, type, body, previous }), 'hex')
}

/** JSON with sorted keys and no white space, so that equal facts have equal bytes. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key]
    if (member !== undefined) members += `${members && ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** What names a person may have to be redacted one day: with its salt goes the way to try names against its hash. */
function isSalted({ type, body }: LedgerEntry): boolean {
  return type === 'rows' ? !UNSALTED_ROWS.has((body as { table: string }).table) : !UNSALTED.has(type)
}

/** 96 bits of chance each. SQLite seeds its generator from the system's. */
async function drawSalts(trx: Kysely<Database>, count: number): Promise<string[]> {
  if (count === 0) return []
  const bytes = (count * SALT_CHARACTERS) / 2
  const [drawn] = await ask<{ all: string }>(trx, 'SELECT lower(hex(randomblob(?))) AS "all"', [bytes])
  return Array.from({ length: count }, (_, i) => drawn?.all.slice(i * SALT_CHARACTERS, (i + 1) * SALT_CHARACTERS) ?? '')
}

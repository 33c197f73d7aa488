import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson } from './ledger.ts'
import { keyText, type Seal } from './row-seals.ts'
import type { Database } from './schema.ts'
import { inJson, type Scrubber } from './scrub.ts'
import type { Rewritten } from './scrub-history.ts'

/** An entry whose body is not what it was: its number, and the hash of what stands there now. */
export type Redaction = [seq: number, bodyHash: string]

/**
 * Takes words, and the hashes of rows that held them, out of the entries up to `last`. Number, time, kind and hash of an
 * entry stay, so that the chain holds; the entry that tells of the purge vouches for the new body. The salt goes too:
 * without it nobody can try a name against the entry's hash.
 */
export async function redactLedger(
  trx: Kysely<Database>,
  scrubber: Scrubber,
  rewritten: Rewritten,
  last: number,
): Promise<Redaction[]> {
  const bodies = new Map<number, string>()
  for (const one of scrubber.words) {
    const { rows } = await sql<{ seq: number; body: string }>`SELECT seq, body FROM ledger
      WHERE seq <= ${last} AND type <> 'rows' AND instr(lower(body), lower(${inJson(one)})) > 0`.execute(trx)
    for (const { seq, body } of rows) {
      const clean = scrubber.scrub(body)
      if (clean !== body) bodies.set(seq, clean)
    }
  }
  for (const [table, keys] of rewritten) {
    const { rows } = await sql<{ seq: number; body: string }>`SELECT seq, body FROM ledger
      WHERE seq <= ${last} AND type = 'rows' AND instr(body, ${`"table":${JSON.stringify(table)}`}) > 0`.execute(trx)
    for (const { seq, body } of rows) {
      const read = JSON.parse(body) as { rows: Seal[] }
      const seals = read.rows.map(([key, hash]): Seal => [key, keys.has(keyText(key)) ? null : hash])
      if (seals.some(([, hash], i) => hash !== read.rows[i]?.[1]))
        bodies.set(seq, canonicalJson({ ...read, rows: seals }))
    }
  }
  if (bodies.size === 0) return []
  const guard = await sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE name = 'ledger_no_update'`.execute(trx)
  await sql`DROP TRIGGER ledger_no_update`.execute(trx)
  const redacted: Redaction[] = []
  for (const [seq, body] of [...bodies].sort(([a], [b]) => a - b)) {
    const unsalted = canonicalJson({ ...JSON.parse(body), salt: undefined })
    await trx.updateTable('ledger').set({ body: unsalted }).where('seq', '=', seq).execute()
    redacted.push([seq, bodyHash(unsalted)])
  }
  await sql.raw(guard.rows[0]?.sql ?? '').execute(trx)
  return redacted
}

/** By entry: bodies that a later purge put in place of what was there. */
export async function redactedBodies(db: Kysely<Database>): Promise<Map<number, Set<string>>> {
  const known = new Map<number, Set<string>>()
  const { rows } = await sql<{ seq: number; body: string }>`
    SELECT seq, body FROM ledger WHERE type = 'purge' ORDER BY seq`.execute(db)
  for (const { seq, body } of rows)
    for (const [entry, hash] of redactionsIn(body))
      if (entry < seq) known.set(entry, (known.get(entry) ?? new Set()).add(hash))
  return known
}

export function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('base64url')
}

/** A body that is none was edited: the chain tells of it. */
function redactionsIn(body: string): Redaction[] {
  try {
    const { redacted } = JSON.parse(body) as { redacted?: Redaction[] }
    return Array.isArray(redacted) ? redacted : []
  } catch {
    return []
  }
}

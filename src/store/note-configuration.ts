import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { ConfigurationTold } from '../ports/ledger.ts'
import { appendLedger, canonicalJson } from './ledger.ts'
import type { Database } from './schema.ts'

/** What an entry about the configuration tells: names of parts, and a hash of each as it is from then on. */
type Noted = {
  added: string[]
  changed: string[]
  removed: string[]
  is: Record<string, string>
  told?: ConfigurationTold
}

/** Appends one entry where a part of the configuration is not what the last entry about it says. True where it did. */
export async function noteConfiguration(
  trx: Transaction<Database>,
  parts: Readonly<Record<string, unknown>> | null,
  now: Instant,
  told?: ConfigurationTold,
): Promise<boolean> {
  const last = await trx
    .selectFrom('ledger')
    .select('body')
    // Written out: a bound value meets no partial index.
    .where(sql<boolean>`type = 'configuration'`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const was = last === undefined ? {} : (JSON.parse(last.body) as Noted).is
  const given = Object.entries(parts ?? {})
  const hashes = given.filter(([, part]) => part !== null).map(([name, part]) => [name, hashOf(part)] as const)
  const gone = new Set(given.filter(([, part]) => part === null).map(([name]) => name))
  const kept = told === undefined ? [] : Object.entries(was).filter(([name]) => !gone.has(name))
  const is: Record<string, string> = Object.fromEntries([...kept, ...hashes])
  const added = Object.keys(is).filter((name) => was[name] === undefined)
  const changed = Object.keys(is).filter((name) => was[name] !== undefined && was[name] !== is[name])
  const removed = Object.keys(was).filter((name) => is[name] === undefined)
  if (told === undefined && added.length + changed.length + removed.length === 0) return false
  const body: Noted = { added, changed, removed, is, ...(told === undefined ? {} : { told }) }
  await appendLedger(trx, [{ type: 'configuration', body }], now)
  return true
}

function hashOf(part: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(part ?? null))
    .digest('hex')
}

import type { Kysely } from 'kysely'
import type { Ledger } from '../ports/ledger.ts'
import { appendLedger, entryHash, GENESIS, LENGTH } from './ledger.ts'
import { noteConfiguration } from './note-configuration.ts'
import { bodyHash, redactedBodies } from './redactions.ts'
import type { Database } from './schema.ts'
import { verifyRecord } from './verify-record.ts'
import { writeTransaction } from './write-transaction.ts'

export function createLedger(db: Kysely<Database>, file: string): Ledger {
  return {
    noteConfiguration: (parts, at, told) =>
      writeTransaction(db, file, (trx) => noteConfiguration(trx, parts, at, told)),
    append: (entries, at) => writeTransaction(db, file, (trx) => appendLedger(trx, entries, at)),
    async hashOf(entry) {
      const row = await db.selectFrom('ledger').select('hash').where('seq', '=', entry).executeTakeFirst()
      return row?.hash ?? null
    },
    async head() {
      const row = await db
        .selectFrom('ledger')
        .select(['seq', 'at', 'hash'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return { at: row?.at ?? 0, entry: row?.seq ?? 0, hash: row?.hash ?? GENESIS }
    },
    async headAt(at) {
      const row = await db
        .selectFrom('ledger')
        .select(['seq', 'hash'])
        .where('at', '<=', at)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return { entry: row?.seq ?? 0, hash: row?.hash ?? GENESIS }
    },
    verifyRecord: (options) => verifyRecord(db, options),
    async verify() {
      let previous = GENESIS
      let seq = 0
      // Asked before the entries are read: others may append meanwhile.
      const row = await db.selectFrom('sequences').select('next').where('kind', '=', LENGTH).executeTakeFirst()
      const length = row === undefined ? undefined : row.next - 1
      const redacted = await redactedBodies(db)
      for (;;) {
        // What was put in before the first entry stands below it: the first page begins wherever the table does.
        const page = await db
          .selectFrom('ledger')
          .selectAll()
          .where('seq', '>', seq === 0 ? Number.MIN_SAFE_INTEGER : seq)
          .orderBy('seq')
          .limit(1_000)
          .execute()
        if (page.length === 0)
          return { entries: seq, brokenAt: length !== undefined && seq < length ? seq + 1 : null, head: previous }
        for (const row of page) {
          const says = row.hash === entryHash(row) || redacted.get(row.seq)?.has(bodyHash(row.body))
          const fits = row.seq === seq + 1 && row.previous === previous && says
          if (!fits) return { entries: seq, brokenAt: seq + 1, head: previous }
          seq = row.seq
          previous = row.hash
        }
      }
    },
  }
}

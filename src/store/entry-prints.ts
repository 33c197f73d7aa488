import type { Kysely, Transaction } from 'kysely'
import type { SeenEntries } from '../ports/source-adapter.ts'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

/** More entries than any ordinary feed lists: of a longer one nothing is kept, and it is read whole after its next news. */
const MOST_ENTRIES = 1_000
const BYTES_EACH = Float64Array.BYTES_PER_ELEMENT

type Row = { context: Buffer; prints: Buffer }

/** Of the document with this hash; `null`: it must be read whole. */
export async function selectPrints(
  db: Kysely<Database>,
  sourceId: string,
  bodyHash: string,
): Promise<SeenEntries | null> {
  const [row] = await ask<Row>(db, 'SELECT context, prints FROM entry_prints WHERE source_id = ? AND body_hash = ?', [
    sourceId,
    Buffer.from(bodyHash, 'hex'),
  ])
  if (!row || row.prints.length % BYTES_EACH !== 0) return null
  // Copied: a view needs its numbers to begin at a multiple of their size.
  const { buffer, byteOffset, length } = row.prints
  const prints = new Float64Array(buffer.slice(byteOffset, byteOffset + length))
  return { context: row.context.toString('base64'), prints }
}

/** In the commit that takes in the document: `null` where its entries cannot be told apart. */
export async function savePrints(
  trx: Transaction<Database>,
  sourceId: string,
  bodyHash: string | null,
  seen: SeenEntries | null,
): Promise<void> {
  if (seen === null || bodyHash === null || seen.prints.length > MOST_ENTRIES) {
    await ask(trx, 'DELETE FROM entry_prints WHERE source_id = ?', [sourceId])
    return
  }
  const { buffer, byteOffset, byteLength } = seen.prints
  await ask(
    trx,
    `INSERT INTO entry_prints (source_id, body_hash, context, prints) VALUES (?, ?, ?, ?)
      ON CONFLICT (source_id) DO UPDATE
      SET body_hash = excluded.body_hash, context = excluded.context, prints = excluded.prints`,
    [
      sourceId,
      Buffer.from(bodyHash, 'hex'),
      Buffer.from(seen.context, 'base64'),
      Buffer.from(buffer, byteOffset, byteLength),
    ],
  )
}

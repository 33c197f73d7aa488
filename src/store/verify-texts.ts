import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { saltedHash } from './rows.ts'
import type { Database } from './schema.ts'

type Tell = (where: string, what: string) => void
const PAGE = 500
const ORPHANS = [
  ['statement_texts', 'statements', 'statement_id'],
  ['revision_texts', 'revisions', 'revision_id'],
] as const

/** Texts beside history against the hashes in it. What was purged is empty, and nothing else may be. */
export async function verifyTexts(
  trx: Kysely<Database>,
  contentHash: (title: string, body: string) => string,
  tell: Tell,
): Promise<{ texts: number; purged: number }> {
  const statements = await verifyAll<{ id: number; hash: string; gone: number; words: string; salt: string }>(
    trx,
    sql`SELECT s.id, s.text_hash AS hash, p.id IS NOT NULL AS gone, t.salt,
      t.speaker || char(0) || t.affiliation || char(0) || t.quote AS words
      FROM statements s LEFT JOIN statement_texts t ON t.statement_id = s.id
      LEFT JOIN purged_texts p ON p.kind = 'statement' AND p.id = s.id WHERE s.id > `,
    sql`ORDER BY s.id LIMIT ${PAGE}`,
    (row) => tell(`statement_texts ${row.id}`, why(row)),
    (row) => row.salt !== null && saltedHash(row.salt, [row.words]) === row.hash,
    (row) => (row.words ?? '').replaceAll('\u0000', '') === '' && row.salt === '',
  )
  const revisions = await verifyAll<{ id: number; hash: string; gone: number; title: string; body: string }>(
    trx,
    sql`SELECT r.id, r.hash, p.id IS NOT NULL AS gone, t.title, t.body
      FROM revisions r LEFT JOIN revision_texts t ON t.revision_id = r.id
      LEFT JOIN purged_texts p ON p.kind = 'revision' AND p.id = r.id WHERE r.id > `,
    sql`ORDER BY r.id LIMIT ${PAGE}`,
    (row) => tell(`revision_texts ${row.id}`, why(row)),
    (row) => row.title !== null && contentHash(row.title, row.body) === row.hash,
    (row) => row.title === '' && row.body === '',
  )
  const edits = await verifyAll<{ id: number; hash: string; gone: number; words: string; salt: string }>(
    trx,
    sql`SELECT e.id, e.text_hash AS hash, p.id IS NOT NULL AS gone, t.salt, t.words || char(0) || t.affiliation AS words
      FROM statement_edits e LEFT JOIN statement_edit_texts t ON t.edit_id = e.id
      LEFT JOIN purged_texts p ON p.kind = 'edit' AND p.id = e.id WHERE e.text_hash IS NOT NULL AND e.id > `,
    sql`ORDER BY e.id LIMIT ${PAGE}`,
    (row) => tell(`statement_edit_texts ${row.id}`, why(row)),
    (row) => row.salt !== null && saltedHash(row.salt, [row.words]) === row.hash,
    (row) => (row.words ?? '').replaceAll('\u0000', '') === '' && row.salt === '',
  )
  const copies = await verifyAll<{ id: number; hash: string; gone: number; body: Buffer | null }>(
    trx,
    sql`SELECT c.statement_id AS id, c.sha256 AS hash, p.id IS NOT NULL AS gone, b.body
      FROM saved_copies c LEFT JOIN saved_copy_bodies b ON b.statement_id = c.statement_id
      LEFT JOIN purged_texts p ON p.kind = 'copy' AND p.id = c.statement_id WHERE c.statement_id > `,
    sql`ORDER BY c.statement_id LIMIT ${PAGE}`,
    (row) => tell(`saved_copy_bodies ${row.id}`, why(row)),
    (row) => row.body !== null && createHash('sha256').update(row.body).digest('hex') === row.hash,
    (row) => row.body === null || row.body.length === 0,
  )
  for (const [texts, rows, key] of ORPHANS) {
    const orphans = await sql<{ id: number }>`
      SELECT ${sql.ref(key)} AS id FROM ${sql.table(texts)}
      WHERE ${sql.ref(key)} NOT IN (SELECT id FROM ${sql.table(rows)})`.execute(trx)
    for (const { id } of orphans.rows) tell(`${texts} ${id}`, 'words of nothing on record: they were put in')
  }
  const all = [statements, revisions, edits, copies]
  const sum = (pick: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + pick(one), 0)
  return { texts: sum((one) => one.texts), purged: sum((one) => one.purged) }
}

function why(row: { gone: number }): string {
  return row.gone === 1 ? 'it was purged, and there are words again' : 'its words do not fit the hash of its row'
}

async function verifyAll<Row extends { id: number; gone: number }>(
  trx: Kysely<Database>,
  select: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
  tell: (row: Row) => void,
  fits: (row: Row) => boolean,
  isEmpty: (row: Row) => boolean,
): Promise<{ texts: number; purged: number }> {
  const counts = { texts: 0, purged: 0 }
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<Row>`${select} CAST(${after} AS INTEGER) ${order}`.execute(trx)
    for (const row of rows) {
      after = row.id
      if (row.gone === 1) counts.purged += 1
      else counts.texts += 1
      if (row.gone === 1 ? !isEmpty(row) : !fits(row)) tell(row)
    }
    if (rows.length < PAGE) return counts
  }
}

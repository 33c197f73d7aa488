import { createHash } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'
import { entryHash, GENESIS } from '../../store/ledger.ts'
import type { Story } from './corpora.ts'
import { WORLD_START } from './documents.ts'

/** Rows a transaction and a ledger entry hold. */
const GROUP = 1_000
const MINUTE = 60_000
const STANCES = ['denies', 'asserts', 'disputes', 'mentions', 'qualifies']
const SPEAKERS = ['Karen Whitfield', 'Daniel Okafor', 'Maria Castellanos', 'Peter Lindqvist', 'Helen Marsh']

/**
 * Puts so many items and statements into a record that has its sources and claims: each item with its text, each with one
 * statement and its appearance, constraints and triggers on, search filled, a ledger entry a thousand items.
 */
export function fillRecord(file: string, rows: number, stories: readonly Story[]): void {
  const db = new SqliteDatabase(file)
  db.pragma('foreign_keys = ON')
  // Made once and thrown away afterwards: nobody waits for the disk.
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -500000')
  const sources = db.prepare('SELECT id FROM sources ORDER BY id').pluck().all() as string[]
  const claims = db.prepare('SELECT id, version_id AS version FROM claims ORDER BY id').all() as {
    id: number
    version: number
  }[]
  const item = db.prepare(
    `INSERT INTO items (id, source_id, guid, link, link_key, published_at, first_seen_at, baseline, language, latest_revision_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 'en', ?)`,
  )
  const revision = db.prepare('INSERT INTO revisions (id, item_id, number, hash, seen_at) VALUES (?, ?, 1, ?, ?)')
  const text = db.prepare(
    `INSERT INTO revision_texts (revision_id, title, summary, body, author) VALUES (?, ?, '', ?, NULL)`,
  )
  const statement = db.prepare(
    `INSERT INTO statements (id, claim_id, claim_version_id, stance, unnamed, direct, language, confidence, origin_item_id,
       origin_revision_id, added_by, published_at, seen_at, silent, reasons, text_hash)
     VALUES (?, ?, ?, ?, 0, 1, 'en', 0.97, ?, ?, 'rules', ?, ?, 0, '[]', ?)`,
  )
  const words = db.prepare(
    `INSERT INTO statement_texts (statement_id, speaker, affiliation, quote, salt) VALUES (?, ?, 'spokesperson', ?, ?)`,
  )
  const appearance = db.prepare(
    'INSERT INTO appearances (statement_id, item_id, revision_id, seen_at, origin) VALUES (?, ?, ?, ?, 1)',
  )
  const ledger = db.prepare('INSERT INTO ledger (seq, at, type, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const last = db.prepare('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined
  let [seq, previous] = [last?.seq ?? 0, last?.hash ?? GENESIS]
  const group = db.transaction((from: number) => {
    const pairs: [number, string][] = []
    for (let id = from; id < Math.min(rows + 1, from + GROUP); id++) {
      const { title, body } = stories[(id * 7) % stories.length] as Story
      const at = WORLD_START - (rows - id) * MINUTE
      const hash = createHash('sha256').update(`${id}\n${title}\n${body}`).digest('hex')
      // One claim everybody speaks about: an eighth of all.
      const claim = claims[id % 8 === 0 ? 0 : id % claims.length] as (typeof claims)[number]
      const link = `news.example/${id}`
      item.run(id, sources[id % sources.length], `guid-${id}`, `https://${link}`, link, at, at, id)
      revision.run(id, id, hash, at)
      text.run(id, title, body)
      statement.run(id, claim.id, claim.version, STANCES[id % STANCES.length], id, id, at, at, hash)
      words.run(id, SPEAKERS[id % SPEAKERS.length], body.slice(0, 200), hash.slice(0, 32))
      appearance.run(id, id, id, at)
      pairs.push([id, hash])
    }
    seq += 1
    const entry = { seq, at: WORLD_START, type: 'items', body: JSON.stringify({ revisions: pairs }), previous }
    const own = entryHash(entry)
    ledger.run(seq, entry.at, entry.type, entry.body, previous, own)
    previous = own
  })
  for (let from = 1; from <= rows; from += GROUP) group(from)
  const counted = db.prepare('INSERT OR REPLACE INTO sequences (kind, next) VALUES (?, ?)')
  for (const kind of ['item', 'revision', 'statement']) counted.run(kind, rows + 1)
  counted.run('ledger', seq + 1)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

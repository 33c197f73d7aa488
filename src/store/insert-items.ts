import type { Transaction } from 'kysely'
import type { RecordRows } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { insertRows } from './insert-rows.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>

const MINUTE_MS = 60_000

/** Items and revisions of a poll, without their words: those follow for all polls of a commit (`insertTexts`). */
export async function insertItems(trx: Trx, result: RecordRows, entries: LedgerEntry[]): Promise<void> {
  const { sourceId, items, revisions, at } = result
  if (revisions.length === 0 || sourceId === null) return
  const latest = new Map(revisions.map((revision) => [revision.itemId, revision.id]))
  await insertRows(
    trx,
    'items',
    items.map((item) => ({
      id: item.id,
      source_id: sourceId,
      guid: item.guid,
      link: item.link,
      link_key: item.linkKey,
      published_at: item.publishedAt,
      first_seen_at: at,
      baseline: item.baseline ? 1 : 0,
      language: item.language,
      latest_revision_id: latest.get(item.id) ?? 0,
    })),
  )
  await insertRows(
    trx,
    'revisions',
    revisions.map(({ id, itemId, number, hash, seenAt, servedBy }) => ({
      id,
      item_id: itemId,
      number,
      hash,
      seen_at: seenAt,
      served_by: servedBy ?? null,
    })),
  )
  entries.push({
    type: 'items',
    body: { source: sourceId, revisions: revisions.map((r) => [r.itemId, r.id, r.number, r.hash]) },
  })
}

/**
 * The words of all items that a commit takes in, in one statement and in the order of the search index: each statement
 * after one that added words, and each step back in that order, would have the index write a part of its own to the file
 * and merge it with the others later. Then a changed item's latest version becomes its present one.
 */
export async function insertTexts(trx: Trx, results: readonly RecordRows[]): Promise<void> {
  const added = results.flatMap(({ sourceId, items, revisions, at }) => {
    if (sourceId === null) return []
    const minutes = new Map(items.map(({ id, publishedAt }) => [id, Math.floor((publishedAt ?? at) / MINUTE_MS)]))
    return revisions.map((revision) => ({ revision, minute: minutes.get(revision.itemId) }))
  })
  added.sort((a, b) => (a.minute ?? 0) - (b.minute ?? 0) || a.revision.itemId - b.revision.itemId)
  await insertRows(
    trx,
    'revision_texts',
    added.map(({ revision: { id, title, summary, body, author } }) => ({
      revision_id: id,
      title,
      summary,
      body,
      author,
    })),
  )
  for (const { revision, minute } of added)
    if (minute === undefined)
      await ask(trx, 'UPDATE items SET latest_revision_id = ? WHERE id = ?', [revision.id, revision.itemId])
}

import type { Transaction } from 'kysely'
import type { RecordRows } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { insertRows } from './insert-rows.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>

const MINUTE_MS = 60_000

/** Writes items and revisions of the polls of a commit, without their words: those follow (`insertTexts`). */
export type ItemWriter = {
  /** Those of one of the polls are there afterwards. Gives what the ledger is to tell of them. */
  write(result: RecordRows): Promise<LedgerEntry[]>
}

/**
 * With the first poll that brings items those of all that follow are written, in two statements and not two each. The rows
 * stand in the order they would have one by one, and so do the tables in the ledger, by the first row of each.
 */
export function createItemWriter(trx: Trx, results: readonly RecordRows[]): ItemWriter {
  const written = new Set<RecordRows>()
  return {
    async write(result) {
      const { sourceId, items, revisions } = result
      if (revisions.length === 0 || sourceId === null) return []
      if (!written.has(result)) {
        const some = items.length === 0 ? [result] : results.slice(results.indexOf(result))
        const rows = some.filter((one) => one.sourceId !== null && one.revisions.length > 0)
        await insertRows(trx, 'items', rows.flatMap(itemRows))
        await insertRows(trx, 'revisions', rows.flatMap(revisionRows))
        for (const one of some) written.add(one)
      }
      const listed = revisions.map((r) => [r.itemId, r.id, r.number, r.hash])
      return [{ type: 'items', body: { source: sourceId, revisions: listed } }]
    },
  }
}

function itemRows({ sourceId, items, revisions, at }: RecordRows) {
  const latest = new Map(revisions.map((revision) => [revision.itemId, revision.id]))
  return items.map((item) => ({
    id: item.id,
    source_id: sourceId ?? '',
    guid: item.guid,
    link: item.link,
    link_key: item.linkKey,
    published_at: item.publishedAt,
    first_seen_at: at,
    baseline: item.baseline ? 1 : 0,
    language: item.language,
    latest_revision_id: latest.get(item.id) ?? 0,
  }))
}

function revisionRows({ revisions }: RecordRows) {
  return revisions.map(({ id, itemId, number, hash, seenAt, servedBy }) => ({
    id,
    item_id: itemId,
    number,
    hash,
    seen_at: seenAt,
    served_by: servedBy ?? null,
  }))
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

import { type Kysely, sql } from 'kysely'
import type { FoundRow, SearchQuery, SearchStore, SearchTerm } from '../ports/search-store.ts'
import type { Database } from './schema.ts'

/** As migration 0009 numbers the rows. */
const ID_SIZE = 2 ** 27
const MINUTE_MS = 60_000
const LAST_MINUTE = 2 ** 26 - 1

export function createSearchStore(db: Kysely<Database>): SearchStore {
  return {
    async find(query) {
      const found: FoundRow[] = []
      for (const type of query.kinds) {
        const match = matchOf(type, query)
        if (match === null) continue
        found.push(...(type === 'claim' ? await findClaims(db, match, query) : await findRows(db, type, match, query)))
      }
      return found.sort((a, b) => b.at - a.at || b.id - a.id).slice(0, query.limit)
    },
    async items(ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('items')
        .innerJoin('revision_texts', 'revision_texts.revision_id', 'items.latest_revision_id')
        .select(['items.id', 'items.source_id', 'items.link', 'revision_texts.title', 'revision_texts.body'])
        .where('items.id', 'in', ids)
        .execute()
      const matches = await db
        .selectFrom('matches')
        .innerJoin('claims', 'claims.id', 'matches.claim_id')
        .select(['matches.item_id', 'claims.slug'])
        .distinct()
        .where('matches.item_id', 'in', ids)
        .where('matches.band', '=', 'posted')
        .execute()
      const slugs = Map.groupBy(matches, (row) => row.item_id)
      return rows.map(({ id, source_id, link, title, body }) => ({
        id,
        sourceId: source_id,
        link,
        title,
        body,
        claims: (slugs.get(id) ?? []).map((row) => row.slug),
      }))
    },
  }
}

async function findRows(
  db: Kysely<Database>,
  type: 'item' | 'statement',
  match: string,
  { from, until, limit, claimId }: SearchQuery,
): Promise<FoundRow[]> {
  const table = sql.table(type === 'item' ? 'search_items' : 'search_statements')
  const least = from === null ? 0 : minuteOf(from) * ID_SIZE
  const most = until === null ? Number.MAX_SAFE_INTEGER : (minuteOf(until) + 1) * ID_SIZE - 1
  // Of a statement its claim is a facet; of an item the matches tell.
  const ofClaim =
    type === 'item' && claimId !== undefined
      ? sql`AND (rowid & ${ID_SIZE - 1}) IN
          (SELECT item_id FROM matches WHERE claim_id = ${claimId} AND band = 'posted')`
      : sql``
  // What is bound as a floating-point number is no limit to the index.
  const { rows } = await sql<{ rowid: number }>`
    SELECT rowid FROM ${table} WHERE ${table} MATCH ${match}
      AND rowid BETWEEN cast(${least} AS INTEGER) AND cast(${most} AS INTEGER) ${ofClaim}
    ORDER BY rowid DESC LIMIT ${limit}`.execute(db)
  return rows.map(({ rowid }) => ({ type, id: rowid % ID_SIZE, at: Math.floor(rowid / ID_SIZE) * MINUTE_MS }))
}

function minuteOf(at: number): number {
  return Math.min(Math.floor(Math.max(at, 0) / MINUTE_MS), LAST_MINUTE)
}

/** Claims are few, and found by the day they were added. */
async function findClaims(
  db: Kysely<Database>,
  match: string,
  { from, until, limit, claimId }: SearchQuery,
): Promise<FoundRow[]> {
  const { rows } = await sql<{ id: number; at: number }>`
    SELECT c.id, c.added_at AS at FROM search_claims JOIN claims c ON c.id = search_claims.rowid
    WHERE search_claims MATCH ${match} AND c.added_at BETWEEN ${from ?? 0} AND ${until ?? Number.MAX_SAFE_INTEGER}
      AND (${claimId ?? null} IS NULL OR c.id = ${claimId ?? null})
    ORDER BY search_claims.rowid DESC LIMIT ${limit}`.execute(db)
  return rows.map((row) => ({ type: 'claim' as const, ...row }))
}

const COLUMNS = { item: '{title body}', statement: '{speaker quote}', claim: '{title text aliases}' } as const

/** The query in the index's own language; `null` where a kind has nothing that the filters ask for. */
function matchOf(type: keyof typeof COLUMNS, query: SearchQuery): string | null {
  const { actor, speaker, stance, source, claimId, terms } = query
  const spoken = actor !== undefined || speaker !== undefined || stance !== undefined
  if (type !== 'statement' && spoken) return null
  if (type === 'claim' && (source !== undefined || terms.length === 0)) return null
  const facets = [
    ...(stance === undefined ? [] : [`zst${stance.replaceAll('_', '')}`]),
    ...(claimId === undefined || type !== 'statement' ? [] : [`zcl${claimId}`]),
    ...(actor === undefined ? [] : [`zac${hex(actor)}`]),
    ...(source === undefined ? [] : [`zso${hex(source)}`]),
  ]
  const parts = [
    ...terms.map((term) => `${COLUMNS[type]} : ${termOf(term)}`),
    ...(speaker === undefined ? [] : [`{speaker} : ${termOf({ words: speaker, prefix: false })}`]),
    ...facets.map((facet) => `{facets} : "${facet}"`),
  ]
  // Of an item the claim is no word of the index: with nothing else there is nothing to look up.
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** Between quotation marks nothing is an operator; a mark inside is written twice. */
function termOf({ words, prefix }: SearchTerm): string {
  return `"${words.replaceAll('"', '""')}"${prefix ? ' *' : ''}`
}

function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex')
}

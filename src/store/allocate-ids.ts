import type { Kysely } from 'kysely'
import type { IdKind } from '../ports/stores.ts'
import { hastily } from './ask.ts'
import type { Database } from './schema.ts'

type Counts = Partial<Record<IdKind, number>>

/** Takes `count` numbers of a kind. */
export async function allocateIds(db: Kysely<Database>, kind: IdKind, count: number): Promise<number> {
  return (await allocateAll(db, { [kind]: count }))[kind] ?? 1
}

/**
 * Takes numbers of several kinds in a transaction of its own: what is worked out can then name what it makes. It does
 * not wait for the disk: the commit that uses the numbers does, and takes this one with it; lost alone, nothing is lost.
 */
export async function allocateAll(db: Kysely<Database>, counts: Counts): Promise<Counts> {
  const { text, values } = takeQuery(counts)
  return firstOf(counts, await hastily(db, (direct) => direct.run<Taken>(text, values)))
}

type Taken = { kind: string; next: number }

/** One statement is a transaction of its own. A kind that is new begins at 1; any other goes on by as many as are taken. */
function takeQuery(counts: Counts): { text: string; values: (string | number)[] } {
  const wanted = Object.entries(counts)
  const text = `INSERT INTO sequences (kind, next) VALUES ${wanted.map(() => '(?, ?)').join(', ')}
    ON CONFLICT (kind) DO UPDATE SET next = next + excluded.next - 1 RETURNING kind, next`
  return { text, values: wanted.flatMap(([kind, count]) => [kind, 1 + count]) }
}

function firstOf(counts: Counts, rows: readonly Taken[]): Counts {
  const next = new Map(rows.map((row) => [row.kind, row.next]))
  return Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, (next.get(kind) ?? 1 + count) - count]),
  )
}

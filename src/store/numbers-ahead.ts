import type { Kysely } from 'kysely'
import type { IdKind } from '../ports/stores.ts'
import { allocateAll } from './allocate-ids.ts'
import { ask, directly } from './ask.ts'
import type { Database } from './schema.ts'

/** Taken beyond what is asked for: a write of its own for every poll with news cost more than looking for what is stored. */
const AHEAD = 64

type Counts = Partial<Record<IdKind, number>>
/** Numbers taken from the database and not given to anybody yet, end exclusive. */
type Rest = { next: number; end: number }

export type NumbersAhead = {
  /** The first of as many fresh numbers of each kind. In one process they follow on each other without a gap. */
  take(counts: Counts): Promise<Counts>
  /** What is left goes back, where nobody has taken any behind it. To be called when nothing is taken any more. */
  giveBack(): Promise<void>
}

/** Numbers of the kinds that every poll with news takes. What is lost by a crash is a gap, and gaps are harmless. */
export function createNumbersAhead(db: Kysely<Database>): NumbersAhead {
  const rests = new Map<string, Rest>()

  async function fetchMore(counts: [string, number][]): Promise<void> {
    const wanted = Object.fromEntries(counts.map(([kind, count]) => [kind, count + AHEAD]))
    for (const [kind, first] of Object.entries(await allocateAll(db, wanted))) {
      const end = first + (wanted[kind] ?? 0)
      const rest = rests.get(kind)
      // Where another process took some in between, what was left is let go: numbers asked for together follow on each other.
      if (rest?.end === first) rest.end = end
      else rests.set(kind, { next: first, end })
    }
  }

  return {
    async take(counts) {
      const asked = Object.entries(counts)
      const short = asked.filter(([kind, count]) => count > leftOf(rests.get(kind)))
      if (short.length > 0) await fetchMore(short)
      const firsts = asked.map(([kind, count]) => {
        const rest = rests.get(kind) ?? { next: 1, end: 1 }
        rest.next += count
        return [kind, rest.next - count]
      })
      return Object.fromEntries(firsts)
    },
    async giveBack() {
      const left = [...rests].filter(([, rest]) => leftOf(rest) > 0)
      rests.clear()
      // Somebody's transaction is open: closing does not wait for it, and a gap is harmless.
      if (directly(db) === null) return
      for (const [kind, { next, end }] of left)
        await ask(db, 'UPDATE sequences SET next = ? WHERE kind = ? AND next = ?', [next, kind, end])
    },
  }
}

function leftOf(rest: Rest | undefined): number {
  return rest === undefined ? 0 : rest.end - rest.next
}

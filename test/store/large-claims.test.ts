import { expect, test } from 'vitest'
import type { StatementChange } from '../../src/domain/statement-edit.ts'
import type { PastFigures, StatementRow } from '../../src/ports/stores.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { HOUR, NOON } from '../support/bounty-case.ts'
import { anItem, aPoll, aRevision, aStatement } from '../support/builders.ts'
import { type OpenRecord, openRecord, WIRE } from '../support/open-record.ts'

const CLAIM = 'cartel-bounties'
const STANCES = ['denies', 'denies', 'declines_comment', 'mentions', 'disputes'] as const

/** Twenty statements of four stances, more denials than others, one an item, each said ten seconds before the one after it was. */
async function recordOfTwenty() {
  const record = await openRecord()
  const numbers = Array.from({ length: 20 }, (_, i) => i + 1)
  const at = (n: number) => NOON - (n % 7) * 10_000
  await record.store.polls.commitPolls([
    aPoll({
      items: numbers.map((n) => anItem(n)),
      revisions: numbers.map((n) => aRevision(n, n)),
      statements: numbers.map((n) =>
        aStatement(n, {
          stance: STANCES[n % 5] ?? 'denies',
          originItemId: n,
          originRevisionId: n,
          publishedAt: at(n),
          seenAt: at(n),
        }),
      ),
      appearances: numbers.map((n) => ({ statementId: n, itemId: n, revisionId: n, seenAt: at(n), origin: true })),
    }),
  ])
  return record
}

test('what is counted and shown without reading all statements is what all of them say', async () => {
  const { store } = await recordOfTwenty()
  const all = await store.queries.statements(CLAIM)
  const figures = await store.queries.cardFigures(CLAIM, 5)
  const said = (s: { publishedAt: number | null }) => s.publishedAt ?? 0
  expect(figures).toEqual({
    statements: 20,
    counted: all.filter((s) => s.stance !== 'declines_comment').length,
    outlets: 1,
    latestAt: Math.max(...all.map(said)),
    latest: all
      .filter((s) => s.stance !== 'mentions' && s.stance !== 'declines_comment')
      .sort((a, b) => said(b) - said(a))
      .slice(0, 5),
  })
  const then = NOON - 30_000
  const seen = all.filter((s) => s.seenAt <= then)
  const past = await store.queries.figuresSeenBy(CLAIM, then, 5)
  expect(past.counted).toBe(seen.filter((s) => s.stance !== 'declines_comment').length)
  expect(past.latest.every((s) => s.seenAt <= then)).toBe(true)
  await store.close()
})

test('pages of statements are the whole in the order they were seen', async () => {
  const { store } = await recordOfTwenty()
  const paged: number[] = []
  for (let offset = 0; offset < 25; offset += 3)
    paged.push(...(await store.queries.statementsSeen(CLAIM, { offset, limit: 3 })).map((s) => s.id))
  const all = (await store.queries.statements(CLAIM)).sort((a, b) => a.seenAt - b.seenAt || a.id - b.id)
  expect(paged).toEqual(all.map((s) => s.id))
  await store.close()
})

/** The same from all statements and all that carried them: slow, and plain. */
async function countedOut({ store }: OpenRecord, at: number, most: number): Promise<Omit<PastFigures, 'changed'>> {
  const carriers = (await store.queries.carriers(CLAIM)).filter((one) => one.seenAt <= at)
  const seen = (await store.queries.statements(CLAIM))
    .filter((s) => s.seenAt <= at)
    .map((s) => ({
      ...s,
      sourceIds: [...new Set(carriers.filter((one) => one.statementId === s.id).map((one) => one.sourceId))],
    }))
  const counting = seen.filter((s) => !s.dismissed)
  const said = (s: StatementRow) => s.saidAt ?? s.publishedAt ?? s.seenAt
  return {
    counted: counting.filter((s) => s.stance !== 'declines_comment').length,
    outlets: new Set(counting.flatMap((s) => s.sourceIds)).size,
    latest: seen
      .filter((s) => s.stance !== 'mentions' && s.stance !== 'declines_comment' && !s.takenDown)
      .sort((a, b) => said(b) - said(a) || a.id - b.id)
      .slice(0, most),
  }
}

test('past moments of random histories are what all statements say of them, edits and dismissals among them', async () => {
  const random = seededRandom(11)
  const chance = (n: number) => Math.floor(random() * n)
  const record = await openRecord()
  const { store } = record
  await store.polls.syncSources([WIRE, ...['b', 'c'].map((id) => ({ ...WIRE, id }))], NOON, () => NOON)
  const total = 60
  const numbers = Array.from({ length: total }, (_, i) => i + 1)
  const seenAt = new Map(numbers.map((n) => [n, NOON + chance(9) * 12 * HOUR]))
  for (const sourceId of ['wire', 'b', 'c']) {
    const own = numbers.filter((n) => ['wire', 'b', 'c'][n % 3] === sourceId)
    await store.polls.commitPolls([
      aPoll({
        sourceId,
        items: own.map((n) => anItem(n)),
        revisions: own.map((n) => aRevision(n, n)),
        statements: own.map((n) => {
          const seen = seenAt.get(n) ?? NOON
          // Some are dated later than they were seen: a feed's clock is ahead.
          const publishedAt = chance(5) === 0 ? null : seen + (chance(9) - 6) * 12 * HOUR
          const origin = { originItemId: n, originRevisionId: n }
          return aStatement(n, { stance: STANCES[chance(5)] ?? 'denies', ...origin, publishedAt, seenAt: seen })
        }),
        appearances: own.map((n) => ({
          statementId: n,
          itemId: n,
          revisionId: n,
          seenAt: seenAt.get(n) ?? NOON,
          origin: true,
        })),
      }),
    ])
  }
  // Carried by others later.
  const later = numbers.filter(() => chance(3) === 0)
  await store.polls.commitPolls([
    aPoll({
      appearances: later.map((n) => ({
        statementId: n,
        itemId: ((n + 1) % total) + 1,
        revisionId: ((n + 1) % total) + 1,
        seenAt: (seenAt.get(n) ?? NOON) + chance(4) * 12 * HOUR,
        origin: false,
      })),
    }),
  ])
  const compare = async () => {
    for (let step = -1; step < 16; step++) {
      const at = NOON + step * 8 * HOUR
      const { changed: _, ...past } = await store.queries.figuresSeenBy(CLAIM, at, 5)
      const plain = await countedOut(record, at, 5)
      const sorted = (figures: typeof plain) => ({
        ...figures,
        latest: figures.latest.map((s) => ({ ...s, sourceIds: s.sourceIds.toSorted() })),
      })
      expect(sorted(past)).toEqual(sorted(plain))
    }
  }
  await compare()
  for (let id = 1; id <= 12; id++) {
    const statementId = 1 + chance(total)
    const change = pickChange(chance(3))
    const edit = { id, statementId, change, by: 'Ana', reason: 'r', at: NOON + 200 * HOUR + id }
    const basedOn = await store.polls.changeMark()
    const nothing = { statusSteps: [], proposals: [], requests: [], deliveries: [], withdrawnEvents: [] }
    await store.statementEdits.commitEdit({ edit, basedOn, voids: { requests: [], proposals: [] }, ...nothing })
  }
  await compare()
  await store.close()
})

function pickChange(which: number): StatementChange {
  if (which === 0) return { type: 'dismiss' }
  if (which === 1) return { type: 're_stance', stance: 'declines_comment' }
  return { type: 're_stance', stance: 'denies' }
}

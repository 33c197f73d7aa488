import { expect, test } from 'vitest'
import { NOON } from '../support/bounty-case.ts'
import { anItem, aPoll, aRevision, aStatement } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

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
      .filter((s) => s.stance !== 'mentions')
      .sort((a, b) => said(b) - said(a))
      .slice(0, 5),
  })
  const then = NOON - 30_000
  const seen = all.filter((s) => s.seenAt <= then)
  const past = await store.queries.figuresSeenBy(CLAIM, then, 5)
  expect(past?.counted).toBe(seen.filter((s) => s.stance !== 'declines_comment').length)
  expect(past?.latest.every((s) => s.seenAt <= then)).toBe(true)
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

import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/open-database.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import { createPollStore } from '../../src/store/polls.ts'
import { createWorkerLock } from '../../src/store/worker-lock.ts'

const NOW = 1_800_000_000_000

/** Plans of all statements that a piece of work asks. */
async function plansOf(
  work: (stores: {
    polls: ReturnType<typeof createPollStore>
    outbox: ReturnType<typeof createOutbox>
    lock: ReturnType<typeof createWorkerLock>
  }) => Promise<unknown>,
) {
  const { db, raw } = await openDatabase(':memory:')
  const asked = new Set<string>()
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((text: string) => {
    asked.add(text)
    return prepare(text)
  }) as typeof raw.prepare
  await work({
    polls: createPollStore(db, ':memory:'),
    outbox: createOutbox(db, ':memory:'),
    lock: createWorkerLock(db, ':memory:', () => null),
  })
  const plans = [...asked].flatMap((text) => {
    const values = Array.from({ length: text.match(/\?/g)?.length ?? 0 }, () => 1)
    return (prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[]).map(({ detail }) => detail)
  })
  await db.destroy()
  return plans
}

const due = { troubled: ['failing', 'gone'] as const, toldBefore: NOW, silentSince: NOW, judgedBefore: NOW }

async function beat({ lock }: Parameters<Parameters<typeof plansOf>[0]>[0]): Promise<void> {
  await lock.acquire({ pid: 1, host: 'h' }, NOW, 1, 1)
  await lock.beat(NOW)
}

test('sources polled in the future are looked for among them, not among all that are due later', async () => {
  const plans = await plansOf(({ polls }) => polls.dueSources(NOW, 64))
  expect(plans.filter((plan) => plan.includes('sources_polled'))).toHaveLength(1)
})

test.each([
  ['sources to ask', 'sources', ({ polls }) => polls.dueSources(NOW, 64)],
  ['sources to judge', 'sources', ({ polls }) => polls.sourcesToCheck(due)],
  ['a beat', 'sources', beat],
  ['posts to send', 'deliveries', ({ outbox }) => outbox.lease(NOW, 10, 1_000, ['slack'])],
  ['a look for posts', 'deliveries', ({ outbox }) => outbox.glance(NOW, ['slack'])],
  ['posts left lying', 'deliveries', ({ outbox }) => outbox.reclaim(NOW, NOW, { ids: [], all: false })],
  ['posts that fall due', 'deliveries', ({ outbox }) => outbox.due(NOW, 10)],
  ['posts that wait together', 'deliveries', ({ outbox }) => outbox.dueQueues(NOW)],
  ['posts of the last hour', 'deliveries', ({ outbox }) => outbox.sentSince('slack', 'C1', NOW, 20)],
  ['whatever went out in the last hour', 'deliveries', ({ outbox }) => outbox.settledSince('slack', 'C1', NOW, 20)],
] satisfies [string, string, Parameters<typeof plansOf>[0]][])(
  '%s are found without reading all %s',
  async (_, table, work) => {
    const plans = await plansOf(work)
    const read = plans.filter((plan) => new RegExp(`^(SCAN|SEARCH) (${table}|d)\\b`).test(plan))
    expect(read.length).toBeGreaterThan(0)
    // A greatest value without an index is a SEARCH by its plan, and reads all.
    expect(read.filter((plan) => !/ USING (.*INDEX|INTEGER PRIMARY KEY) /.test(plan))).toEqual([])
  },
)

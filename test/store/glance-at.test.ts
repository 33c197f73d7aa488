import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/open-database.ts'
import { createOutbox } from '../../src/store/outbox.ts'

const NOW = 1_800_000_000_000
const STATES = ['pending', 'retry', 'sending', 'sent', 'needs_review', 'refused']
const QUEUES = [null, 'cap', 'digest', 'stop', 'card']
/** Before now, a little after it, and further off than each wait that is meant. */
const TIMES = [-60_000, 0, 500, 5_000, 2 * 3_600_000, 9 * 86_400_000]
const ALL = STATES.flatMap((state) => QUEUES.flatMap((queued) => TIMES.map((off) => ({ state, queued, off }))))

test('a glance at a row says what each question would say of it', async () => {
  const { db, raw } = await openDatabase(':memory:')
  const outbox = createOutbox(db, ':memory:')
  const insert = raw.prepare(`INSERT INTO deliveries
    (platform, channel, locale, event_key, thread_of, broadcast, notice, state, queued, not_before, created_at, tried_at, lease_until)
    VALUES ('slack', 'C1', 'en', 'event', NULL, 0, '{"kind":"x"}', ?, ?, ?, ?, ?, ?)`)
  const told = new Map<string, number>()
  try {
    for (const { state, queued, off } of ALL)
      for (const [written, stop] of [
        [-60_000, false],
        [off, false],
        [-60_000, true],
      ] as const) {
        raw.exec('DELETE FROM deliveries; DELETE FROM delivery_stops')
        const out = state === 'sending'
        insert.run(state, queued, NOW + off, NOW + written, out ? NOW + written : null, out ? NOW + off : null)
        if (stop) raw.exec(`INSERT INTO delivery_stops (platform, channel, at, reason) VALUES ('slack', 'C1', 1, 'x')`)
        const seen = await outbox.glance(NOW, ['slack'])
        const asked = {
          due: (await outbox.due(NOW, 9)).length > 0,
          queues: (await outbox.dueQueues(NOW)).length > 0,
          goes: (await outbox.lease(NOW, 9, 1_000, ['slack'])).length > 0,
          astray: false,
        }
        if (asked.goes) raw.exec(`UPDATE deliveries SET state = '${state}', tried_at = NULL, lease_until = NULL`)
        const before = raw.prepare('SELECT * FROM deliveries').get()
        await outbox.reclaim(NOW, NOW, { ids: [], all: false })
        asked.astray = JSON.stringify(raw.prepare('SELECT * FROM deliveries').get()) !== JSON.stringify(before)
        expect({ state, queued, off, written, stop, ...seen }).toEqual({ state, queued, off, written, stop, ...asked })
        for (const [name, yes] of Object.entries(asked)) if (yes) told.set(name, (told.get(name) ?? 0) + 1)
      }
  } finally {
    await db.destroy()
  }
  // Each is said of some, or nothing was compared.
  expect([...told.keys()].sort()).toEqual(['astray', 'due', 'goes', 'queues'])
})

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { anchorLedger } from '../../../src/app/anchor-ledger.ts'
import { keepRecord } from '../../../src/app/keep-record.ts'
import type { PollContext } from '../../../src/app/poll/poll-context.ts'
import type { Upkeep } from '../../../src/ports/upkeep.ts'
import { anchorBook, keepAnchorsUntil, readAnchors, writeAnchor } from '../../../src/runtime/anchor-file.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { DAY, HOUR, NOON } from '../../support/bounty-case.ts'
import { anItem, aPoll, aRevision, aStatement } from '../../support/builders.ts'
import { openRecord } from '../../support/open-record.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const hash = (letter: string) => letter.repeat(64)

test('the newest entry is written down; of each day one line stays', () => {
  const file = path.join(tempFolder(), 'sub', 'anchors')
  expect(readAnchors(file)).toBeNull()
  for (const [n, at] of [NOON, NOON + HOUR, NOON + DAY].entries())
    writeAnchor(file, { at, entry: n + 1, hash: hash('a') })
  writeAnchor(file, { at: NOON + DAY + HOUR, entry: 3, hash: hash('a') })
  expect(readFileSync(file, 'utf8')).toBe(
    `2025-11-01T13:00:00.000Z 2 ${hash('a')}\n2025-11-02T12:00:00.000Z 3 ${hash('a')}\n`,
  )
  keepAnchorsUntil(file, 2)
  expect(readAnchors(file)?.map(({ entry }) => entry)).toEqual([2])
  expect(readAnchors(`${file}.before-restore`)).toHaveLength(2)
  expect(() => readAnchors(path.join(tempFolder(), 'none'), true)).toThrow(/cannot be read/)
})

test('an anchor that no longer holds is evidence: it is not written over', async () => {
  const { store } = await openRecord()
  const file = path.join(tempFolder(), 'anchors')
  const book = anchorBook(file)
  expect(await anchorLedger(store.ledger, book)).toMatchObject({ entry: (await store.ledger.head()).entry })
  expect(await anchorLedger(store.ledger, book)).toBeNull()
  writeAnchor(file, { at: NOON, entry: 1, hash: hash('f') })
  await store.ledger.append([{ type: 'note', body: {} }], NOON)
  await expect(anchorLedger(store.ledger, book)).rejects.toMatchObject({ code: 'conflict' })
  expect(readAnchors(file)?.at(-1)?.hash).toBe(hash('f'))
  await store.close()
})

test('a round anchors, and posts the hash once a day to the channel that asked for it', async () => {
  const { store } = await openRecord()
  const clock = createManualClock(NOON)
  const file = path.join(tempFolder(), 'anchors')
  const upkeep: Upkeep = {
    anchors: anchorBook(file),
    textsMs: null,
    anchorChannels: [{ platform: 'console', channel: 'vault', locale: 'en' }],
  }
  const context = { store, clock, log: silentLogger } as unknown as PollContext
  for (const after of [0, HOUR, DAY]) {
    clock.set(NOON + after)
    await keepRecord(context, upkeep)
  }
  expect(existsSync(file)).toBe(true)
  const posts = [
    ...(await store.queries.deliveriesOf('anchor:2025-11-01')),
    ...(await store.queries.deliveriesOf('anchor:2025-11-02')),
  ]
  expect(posts.map(({ channel, notice }) => [channel, notice?.kind])).toEqual([
    ['vault', 'anchor'],
    ['vault', 'anchor'],
  ])
  expect(posts[0]?.notice).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await store.close()
})

test('retention.texts lets go of the words of items that carry no statement, once they are older, and says so in the ledger', async () => {
  const { store, raw } = await openRecord()
  const clock = createManualClock(NOON)
  const seen = (id: number, seenAt: number) => ({ ...aRevision(id, id), seenAt })
  const old = NOON - 40 * DAY
  await store.polls.commitPolls([
    aPoll({
      at: old,
      items: [anItem(1), anItem(3)],
      revisions: [seen(1, old), seen(3, old)],
      statements: [aStatement(1, { originItemId: 3, originRevisionId: 3 })],
      appearances: [{ statementId: 1, itemId: 3, revisionId: 3, seenAt: old, origin: true }],
    }),
    aPoll({ at: old + 20 * DAY, items: [anItem(2)], revisions: [seen(2, old + 20 * DAY)] }),
  ])
  const kept = () =>
    raw.prepare("SELECT revision_id AS id FROM revision_texts WHERE body <> '' ORDER BY 1").pluck().all()
  const context = { store, clock, log: silentLogger } as unknown as PollContext
  await keepRecord(context, { anchors: null, textsMs: null })
  expect(kept()).toEqual([1, 2, 3])
  await keepRecord(context, { anchors: null, textsMs: 30 * DAY })
  expect(kept()).toEqual([2, 3])
  clock.advance(30 * DAY)
  await keepRecord(context, { anchors: null, textsMs: 30 * DAY })
  expect(kept()).toEqual([3])
  expect(raw.prepare("SELECT count(*) FROM ledger WHERE type LIKE '%purge%'").pluck().get()).toBeGreaterThan(0)
  await store.close()
})

import path from 'node:path'
import { expect, test } from 'vitest'
import { ageRequests } from '../../src/app/age-requests.ts'
import { remindProposals } from '../../src/app/remind-proposals.ts'
import { REMIND_AFTER_DAYS } from '../../src/app/run-round.ts'
import { REQUEST_AGES } from '../../src/pipeline/age-requests.ts'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import { backupDatabase } from '../../src/store/backup.ts'
import { restoreDatabase } from '../../src/store/restore.ts'
import { ASSERTION, DAY, DENIAL, DISPUTE, type Entry, HOUR, NOON, noise, REQUEST } from '../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../support/own-site.ts'
import { type Bot, sourceOf, startBot } from '../support/start-bot.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { feedDate, writeFeed } from '../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()
const check = { anchors: [], contentHash }

const at = (about: Entry, guid: string, published: number) => ({ ...about, guid, date: feedDate(published) })
/** What the first poll takes in silently, and tells of in one line. */
const START = [at(DISPUTE, 'v', NOON - DAY), { ...noise(1), guid: 'n1' }]
const ASKED = [at(REQUEST, 'r', NOON + HOUR), at(ASSERTION, 'a', NOON + HOUR), ...START]

async function bot(file?: string): Promise<Bot> {
  const options = { folder: tempFolder(), sources: [sourceOf(site, 'wire')] }
  const started = await startBot(file === undefined ? options : { ...options, file })
  open.push(started)
  return started
}

/** Backed up at NOON + 2 h, with what was planned until then posted; put back `after` that. */
async function restored(live: (first: Bot) => Promise<void>, after: number): Promise<Bot> {
  site.serve('/wire', { body: writeFeed(START) })
  const first = await bot()
  await first.round()
  site.serve('/wire', { body: writeFeed(ASKED) })
  await first.round()
  await first.send()
  const backup = path.join(tempFolder(), 'copy.db')
  await backupDatabase(first.file, backup, check)
  await live(first)
  await first.close()
  await restoreDatabase(
    {
      file: first.file,
      backup,
      by: 'Ana',
      at: NOON + after,
      isAlive: () => false,
      postAgain: false,
      requestAges: REQUEST_AGES,
      remindAfterDays: REMIND_AFTER_DAYS,
    },
    check,
  )
  const second = await bot(first.file)
  second.clock.set(NOON + after)
  return second
}

test('an age a request came to since the backup is not told again; the next one is', async () => {
  const second = await restored(async (first) => {
    first.clock.set(NOON + 8 * DAY)
    expect(await ageRequests(first.poll)).toBe(1)
    await first.send()
  }, 8 * DAY)
  expect(await ageRequests(second.poll)).toBe(0)
  second.clock.set(NOON + 31 * DAY)
  expect(await ageRequests(second.poll)).toBe(1)
  expect((await second.store.ledger.verifyRecord(check)).findings).toEqual([])
})

test('a proposal that was reminded of since the backup is not again at that age', async () => {
  const second = await restored(async (first) => {
    first.clock.set(NOON + 3 * DAY)
    expect(await remindProposals(first.poll, REMIND_AFTER_DAYS)).toBeGreaterThan(0)
  }, 3 * DAY)
  expect(await remindProposals(second.poll, REMIND_AFTER_DAYS)).toBe(0)
  second.clock.set(NOON + 8 * DAY)
  expect(await remindProposals(second.poll, REMIND_AFTER_DAYS)).toBeGreaterThan(0)
})

test('what the silent poll after it takes in is told in one line, as at the first', async () => {
  const second = await restored(async () => {}, 2 * DAY)
  site.serve('/wire', { body: writeFeed([at(DENIAL, 'd', NOON + DAY), ...ASKED]) })
  const before = (await second.planned()).length
  await second.round()
  const told = (await second.planned()).slice(before)
  expect(told).toMatchObject([{ kind: 'backlog', items: 1, source: { id: 'wire' } }])
})

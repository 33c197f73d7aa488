import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ASSERTION, DAY, DENIAL, DISPUTE, type Entry, HOUR, NOON, noise, REQUEST } from '../support/bounty-case.ts'
import { sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { feedDate, writeFeed } from '../support/write-feed.ts'

const POLLS = 30

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const url = (path: string | number) => `https://wire.example/${path}`
/** What was there before the first poll, and what came after it: three items about the claim among others. */
const OLD = [noise(1), ASSERTION, noise(2)]
const NEW = [noise(3), DENIAL, noise(4), DISPUTE]
const ALL = [...OLD, ...NEW]

/** How a feed lists its items at the n-th poll; `i` is the item's number for ever, 1 the oldest. */
type Habit = (about: Entry, i: number, n: number) => Entry
const decent: Habit = (about, i) => ({ ...about, guid: `g${i}`, link: url(i), date: feedDate(NOON - (20 - i) * HOUR) })

/** The newest first, as feeds list. */
const list = (entries: readonly Entry[], habit: Habit, n: number) =>
  entries.map((about) => habit(about, ALL.indexOf(about) + 1, n)).reverse()

type Pathology = {
  name: string
  habit?: Habit
  /** Entries listed at the n-th poll, when not simply all. */
  listed?: (n: number) => readonly Entry[]
  arrange?: (entries: Entry[], n: number) => Entry[]
  /** Days between polls; an hour when left out. */
  pause?: number
  revisions?: number
}

const PATHOLOGIES: Pathology[] = [
  { name: 'a decent feed' },
  { name: 'a new guid at each poll', habit: (about, i, n) => ({ ...decent(about, i, n), guid: `g${i}-${n}` }) },
  { name: 'a new guid at each poll, no link', habit: (about, i, n) => ({ ...about, guid: `g${i}-${n}` }) },
  {
    name: 'a changed link at each poll',
    habit: (about, i, n) => ({ ...decent(about, i, n), link: url(`${i}?sid=${n}`) }),
  },
  {
    name: 'tracking parameters that change, no guid',
    habit: (about, i, n) => ({ ...about, link: url(`${i}?utm_source=s${n}`) }),
  },
  {
    name: 'guid and link made up anew at each poll',
    habit: (about, i, n) => ({ ...decent(about, i, n), guid: `${i}-${n}`, link: url(`${i}/${n}`) }),
  },
  {
    name: 'a changed title at each poll',
    habit: (about, i, n) => ({ ...decent(about, i, n), title: `${about.title} – updated${' again'.repeat(n)}` }),
  },
  {
    name: 'a changed date at each poll',
    habit: (about, i, n) => ({ ...decent(about, i, n), date: feedDate(NOON + n * HOUR) }),
  },
  { name: 'no date', habit: (about, i) => ({ ...about, guid: `g${i}`, link: url(i) }) },
  { name: 'equal guids', habit: (about, i, n) => ({ ...decent(about, i, n), guid: 'same' }) },
  { name: 'equal guids, no link', habit: (about) => ({ ...about, guid: 'same' }) },
  { name: 'empty guids', habit: (about, i, n) => ({ ...decent(about, i, n), guid: '' }) },
  { name: 'neither guid nor link', habit: (about) => about },
  { name: 'the home page as link of all', habit: (about) => ({ ...about, link: url('') }) },
  { name: 'one topic page as link of all', habit: (about) => ({ ...about, link: url('topic') }) },
  {
    name: 'another order at each poll',
    arrange: (entries, n) => entries.toSorted((a, b) => hash(a.title, n) - hash(b.title, n)),
  },
  { name: 'oldest first', arrange: (entries) => entries.toReversed() },
  { name: 'a full replay of old items now and then', listed: (n) => (n % 5 === 0 ? ALL : NEW) },
  { name: 'shrinking and growing again', listed: (n) => ALL.slice(n % 7) },
  {
    name: 'shrinking and growing again, equal guids and links',
    listed: (n) => ALL.slice(n % 7),
    habit: (about) => ({ ...about, guid: 'same', link: url('topic') }),
  },
  { name: 'empty now and then', listed: (n) => (n % 3 === 0 ? [] : ALL) },
  {
    name: 'dates in the future',
    habit: (about, i, n) => ({ ...decent(about, i, n), date: feedDate(NOON + (400 + i) * DAY) }),
  },
  { name: 'every entry twice', arrange: (entries) => entries.flatMap((entry) => [entry, entry]) },
  {
    name: 'no date, a new guid at each poll, over two months',
    habit: (about, i, n) => ({ ...about, guid: `${n}-${i}`, link: url(i) }),
    pause: 2 * DAY,
  },
  {
    name: 'one letter of the boilerplate changes at each poll',
    habit: (about, i, n) => ({ ...decent(about, i, n), summary: `${about.summary} read more${'.'.repeat(n)}` }),
  },
]

function hash(text: string, n: number): number {
  let value = n
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) % 9_973
  return value
}

describe(`over ${POLLS} polls each logical item is posted at most once, and none is lost`, () => {
  test.each(PATHOLOGIES)(
    '$name',
    async ({ habit = decent, listed = () => ALL, arrange = (e) => e, pause, revisions = 0 }) => {
      const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
      site.serve('/wire', { body: writeFeed(arrange(list(OLD, habit, 0), 0)) })
      await bot.round()
      const told = (await bot.planned()).length
      for (let n = 1; n <= POLLS; n++) {
        site.serve('/wire', { body: writeFeed(arrange(list(listed(n), habit, n), n)) })
        const [report] = await bot.round()
        expect(report?.outcome).not.toBe('failed')
        if (pause) bot.clock.advance(pause)
      }
      const planned = (await bot.planned()).slice(told)
      const statements = planned.filter((notice) => notice.kind === 'statement')
      expect(statements.map((notice) => notice.speaker.name).sort()).toEqual(['Claudia Sheinbaum', 'Mike Vigil'])
      expect(planned.filter((notice) => notice.kind === 'revision')).toHaveLength(revisions)
      // One status change, as both only dispute it; nothing else of any kind.
      expect(planned.filter((notice) => notice.kind === 'status')).toHaveLength(1)
      expect(planned).toHaveLength(3 + revisions)
      expect((await bot.store.queries.counts()).items).toBe(ALL.length)
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
      await bot.close()
    },
  )
})

test('guid and link both reused for other words: told as changes of the one entry, never more than once each', async () => {
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  const slot = (about: Entry) => writeFeed([{ ...about, guid: 'latest', link: url('latest') }])
  site.serve('/wire', { body: slot(noise(1)) })
  await bot.round()
  for (let n = 0; n < POLLS; n++) {
    site.serve('/wire', { body: slot([DENIAL, noise(2), DISPUTE][n % 3] ?? DENIAL) })
    await bot.round()
  }
  const planned = await bot.planned()
  const count = (kind: string) => planned.filter((notice) => notice.kind === kind).length
  expect(count('statement')).toBeLessThanOrEqual(2)
  expect(count('revision')).toBeLessThanOrEqual(3)
  await bot.close()
})

test("a guid that is the place in the list is no story's own: what is new is told, what moved down is not", async () => {
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  const stories = [noise(1), noise(2), noise(3), DENIAL, noise(4), REQUEST].map((about, n) => ({
    ...about,
    link: url(`s${n}`),
  }))
  // Three places, the newest story first.
  for (let newest = 2; newest < stories.length; newest++) {
    const listed = stories.slice(newest - 2, newest + 1).reverse()
    site.serve('/wire', { body: writeFeed(listed.map((story, place) => ({ ...story, guid: `${place + 1}` }))) })
    const [report] = await bot.round()
    expect(report).toMatchObject({ newItems: newest === 2 ? 3 : 1, revisedItems: 0 })
  }
  expect((await bot.planned()).map(({ kind }) => kind)).toEqual(['statement', 'status', 'request'])
  await bot.close()
})

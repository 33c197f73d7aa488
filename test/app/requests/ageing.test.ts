import { describe, expect, test } from 'vitest'
import { ageRequests } from '../../../src/app/age-requests.ts'
import { runRound } from '../../../src/app/run-round.ts'
import { ASSERTION, BOUNTIES, DAY, HOUR, NOON, noise, REQUEST } from '../../support/bounty-case.ts'
import { aFullPoll } from '../../support/builders.ts'
import { openRecord } from '../../support/open-record.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const serve = (...entries: Parameters<typeof writeFeed>[0]) => site.serve('/wire', { body: writeFeed(entries) })

/** A record whose first polls saw nothing about the claim, then, at NOON + 1 h, a request made then. */
async function asked(options: Partial<BotOptions> & { at?: number } = {}): Promise<Bot> {
  serve({ ...noise(1), guid: 'n1' })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  open.push(bot)
  await bot.round()
  serve({ ...REQUEST, guid: 'r', date: feedDate(options.at ?? NOON + HOUR) }, { ...noise(1), guid: 'n1' })
  await bot.round()
  await bot.send()
  return bot
}

const ages = async (bot: Bot) =>
  (await bot.planned()).flatMap((notice) =>
    notice.kind === 'request' && notice.event === 'no_answer_seen' ? [notice.days] : [],
  )

test('told at 7, 30 and 90 days, each once, whatever happens every hour in between', async () => {
  const bot = await asked()
  const told: number[] = []
  for (let hours = 2; hours <= 92 * 24; hours += 12) {
    bot.clock.set(NOON + hours * HOUR)
    told.push(...Array(await ageRequests(bot.poll)).fill(Math.floor((hours - 1) / 24)))
  }
  expect(told).toEqual([7, 30, 90])
  expect(await ages(bot)).toEqual([7, 30, 90])
  await bot.send()
  const posts = bot.publisher.posts
    .map((post) => post.message.fallback)
    .filter((line) => /public answer seen/.test(line))
  expect(posts[0]).toBe(
    `No public answer seen since 1 Nov 2025 (7 days): Government of Mexico asked ${BOUNTIES.claimant} for evidence · ${BOUNTIES.title}`,
  )
  expect(posts).toHaveLength(3)
})

test('two of one claim that come to an age together are told in one post, the one waiting longest first', async () => {
  const bot = await asked()
  const by = { claim: BOUNTIES.slug, what: 'The intelligence.', reason: 'Letter.' }
  await bot.commands.openRequest({ ...by, from: 'Mike Vigil', on: '2025-10-31' }, ANA)
  bot.clock.set(NOON + 9 * DAY)
  expect(await ageRequests(bot.poll)).toBe(2)
  expect(await ageRequests(bot.poll)).toBe(0)
  const told = (await bot.planned()).filter((one) => one.kind === 'request' && one.event === 'no_answer_seen')
  expect(told).toMatchObject([{ from: 'Mike Vigil', days: 10, others: [{ from: 'Government of Mexico', days: 8 }] }])
  await bot.send()
  const text = JSON.stringify(bot.publisher.posts.at(-1)?.message)
  expect(text.match(/No public answer seen since/g)?.length).toBeGreaterThanOrEqual(2)
})

test('a round of the worker looks after it', async () => {
  const bot = await asked()
  bot.clock.set(NOON + 8 * DAY)
  await runRound(bot.poll, bot.deliver, new AbortController().signal)
  expect(await ages(bot)).toEqual([7])
})

test('after a stop over several ages only the last is told, with the true days; a channel added later hears of none', async () => {
  const bot = await asked({ watches: [EVERYTHING] })
  bot.clock.set(NOON + 45 * DAY)
  expect(await ageRequests(bot.poll)).toBe(1)
  expect(await ages(bot)).toEqual([44])
  await bot.store.watches.syncDeclared([EVERYTHING, { ...EVERYTHING, channel: 'new' }], bot.clock.now())
  expect(await ageRequests(bot.poll)).toBe(0)
  const events = await bot.store.queries.deliveriesOf('request:1:no_answer:30')
  expect(events.map((one) => one.channel)).toEqual([EVERYTHING.channel])
  expect(await bot.store.queries.deliveriesOf('request:1:no_answer:7')).toEqual([])
})

test('a request that was read of late is told with its days; ages it had by then are not told a second time', async () => {
  const bot = await asked({ at: NOON - 20 * DAY })
  expect(await bot.planned()).toContainEqual(expect.objectContaining({ kind: 'request', event: 'opened', days: 20 }))
  expect(await ageRequests(bot.poll)).toBe(0)
  bot.clock.set(NOON + 11 * DAY)
  expect(await ageRequests(bot.poll)).toBe(1)
  expect(await ages(bot)).toEqual([31])
})

describe('nobody is told', () => {
  test('of history taken in silently; the card counts its days', async () => {
    serve({ ...REQUEST, guid: 'r', date: feedDate(NOON) })
    const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
    open.push(bot)
    await bot.round()
    bot.clock.set(NOON + 40 * DAY)
    expect(await ageRequests(bot.poll)).toBe(0)
    const { card } = await bot.commands.status({ claim: BOUNTIES.slug }, ANA)
    expect(card.requests).toMatchObject([{ days: 40, state: 'no_answer_seen' }])
  })

  test('of a request whose words an editor dismissed', async () => {
    const bot = await asked()
    const [request] = await bot.store.requests.all()
    await bot.commands.dismiss(
      { target: { statementId: request?.statementId ?? 0 }, reason: 'Another claim.', undo: false },
      ANA,
    )
    bot.clock.set(NOON + 8 * DAY)
    expect(await ageRequests(bot.poll)).toBe(0)
  })

  test('of a claim that is archived', async () => {
    const bot = await asked()
    await bot.store.claims.syncDeclared([], bot.clock.now())
    bot.clock.set(NOON + 8 * DAY)
    expect(await ageRequests(bot.poll)).toBe(0)
  })
})

test('what came in a bulk is told of from its release on', async () => {
  serve({ ...noise(1), guid: 'n1' })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], polling: { holdAbove: 3 } })
  open.push(bot)
  await bot.round()
  serve(
    { ...REQUEST, guid: 'r', date: feedDate(NOON) },
    ...[2, 3, 4, 5].map((n) => ({ ...noise(n), guid: `n${n}`, date: feedDate(NOON) })),
  )
  await bot.round()
  bot.clock.set(NOON + 10 * DAY)
  expect(await ageRequests(bot.poll)).toBe(0)
  await bot.commands.release({ source: 'wire', drop: false }, ANA)
  expect(await ageRequests(bot.poll)).toBe(0)
  bot.clock.set(NOON + 31 * DAY)
  expect(await ageRequests(bot.poll)).toBe(1)
  expect(await ages(bot)).toEqual([31])
})

test('a commit that fails tells of nothing and loses nothing', async () => {
  const bot = await asked()
  bot.clock.set(NOON + 8 * DAY)
  const { commitMarks } = bot.store.requests
  bot.store.requests.commitMarks = () => Promise.reject(new Error('disk full'))
  await expect(ageRequests(bot.poll)).rejects.toThrow('disk full')
  expect(await ages(bot)).toEqual([])
  bot.store.requests.commitMarks = commitMarks
  expect(await ageRequests(bot.poll)).toBe(1)
})

test('what became of requests is history, and in the chain', async () => {
  const { store, raw } = await openRecord()
  await store.polls.commitPolls([aFullPoll(1)])
  await store.requests.commitMarks(
    [{ marks: [{ requestId: 1, days: 7, at: NOON, posted: true }], after: null, deliveries: [] }],
    NOON,
  )
  raw.exec(`INSERT INTO request_steps VALUES (1, 1, 'answered', 'Ana', 'seen', NULL, ${NOON})`)
  for (const table of ['request_steps', 'request_marks']) {
    expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow(/is history/)
    expect(() => raw.exec(`UPDATE ${table} SET at = 1`)).toThrow(/is history/)
  }
  // The salt makes what is erased later impossible to guess from its hash.
  expect(raw.prepare("SELECT body FROM ledger WHERE type = 'request_age'").pluck().get()).toMatch(
    /^\{"days":7,"posted":true,"request":1,"salt":"[0-9a-f]{24}"\}$/,
  )
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test('the assertion alone opens no request', async () => {
  serve({ ...noise(1), guid: 'n1' })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  open.push(bot)
  await bot.round()
  serve({ ...ASSERTION, guid: 'a' })
  await bot.round()
  bot.clock.advance(100 * DAY)
  expect(await ageRequests(bot.poll)).toBe(0)
})

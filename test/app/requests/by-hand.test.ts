import { describe, expect, test } from 'vitest'
import { ageRequests } from '../../../src/app/age-requests.ts'
import type { OpenRequestInput, SetRequestInput } from '../../../src/ports/commands.ts'
import { BOUNTIES, DAY, type Entry, HOUR, NOON, noise, REQUEST } from '../../support/bounty-case.ts'
import { aPoll, aStatement } from '../../support/builders.ts'
import { dump } from '../../support/open-record.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const BEN = { name: 'Ben', platform: 'cli', editor: true }
const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })

/** `EVERYTHING` and a channel that hears of requests alone. */
async function started(): Promise<Bot> {
  serve({ ...noise(1), guid: 'n1' })
  const bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire')],
    watches: [EVERYTHING, { ...EVERYTHING, channel: 'requests', events: ['request'] }],
  })
  open.push(bot)
  await bot.round()
  return bot
}

async function asked(): Promise<Bot> {
  const bot = await started()
  serve({ ...REQUEST, guid: 'r', date: feedDate(NOON) })
  await bot.round()
  return bot
}

const byHand: OpenRequestInput = { claim: 'cartel', from: 'Mike Vigil', what: 'the intelligence', on: '2025-10-20' }
const set = (state: SetRequestInput['state'], reason = 'A letter of the embassy.', requestId = 1): SetRequestInput => ({
  requestId,
  state,
  reason,
})
const told = async (bot: Bot) =>
  (await bot.planned()).flatMap((notice) => (notice.kind === 'request' ? [notice.event] : []))
const list = async (bot: Bot) => (await bot.commands.requests({}, ANA)).requests

describe('opened by hand', () => {
  test('it is listed, told, on the card and in the history with who did it; the flag is set', async () => {
    const bot = await started()
    await bot.commands.openRequest(byHand, ANA)
    expect(await list(bot)).toMatchObject([
      {
        id: 1,
        from: 'Mike Vigil',
        to: BOUNTIES.claimant,
        what: 'the intelligence',
        openedAt: Date.UTC(2025, 9, 20),
        days: 12,
        state: 'no_answer_seen',
        last: { event: 'opened', by: 'Ana' },
      },
    ])
    expect(await told(bot)).toEqual(['opened', 'opened'])
    const { card } = await bot.commands.status({ claim: 'cartel' }, ANA)
    expect(card.flags).toMatchObject([{ flag: 'evidence_requested', by: ['Mike Vigil'] }])
    expect(card.requests).toMatchObject([{ days: 12, state: 'no_answer_seen' }])
    const { entries } = await bot.commands.history({ claim: 'cartel' }, ANA)
    expect(entries.filter((entry) => entry.type === 'request')).toMatchObject([{ event: 'opened', by: 'Ana' }])
    expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
  })

  test('a poll that is being worked out meanwhile is worked out again: it must not open a second one', async () => {
    const bot = await started()
    const { commitPolls } = bot.store.polls
    let raced = false
    bot.store.polls.commitPolls = async (results) => {
      if (!raced) {
        raced = true
        await bot.commands.openRequest({ ...byHand, from: 'Government of Mexico', on: '2025-10-31' }, ANA)
      }
      return commitPolls(results)
    }
    serve({ ...REQUEST, guid: 'r', date: feedDate(NOON) })
    await bot.round()
    expect(await list(bot)).toHaveLength(1)
  })

  test('its age is told from then on, of ages it had not reached', async () => {
    const bot = await started()
    await bot.commands.openRequest(byHand, ANA)
    expect(await ageRequests(bot.poll)).toBe(0)
    bot.clock.set(Date.UTC(2025, 10, 19, 1))
    expect(await ageRequests(bot.poll)).toBe(1)
  })

  test('what a source says later of the same body’s request is no second one, and the other way round', async () => {
    const bot = await started()
    await bot.commands.openRequest({ ...byHand, from: 'Government of Mexico', on: '2025-10-31' }, ANA)
    serve({ ...REQUEST, guid: 'r', date: feedDate(NOON) })
    await bot.round()
    expect(await list(bot)).toHaveLength(1)
    await expect(bot.commands.openRequest({ ...byHand, from: 'Mexican Government' }, BEN)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Request 1 by Government of Mexico is open since 2025-10-31/),
    })
    const { card } = await bot.commands.status({ claim: 'cartel' }, ANA)
    expect(card.flags).toMatchObject([{ flag: 'evidence_requested', by: ['Government of Mexico'] }])
  })
})

describe('what became of it', () => {
  test('answered: its asker is taken off the flag; opened again: it is back; refused: it stays', async () => {
    const bot = await asked()
    const flags = async () => (await bot.store.queries.status('cartel-bounties')).flags.map(({ flag }) => flag)
    const set = (state: 'answered' | 'open' | 'refused') =>
      bot.commands.setRequest({ requestId: 1, state, reason: 'Letter of 3 November.' }, ANA)
    expect(await flags()).toEqual(['evidence_requested'])
    await set('answered')
    expect(await flags()).toEqual([])
    await set('open')
    expect(await flags()).toEqual(['evidence_requested'])
    await set('refused')
    expect(await flags()).toEqual(['evidence_requested'])
    expect((await bot.planned()).filter(({ kind }) => kind === 'status')).toEqual([])
  })

  test.each(['acknowledged', 'refused', 'partly_answered', 'answered'] as const)(
    '%s is told once a channel, stands on the card, and says by whom',
    async (state) => {
      const bot = await asked()
      bot.clock.set(NOON + 3 * DAY)
      const done = await bot.commands.setRequest(set(state), ANA)
      expect(done.undo).toContain('onrecord requests set 1 open')
      expect((await told(bot)).slice(-2)).toEqual([state, state])
      expect(await list(bot)).toMatchObject([
        { state, last: { by: 'Ana', reason: 'A letter of the embassy.' }, days: 3 },
      ])
      const { card } = await bot.commands.status({ claim: 'cartel' }, ANA)
      expect(card.requests).toMatchObject([{ state }])
      const { entries } = await bot.commands.history({ claim: 'cartel' }, ANA)
      expect(entries.at(-1)).toMatchObject({ type: 'request', event: state, by: 'Ana' })
    },
  )

  test.each([
    ['acknowledged', 1],
    ['refused', 0],
    ['partly_answered', 0],
    ['answered', 0],
  ] as const)('%s: of its age %i are told', async (state, notices) => {
    const bot = await asked()
    await bot.commands.setRequest(set(state), ANA)
    bot.clock.set(NOON + 8 * DAY)
    expect(await ageRequests(bot.poll)).toBe(notices)
  })

  test('taken back, it is told as a request without an answer, and ages again', async () => {
    const bot = await asked()
    await bot.commands.setRequest(set('answered'), ANA)
    bot.clock.set(NOON + 10 * DAY)
    expect(await ageRequests(bot.poll)).toBe(0)
    await bot.commands.setRequest(set('open', 'It was an answer to something else.'), BEN)
    expect((await told(bot)).slice(-2)).toEqual(['no_answer_seen', 'no_answer_seen'])
    expect(await ageRequests(bot.poll)).toBe(0)
    bot.clock.set(NOON + 31 * DAY)
    expect(await ageRequests(bot.poll)).toBe(1)
  })

  test('an age that was not posted yet is not posted once an answer is known', async () => {
    const bot = await asked()
    await bot.send()
    bot.clock.set(NOON + 8 * DAY)
    await ageRequests(bot.poll)
    await bot.commands.setRequest(set('answered'), ANA)
    await bot.send()
    const lines = bot.publisher.posts.map((post) => post.message.fallback)
    expect(lines.filter((line) => /No public answer/.test(line))).toEqual([])
    expect(lines.filter((line) => /answered the request/.test(line))).toHaveLength(2)
  })

  test('two editors at one moment: one is told who was faster', async () => {
    const bot = await asked()
    const results = await Promise.allSettled([
      bot.commands.setRequest(set('answered'), ANA),
      bot.commands.setRequest(set('refused'), BEN),
    ])
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Request 1 was set to \w+ by (Ana|Ben) on 2025.*Nothing was changed/),
    })
    expect((await list(bot))[0]?.last?.event).toMatch(/answered|refused/)
  })
})

describe('refused in words, and nothing is written', () => {
  const reader = { ...ANA, editor: false }
  const refusals: [string, (bot: Bot) => Promise<unknown>, string, RegExp][] = [
    ['who is no editor', (bot) => bot.commands.setRequest(set('answered'), reader), 'invalid', /not an editor/],
    ['opening by who is none', (bot) => bot.commands.openRequest(byHand, reader), 'invalid', /not an editor/],
    ['no reason', (bot) => bot.commands.setRequest(set('answered', ' \n'), ANA), 'invalid', /Why\? .*--reason/],
    ['no such request', (bot) => bot.commands.setRequest(set('answered', 'r', 7), ANA), 'not_found', /no request 7/],
    ['what stands', (bot) => bot.commands.setRequest(set('open'), ANA), 'conflict', /open already/],
    [
      'a statement about nothing',
      (bot) => bot.commands.setRequest({ ...set('answered'), statementId: 99 }, ANA),
      'not_found',
      /no statement 99/,
    ],
    ['no asker', (bot) => bot.commands.openRequest({ ...byHand, from: ' ' }, ANA), 'invalid', /Who asked\?/],
    ['nothing asked', (bot) => bot.commands.openRequest({ ...byHand, what: '' }, ANA), 'invalid', /What was asked for/],
    ['too long', (bot) => bot.commands.openRequest({ ...byHand, from: 'x'.repeat(9_000) }, ANA), 'invalid', /9000/],
    ['a future day', (bot) => bot.commands.openRequest({ ...byHand, on: '2026-10-20' }, ANA), 'invalid', /future/],
    ['an ambiguous day', (bot) => bot.commands.openRequest({ ...byHand, on: '3/4/2025' }, ANA), 'invalid', /could be/],
    [
      'an unknown claim',
      (bot) => bot.commands.openRequest({ ...byHand, claim: 'x' }, ANA),
      'not_found',
      /Did you mean/,
    ],
  ]
  test.each(refusals)('%s', async (_what, act, code, words) => {
    const bot = await asked()
    const { default: SqliteDatabase } = await import('better-sqlite3')
    const raw = new SqliteDatabase(bot.file)
    const before = dump(raw)
    await expect(act(bot)).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
    expect({ ...dump(raw), sequences: [] }).toEqual({ ...before, sequences: [] })
    raw.close()
  })
})

describe('an answer on record', () => {
  async function supplied(): Promise<Bot> {
    const bot = await asked()
    const evidence = {
      title: 'DHS publishes documents on cartel bounties on ICE agents',
      summary:
        'The Department of Homeland Security published documents as evidence that Mexican criminal networks offer ' +
        'bounties of up to $50,000 for attacks on ICE and CBP officers.',
    }
    serve({ ...evidence, guid: 'e', date: feedDate(NOON + 2 * HOUR) })
    await bot.round()
    return bot
  }
  const proposalOf = async (bot: Bot) =>
    (await bot.commands.proposals({}, ANA)).proposals.find((one) => one.change.type === 'settle_request')

  test('is proposed, to editors alone; confirmed, it settles the request, moves no rung and takes the asker off the flag', async () => {
    const bot = await supplied()
    const proposal = await proposalOf(bot)
    expect(proposal).toMatchObject({ change: { requestId: 1, state: 'answered' }, rule: 'request-answered' })
    expect((await list(bot))[0]?.state).toBe('no_answer_seen')
    const before = await bot.store.queries.status(BOUNTIES.slug)
    await bot.commands.decide({ proposalId: proposal?.id ?? 0, verdict: 'confirm' }, ANA)
    expect(await bot.store.queries.status(BOUNTIES.slug)).toEqual({ ...before, flags: [] })
    expect(await list(bot)).toMatchObject([{ state: 'answered', last: { by: 'Ana' } }])
    expect((await told(bot)).slice(-2)).toEqual(['answered', 'answered'])
    expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
  })

  test.each([
    [
      'refused',
      'DHS will not release intelligence on cartel bounties on ICE agents',
      'The Department of Homeland Security said on Monday that it will not release the intelligence behind its warning ' +
        'that Mexican criminal networks offer bounties of up to $50,000 for attacks on ICE and CBP officers.',
    ],
    [
      'refused',
      'DHS declines to comment on cartel bounties on ICE agents',
      'The Department of Homeland Security declined to comment on its warning that Mexican criminal networks offer ' +
        'bounties of up to $50,000 for attacks on ICE and CBP officers.',
    ],
    [
      'acknowledged',
      'DHS has Mexican request about cartel bounties on ICE agents',
      'The Department of Homeland Security said that it received the request for proof that Mexican criminal networks ' +
        'offer bounties of up to $50,000 for attacks on ICE and CBP officers.',
    ],
    [
      'partly_answered',
      'DHS publishes redacted documents on cartel bounties on ICE agents',
      'The Department of Homeland Security published redacted documents as evidence that Mexican criminal networks ' +
        'offer bounties of up to $50,000 for attacks on ICE and CBP officers.',
    ],
  ] as const)('%s, as read in a later item (%s), is proposed and, confirmed, set', async (state, title, summary) => {
    const bot = await asked()
    serve({ title, summary, guid: 'later', date: feedDate(NOON + 2 * HOUR) })
    await bot.round()
    const proposal = await proposalOf(bot)
    expect(proposal?.change).toMatchObject({ requestId: 1, state })
    expect((await list(bot))[0]?.state).toBe('no_answer_seen')
    await bot.commands.decide({ proposalId: proposal?.id ?? 0, verdict: 'confirm' }, ANA)
    expect(await list(bot)).toMatchObject([{ state, last: { by: 'Ana' } }])
    expect((await bot.store.requests.find(1))?.steps).toMatchObject([{ event: state, statementId: expect.any(Number) }])
  })

  test('dismissed, the request goes on waiting', async () => {
    const bot = await supplied()
    const id = (await proposalOf(bot))?.id ?? 0
    await bot.commands.decide({ proposalId: id, verdict: 'dismiss', reason: 'About something else.' }, ANA)
    expect((await list(bot))[0]?.state).toBe('no_answer_seen')
  })

  test('it cannot be edited into a rung; overtaken by hand it is a conflict that names who', async () => {
    const bot = await supplied()
    const id = (await proposalOf(bot))?.id ?? 0
    const change = { type: 'set_rung', rung: 'published' } as const
    await expect(
      bot.commands.decide({ proposalId: id, verdict: 'edit', change, reason: 'r' }, ANA),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/about request 1.*requests set 1/) })
    await bot.commands.setRequest(set('refused'), BEN)
    await expect(bot.commands.decide({ proposalId: id, verdict: 'confirm' }, ANA)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/set to refused by Ben/),
    })
    expect((await list(bot))[0]?.state).toBe('refused')
  })

  test('a request whose words were dismissed is not listed and takes no answer', async () => {
    const bot = await asked()
    const [request] = await bot.store.requests.all()
    const target = { statementId: request?.statementId ?? 0 }
    await bot.commands.dismiss({ target, reason: 'Another claim.', undo: false }, ANA)
    expect(await list(bot)).toEqual([])
    await expect(bot.commands.setRequest(set('answered'), ANA)).rejects.toThrow(/editor dismissed/)
  })
})

test('those that wait longest come first, then what was settled, latest first', async () => {
  const bot = await started()
  for (const [from, on] of [
    ['Ann One', '2025-10-25'],
    ['Ben Two', '2025-10-20'],
    ['Cee Three', '2025-10-28'],
    ['Dee Four', '2025-10-01'],
  ] as const)
    await bot.commands.openRequest({ ...byHand, from, on }, ANA)
  await bot.commands.setRequest(set('refused', 'r', 4), ANA)
  bot.clock.advance(HOUR)
  await bot.commands.setRequest(set('answered', 'r', 3), ANA)
  expect((await list(bot)).map((one) => one.id)).toEqual([2, 1, 3, 4])
  const other = await bot.commands.requests({ claim: 'cartel' }, ANA)
  expect(other.requests).toHaveLength(4)
  expect(other.coverage.notPolled.length).toBeGreaterThan(0)
})

test('the statement an answer is on record as stands with it', async () => {
  const bot = await asked()
  await bot.store.polls.commitExtra({ ...aPoll({ statements: [aStatement(900)] }), sourceId: null })
  await bot.commands.setRequest({ ...set('answered'), statementId: 900 }, ANA)
  expect((await bot.store.requests.find(1))?.steps).toMatchObject([{ statementId: 900 }])
})

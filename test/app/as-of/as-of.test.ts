import { describe, expect, test } from 'vitest'
import type { StatusCard } from '../../../src/domain/notice.ts'
import type { AsOfInput } from '../../../src/ports/commands.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { ASSERTION, BOUNTIES, DAY, DENIAL, DISPUTE, type Entry, noise, REQUEST } from '../../support/bounty-case.ts'
import { dump } from '../../support/open-record.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const START = Date.UTC(2025, 9, 6, 6)
const at = (text: string) => Date.parse(text)
const serve = (id: string, ...entries: Entry[]) => site.serve(`/${id}`, { body: writeFeed(entries) })
const dated = (entry: Entry, n: string, when: string): Entry => ({ ...entry, guid: n, date: feedDate(at(when)) })

async function started(options: Partial<BotOptions> = {}): Promise<Bot> {
  for (const id of ['wire', 'herald']) serve(id, { ...noise(1), guid: 'n1' })
  const bot = await startBot({
    folder: tempFolder(),
    clock: createManualClock(START),
    sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')],
    ...options,
  })
  open.push(bot)
  await bot.round()
  return bot
}

async function poll(bot: Bot, when: string, ids: string[] = ['wire', 'herald']): Promise<void> {
  bot.clock.set(at(when))
  await bot.round(...ids)
}

/** The founding case in the small: asserted on the 14th, answered on the 15th and 16th, decided, quiet until January. */
async function foundingCase(): Promise<Bot> {
  const bot = await started()
  const seen: Entry[] = [{ ...noise(1), guid: 'n1' }]
  const publish = async (entry: Entry, n: string, when: string) => {
    seen.unshift(dated(entry, n, when))
    serve('wire', ...seen)
    await poll(bot, new Date(at(when) + 5 * 60_000).toISOString())
  }
  await publish(ASSERTION, 'a', '2025-10-14T13:05Z')
  site.serve('/herald', { status: 403 })
  await publish(REQUEST, 'r', '2025-10-15T15:20Z')
  await decide(bot, '2025-10-15T20:00Z')
  serve('herald', { ...noise(1), guid: 'n1' })
  await publish(DISPUTE, 'd', '2025-10-16T20:00Z')
  await publish(DENIAL, 'n', '2025-11-14T16:00Z')
  bot.clock.set(at('2026-02-03T00:00Z'))
  return bot
}

async function decide(bot: Bot, when: string): Promise<void> {
  bot.clock.set(at(when))
  for (const { id } of (await bot.commands.proposals({}, ANA)).proposals)
    await bot.commands.decide({ proposalId: id, verdict: 'confirm' }, ANA)
}

const ask = async (bot: Bot, date: string, extra: Partial<AsOfInput> = {}) =>
  bot.commands.asOf({ claim: 'cartel', date, ...extra }, ANA)
const state = ({ rung, flags, statementCount, requests, openProposals }: StatusCard) => ({
  rung,
  flags: flags.map(({ flag, by }) => `${flag} by ${by.join(', ')}`),
  statementCount,
  waits: requests.map(({ days, state }) => `${days} ${state}`),
  openProposals,
})

describe('the founding case', () => {
  test('three days, three answers', async () => {
    const bot = await foundingCase()
    expect(state((await ask(bot, '2025-10-14')).card)).toEqual({
      rung: null,
      flags: [],
      statementCount: 1,
      waits: [],
      openProposals: 1,
    })
    expect(state((await ask(bot, '2025-10-16')).card)).toEqual({
      rung: 'cited',
      flags: [
        'evidence_requested by Government of Mexico',
        'disputed by Mike Vigil (former chief of international operations, US Drug Enforcement Administration)',
      ],
      statementCount: 3,
      waits: ['1 no_answer_seen'],
      openProposals: 0,
    })
    expect(state((await ask(bot, '2026-02-01')).card)).toMatchObject({
      rung: 'cited',
      flags: [
        'evidence_requested by Government of Mexico',
        'disputed by Mike Vigil (former chief of international operations, US Drug Enforcement Administration), Government of Mexico',
      ],
      statementCount: 4,
      waits: ['109 no_answer_seen'],
    })
  })

  test('of now it is what status says, whichever question is asked', async () => {
    const bot = await foundingCase()
    const { card } = await bot.commands.status({ claim: 'cartel' }, ANA)
    const { card: then, asked } = await ask(bot, '2026-02-03T00:00Z')
    expect(then).toEqual(card)
    expect(asked).toEqual({ by: 'known', at: card.asOf, day: null, zone: 'UTC', trackedSince: null })
    expect(state((await ask(bot, '2026-02-03T00:00Z', { by: 'said' })).card)).toEqual(state(card))
  })

  test('with the coverage of the moment: one source refused our polls, before that all were healthy', async () => {
    const bot = await foundingCase()
    expect((await ask(bot, '2025-10-14')).card.coverage).toMatchObject({ healthy: 2, total: 2, troubled: [] })
    expect((await ask(bot, '2025-10-15')).card.coverage).toMatchObject({
      healthy: 1,
      total: 2,
      troubled: [{ name: 'The herald', state: 'blocked', since: at('2025-10-15T15:25Z') }],
      notPolled: BOUNTIES.parties.filter((p) => p.role !== 'expert').map((p) => p.name),
    })
    expect((await ask(bot, '2025-10-16')).card.coverage).toMatchObject({ healthy: 2, total: 2, troubled: [] })
  })

  test('asking writes nothing', async () => {
    const bot = await foundingCase()
    const { default: SqliteDatabase } = await import('better-sqlite3')
    const raw = new SqliteDatabase(bot.file)
    const before = dump(raw)
    await ask(bot, '2025-10-16')
    await ask(bot, '2025-10-16', { by: 'said' })
    expect(dump(raw)).toEqual(before)
    raw.close()
  })

  test('a day is the asker’s: in Mexico the 15th has the answer that came at 02:00 UTC on the 16th', async () => {
    const bot = await started()
    serve('wire', dated(DISPUTE, 'd', '2025-10-16T02:00Z'), { ...noise(1), guid: 'n1' })
    await poll(bot, '2025-10-16T02:05Z')
    expect((await ask(bot, '2025-10-15')).card.statementCount).toBe(0)
    const mexico = await ask(bot, '2025-10-15', { zone: 'America/Mexico_City' }).catch((error: Error) => error.message)
    // That day is not over there yet.
    expect(mexico).toMatchObject({ asked: { at: bot.clock.now(), day: null }, card: { statementCount: 1 } })
    bot.clock.advance(DAY)
    expect(await ask(bot, '2025-10-15', { zone: 'america/mexico_city' })).toMatchObject({
      asked: { at: at('2025-10-16T05:59:59.999Z'), day: '2025-10-15', zone: 'America/Mexico_City' },
      card: { statementCount: 1 },
    })
  })
})

describe('known and said are two questions', () => {
  /** Said on the 14th and 15th; the source could not be read until the 18th, the decision came on the 20th. */
  async function seenLate(): Promise<Bot> {
    const bot = await started()
    site.serve('/wire', { status: 503 })
    await poll(bot, '2025-10-14T12:00Z')
    serve('wire', dated(REQUEST, 'r', '2025-10-15T15:20Z'), dated(ASSERTION, 'a', '2025-10-14T13:05Z'), {
      ...noise(1),
      guid: 'n1',
    })
    await poll(bot, '2025-10-18T09:00Z')
    serve('herald', dated(ASSERTION, 'a2', '2025-10-16T10:00Z'), { ...noise(1), guid: 'n1' })
    await poll(bot, '2025-10-18T10:30Z')
    await decide(bot, '2025-10-20T10:00Z')
    bot.clock.set(at('2025-11-01T00:00Z'))
    return bot
  }

  test('what was seen late was said before it was known', async () => {
    const bot = await seenLate()
    expect(state((await ask(bot, '2025-10-15')).card)).toMatchObject({ flags: [], statementCount: 0, waits: [] })
    expect(state((await ask(bot, '2025-10-15', { by: 'said' })).card)).toEqual({
      // No editor had decided anything by then.
      rung: null,
      flags: ['evidence_requested by Government of Mexico'],
      statementCount: 2,
      waits: ['0 no_answer_seen'],
      openProposals: 0,
    })
    expect(state((await ask(bot, '2025-10-14', { by: 'said' })).card)).toMatchObject({ flags: [], statementCount: 1 })
    expect((await ask(bot, '2025-10-20', { by: 'said' })).card.rung).toBe('cited')
    expect((await ask(bot, '2025-10-20')).card.rung).toBe('cited')
    expect((await ask(bot, '2025-10-19')).card.rung).toBeNull()
  })

  test('outlets are those that had carried it by then, seen or said', async () => {
    const bot = await seenLate()
    expect((await ask(bot, '2025-10-18T10:00Z')).card.outletCount).toBe(1)
    expect((await ask(bot, '2025-10-18')).card.outletCount).toBe(2)
    expect((await ask(bot, '2025-10-15', { by: 'said' })).card.outletCount).toBe(1)
    expect((await ask(bot, '2025-10-16', { by: 'said' })).card.outletCount).toBe(2)
  })

  test('before the claim was tracked nothing was known, and the answer says so; sources count as not polled yet', async () => {
    const bot = await foundingCase()
    const known = await ask(bot, '2025-10-05')
    expect(known).toMatchObject({ asked: { trackedSince: START }, card: { rung: null, statementCount: 0 } })
    expect(known.card.coverage).toMatchObject({ healthy: 0, total: 2, troubled: [{ state: 'new' }, { state: 'new' }] })
    expect((await ask(bot, '2025-10-06')).asked?.trackedSince).toBeNull()
  })
})

describe('requests as they stood', () => {
  test('an answer given later is not told of an earlier day', async () => {
    const bot = await foundingCase()
    bot.clock.set(at('2026-02-03T01:00Z'))
    await bot.commands.setRequest({ requestId: 1, state: 'answered', reason: 'A report was published.' }, ANA)
    bot.clock.advance(DAY)
    expect((await ask(bot, '2026-02-02')).card.requests).toMatchObject([{ state: 'no_answer_seen', days: 110 }])
    expect((await ask(bot, '2026-02-03')).card.requests).toMatchObject([{ state: 'answered' }])
  })

  test('one put on record by hand was said when it was made, and known when it was recorded', async () => {
    const bot = await started()
    bot.clock.set(at('2025-10-20T12:00Z'))
    await bot.commands.openRequest({ claim: 'cartel', from: 'Mike Vigil', what: 'w', on: '2025-10-15' }, ANA)
    bot.clock.advance(DAY)
    expect((await ask(bot, '2025-10-19')).card.requests).toEqual([])
    expect((await ask(bot, '2025-10-19', { by: 'said' })).card.requests).toMatchObject([{ days: 4 }])
    expect((await ask(bot, '2025-10-20')).card.requests).toMatchObject([{ days: 5 }])
  })
})

describe('what an editor dismissed since', () => {
  test('stands as dismissed in every past card, and holds up no flag', async () => {
    const bot = await foundingCase()
    const { card } = await ask(bot, '2025-10-16')
    const vigil = card.latest.find((s) => s.speaker === 'Mike Vigil')
    await bot.commands.dismiss({ target: { statementId: vigil?.id ?? 0 }, reason: 'Another story.', undo: false }, ANA)
    for (const by of ['known', 'said'] as const) {
      const after = (await ask(bot, '2025-10-16', { by })).card
      expect(after.latest.find((s) => s.id === vigil?.id)?.dismissed).toBe(true)
      expect(after.statementCount).toBe(card.statementCount - 1)
      expect(after.flags.map((flag) => flag.flag)).toEqual(['evidence_requested'])
      expect(after.rung).toBe('cited')
    }
  })
})

test('the wording is that of the time, and narrower claims are as they were', async () => {
  const narrower = {
    ...BOUNTIES,
    slug: 'chicago',
    title: 'Chicago',
    text: 'A man in Chicago offered $10,000.',
    parent: BOUNTIES.slug,
  }
  const bot = await started()
  bot.clock.set(START + DAY)
  const reworded = { ...BOUNTIES, title: 'Cartel bounties, reworded' }
  await bot.store.claims.syncDeclared([reworded, narrower], bot.clock.now())
  bot.clock.set(START + 3 * DAY)
  const first = (await ask(bot, '2025-10-06')).card
  expect([first.claim.title, first.narrower]).toEqual([BOUNTIES.title, []])
  const second = (await ask(bot, '2025-10-07')).card
  expect([second.claim.title, second.narrower.map((one) => one.slug)]).toEqual([reworded.title, ['chicago']])
  // What had been said by then is told in the words of today.
  expect((await ask(bot, '2025-10-06', { by: 'said' })).card.claim.title).toBe(reworded.title)
  expect((await ask(bot, '2025-10-07', { claim: 'chicago' })).card.parent?.title).toBe(reworded.title)
})

test.each([
  [{ date: '03/04/2025' }, 'invalid', /could be 2025-04-03 or 2025-03-04/],
  [{ date: '2027-01-01' }, 'invalid', /in the future/],
  [{ date: '2025-10-05', zone: 'Mexico City' }, 'invalid', /Did you mean America\/Mexico_City/],
  [{ date: '2025-10-05', claim: 'cartel-bountys' }, 'not_found', /Did you mean cartel-bounties/],
])('%j is refused in words', async (input, code, words) => {
  const bot = await started()
  await expect(bot.commands.asOf({ claim: 'cartel', ...input }, ANA)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(words),
  })
})

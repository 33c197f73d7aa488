import { afterEach, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../src/chat/answers/build-answer.ts'
import type { DecideInput } from '../../src/ports/commands.ts'
import { BOUNTIES, HOUR, NOON } from '../support/bounty-case.ts'
import { aPoll, aProposal, aStatement, aStep } from '../support/builders.ts'
import { dump } from '../support/open-record.ts'
import { type Bot, EVERYTHING, startBot } from '../support/start-bot.ts'
import { tempFolder } from '../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const BEN = { name: 'Ben', platform: 'cli', editor: true }

const open: Bot[] = []
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close()
})

/** A claim with one proposal, `cited`, resting on statement 1. */
async function desk(): Promise<Bot> {
  const bot = await startBot({
    folder: tempFolder(),
    sources: [],
    watches: [
      EVERYTHING,
      { ...EVERYTHING, channel: 'statuses', events: ['status'] },
      { ...EVERYTHING, channel: 'quiet', events: ['health'] },
    ],
  })
  open.push(bot)
  await bot.store.polls.commitExtra({
    ...aPoll({ statements: [aStatement(1)], proposals: [aProposal(1, { statementIds: [1] })] }),
    sourceId: null,
  })
  await bot.store.polls.allocateIds('status_step', 50)
  return bot
}

const statusOf = (bot: Bot) => bot.store.queries.status(BOUNTIES.slug)

test('confirmed: the status moves, the ledger knows who, the post does not, and every watching channel is told', async () => {
  const bot = await desk()
  const answer = await bot.commands.decide({ proposalId: 1, verdict: 'confirm' }, ANA)
  expect(answer).toMatchObject({ kind: 'done', what: 'proposal 1 confirmed' })
  expect(answer.details).toContainEqual({ label: 'posts', value: '2' })
  expect(await statusOf(bot)).toMatchObject({ rung: 'cited', automatic: false, since: NOON })
  expect(await bot.store.queries.statusSteps(BOUNTIES.slug)).toMatchObject([
    { decidedBy: 'Ana', proposalId: 1, statementIds: [1], reason: aProposal(1).reason },
  ])
  const [notice] = await bot.planned()
  expect(notice).toMatchObject({ kind: 'status', decidedBy: 'editor', to: { rung: 'cited' }, statements: [{ id: 1 }] })
  expect(JSON.stringify(notice)).not.toContain('Ana')
  await bot.send()
  expect(
    bot.publisher.posts
      .filter((post) => post.place.thread !== null)
      .map((post) => [post.place.channel, post.broadcast]),
  ).toEqual([
    ['desk', true],
    ['statuses', true],
  ])
  expect((await bot.store.queries.proposal(1))?.state).toBe('confirmed')
  expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
})

test('edited: what the editor says is set, with the reason given', async () => {
  const bot = await desk()
  const change = { type: 'set_rung', rung: 'asserted' } as const
  await bot.commands.decide({ proposalId: 1, verdict: 'edit', change, reason: '  Nothing is cited.  ' }, ANA)
  expect(await statusOf(bot)).toMatchObject({ rung: 'asserted' })
  expect(await bot.store.queries.proposal(1)).toMatchObject({
    state: 'edited',
    decision: { by: 'Ana', change, reason: 'Nothing is cited.' },
  })
})

test('edited to disputed: by whom it rests on where nobody is named', async () => {
  const bot = await desk()
  const change = { type: 'set_flag', flag: 'disputed', by: [' '] } as const
  await bot.commands.decide(
    { proposalId: 1, verdict: 'edit', change: { ...change, by: [...change.by] }, reason: 'Said so.' },
    ANA,
  )
  const [statement] = await bot.store.queries.statementsById([1])
  expect((await statusOf(bot)).flags).toMatchObject([{ flag: 'disputed', by: [statement?.speaker.name] }])
})

test('dismissed: nothing moves and nobody is told', async () => {
  const bot = await desk()
  await bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'Misread.' }, ANA)
  expect((await statusOf(bot)).rung).toBeNull()
  expect(await bot.planned()).toEqual([])
  expect(await bot.store.queries.proposals({ openOnly: true })).toEqual([])
})

const refusals: [string, DecideInput, typeof ANA, string, RegExp][] = [
  [
    'who is no editor',
    { proposalId: 1, verdict: 'confirm' },
    { ...ANA, editor: false },
    'invalid',
    /Ana is not an editor/,
  ],
  ['a dismissal without a reason', { proposalId: 1, verdict: 'dismiss' }, ANA, 'invalid', /dismissed with a reason/],
  ['a blank reason', { proposalId: 1, verdict: 'dismiss', reason: ' \n' }, ANA, 'invalid', /with a reason/],
  [
    'an edit without a reason',
    { proposalId: 1, verdict: 'edit', change: { type: 'set_rung', rung: 'asserted' } },
    ANA,
    'invalid',
    /edited with a reason/,
  ],
  [
    'an edit that sets nothing',
    { proposalId: 1, verdict: 'edit', reason: 'Because.' },
    ANA,
    'invalid',
    /what is set instead/,
  ],
  [
    'an edit to a rung that does not exist',
    { proposalId: 1, verdict: 'edit', reason: 'r', change: { type: 'set_rung', rung: 'proven' as never } },
    ANA,
    'invalid',
    /no rung "proven".*corroborated/,
  ],
  [
    'an edit to a flag that does not exist',
    { proposalId: 1, verdict: 'edit', reason: 'r', change: { type: 'set_flag', flag: 'false' as never, by: [] } },
    ANA,
    'invalid',
    /no flag "false".*disputed/,
  ],
  [
    'an edit into what became of a request',
    {
      proposalId: 1,
      verdict: 'edit',
      reason: 'r',
      change: { type: 'settle_request', requestId: 1, state: 'answered' },
    },
    ANA,
    'invalid',
    /what is set instead/,
  ],
  ['a proposal that does not exist', { proposalId: 9, verdict: 'confirm' }, ANA, 'not_found', /no proposal 9/],
]
test.each(refusals)('%s is refused, and nothing is changed', async (_what, input, asker, code, words) => {
  const bot = await desk()
  const { default: SqliteDatabase } = await import('better-sqlite3')
  const raw = new SqliteDatabase(bot.file)
  const before = dump(raw)
  await expect(bot.commands.decide(input, asker)).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
  expect(dump(raw)).toEqual(before)
  raw.close()
})

test('a second decision is refused, naming who decided and when; nothing is changed', async () => {
  const bot = await desk()
  await bot.commands.decide({ proposalId: 1, verdict: 'confirm' }, ANA)
  bot.clock.advance(HOUR)
  const before = await bot.store.queries.counts()
  const again = bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'No.' }, BEN)
  await expect(again).rejects.toMatchObject({
    code: 'conflict',
    message: 'Proposal 1 was already confirmed by Ana on 2025-11-01T12:00:00.000Z. Nothing was changed.',
  })
  expect(await bot.store.queries.counts()).toEqual(before)
  expect((await statusOf(bot)).rung).toBe('cited')
})

test('two editors at the same moment: one decides, the other is told who did', async () => {
  const bot = await desk()
  const results = await Promise.allSettled([
    bot.commands.decide({ proposalId: 1, verdict: 'confirm' }, ANA),
    bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'No.' }, BEN),
  ])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = results.find((result) => result.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'conflict', message: expect.stringMatching(/by (Ana|Ben) on 2025/) })
  expect(await bot.store.queries.statusSteps(BOUNTIES.slug)).toHaveLength(results[0].status === 'fulfilled' ? 1 : 0)
})

test('a poll that sets a flag in between is not undone: the decision is worked out on top of it', async () => {
  const bot = await desk()
  const { commitDecision } = bot.store.decisions
  let polled = false
  bot.store.decisions.commitDecision = async (result) => {
    if (!polled) {
      polled = true
      const flags = [{ flag: 'disputed' as const, by: ['Mike Vigil'], since: NOON, statementIds: [1] }]
      const from = await statusOf(bot)
      await bot.store.polls.commitExtra({
        ...aPoll({ statusSteps: [aStep(1, { from, to: { ...from, flags } })] }),
        sourceId: null,
      })
    }
    return commitDecision(result)
  }
  await bot.commands.decide({ proposalId: 1, verdict: 'confirm' }, ANA)
  expect(await statusOf(bot)).toMatchObject({ rung: 'cited', flags: [{ flag: 'disputed', by: ['Mike Vigil'] }] })
  expect(await bot.planned()).toMatchObject([{ from: { flags: ['disputed'] }, to: { rung: 'cited' } }, {}])
})

const FOUND = { forum: 'Federal jury in Chicago', standard: 'proof beyond reasonable doubt', outcome: 'acquitted' }

/** Proposal 2: a ruling. */
async function court(): Promise<Bot> {
  const bot = await desk()
  const change = { type: 'set_flag', flag: 'adjudicated', by: ['Federal jury in Chicago'] } as const
  const proposals = [aProposal(2, { statementIds: [1], change: { ...change, by: [...change.by] } })]
  await bot.store.polls.commitExtra({ ...aPoll({ proposals }), sourceId: null })
  return bot
}

test.each<[string, Partial<DecideInput>, RegExp]>([
  ['no court', {}, /Which court/],
  ['no standard', { adjudication: { ...FOUND, standard: ' ' } }, /standard of proof/],
  ['no outcome', { adjudication: { ...FOUND, outcome: '' } }, /outcome/],
  [
    'edited to a ruling',
    { verdict: 'edit', reason: 'r', change: { type: 'set_flag', flag: 'adjudicated', by: [] } },
    /Which court/,
  ],
])('a ruling is not confirmed with %s, and nothing changes', async (_, input, words) => {
  const bot = await court()
  const { default: SqliteDatabase } = await import('better-sqlite3')
  const raw = new SqliteDatabase(bot.file)
  const before = dump(raw)
  await expect(bot.commands.decide({ proposalId: 2, verdict: 'confirm', ...input }, ANA)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(words),
  })
  expect(dump(raw)).toEqual(before)
  raw.close()
})

test('a ruling says where, by which standard and how it ended: status, post, card, history', async () => {
  const bot = await court()
  await bot.commands.decide({ proposalId: 2, verdict: 'confirm', adjudication: FOUND }, ANA)
  expect((await statusOf(bot)).flags).toMatchObject([{ flag: 'adjudicated', adjudication: FOUND }])
  const words = 'ruled on by a court: Federal jury in Chicago, proof beyond reasonable doubt, acquitted'
  await bot.send()
  const posts = bot.publisher.posts.filter((post) => post.place.channel === 'desk').map((post) => post.message)
  expect(posts.filter((message) => JSON.stringify(message).includes(words)).length).toBeGreaterThanOrEqual(2)
  const card = buildAnswerMessage(await bot.commands.status({ claim: BOUNTIES.slug }, ANA), 'en')
  expect(JSON.stringify(card)).toContain(words)
  const history = buildAnswerMessage(await bot.commands.history({ claim: BOUNTIES.slug }, ANA), 'en')
  expect(JSON.stringify(history)).toContain(words)
})

test('what a court found belongs to no other change', async () => {
  const bot = await desk()
  await expect(
    bot.commands.decide({ proposalId: 1, verdict: 'confirm', adjudication: FOUND }, ANA),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('adjudicated alone') })
})

test('what was decided says how it is taken back: the step that was set, by its number', async () => {
  const bot = await desk()
  const { undo } = await bot.commands.decide({ proposalId: 1, verdict: 'confirm' }, ANA)
  const stepId = Number(/^onrecord undo cartel-bounties --step (\d+) --as "Ana" --reason "…"$/.exec(undo ?? '')?.[1])
  await bot.commands.undoStatus({ claim: BOUNTIES.slug, stepId, reason: 'Too soon.' }, BEN)
  expect((await statusOf(bot)).rung).toBeNull()
})

test('a rung that was dismissed can be set by hand all the same', async () => {
  const bot = await desk()
  const { undo } = await bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'No.' }, ANA)
  expect(undo).toBe('onrecord set-status cartel-bounties --rung cited --as "Ana" --reason "…"')
})

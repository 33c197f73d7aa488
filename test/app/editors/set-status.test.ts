import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SetStatusInput } from '../../../src/ports/editor-verbs.ts'
import { BOUNTIES } from '../../support/bounty-case.ts'
import { aPoll, aProposal, aStatement, aStep, NO_STATUS } from '../../support/builders.ts'
import { type Bot, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const BEN = { name: 'Ben', platform: 'cli', editor: true }
const claim = BOUNTIES.slug
const DISPUTED = { flag: 'disputed' as const, by: ['Mike Vigil'], since: 1, statementIds: [1] }
const ACQUITTED = { forum: 'District Court, Chicago', standard: 'beyond reasonable doubt', outcome: 'not guilty' }

let bot: Bot
beforeEach(async () => {
  bot = await startBot({ folder: tempFolder(), sources: [] })
  const step = aStep(1, { to: { ...NO_STATUS, flags: [DISPUTED] }, statementIds: [1] })
  await bot.store.polls.commitExtra({
    ...aPoll({ statements: [aStatement(1)], statusSteps: [step], proposals: [aProposal(1, { statementIds: [1] })] }),
    sourceId: null,
  })
  await bot.store.polls.allocateIds('status_step', 10)
})
afterEach(() => bot.close())

const set = (change: SetStatusInput['change'], extra: Partial<SetStatusInput> = {}) =>
  bot.commands.setStatus({ claim, change, reason: 'As published.', ...extra }, ANA)
const undo = (stepId?: number) =>
  bot.commands.undoStatus({ claim, reason: 'Set too soon.', ...(stepId === undefined ? {} : { stepId }) }, BEN)
const status = () => bot.store.queries.status(claim)
const flags = async () => (await status()).flags.map(({ flag, by }) => `${flag} ${by.join()}`)
const stepOf = (text: string | null) => Number(/--step (\d+)/.exec(text ?? '')?.[1])

test('a rung by hand: an editor’s, told to all who watch, confirming the proposal of the same; undone by its number', async () => {
  const answer = await set({ type: 'set_rung', rung: 'cited' }, { statementIds: [1] })
  expect(await status()).toMatchObject({ rung: 'cited', automatic: false })
  expect(await bot.planned()).toMatchObject([{ kind: 'status', decidedBy: 'editor', statements: [{ id: 1 }] }])
  expect((await bot.store.queries.proposal(1))?.decision).toMatchObject({ verdict: 'confirm', by: 'Ana' })
  await undo(stepOf(answer.undo))
  expect((await status()).rung).toBeNull()
  await expect(undo(stepOf(answer.undo))).rejects.toThrow(/Nothing of step \d+ stands any more.*Ben/)
})

test('without a step the last change is taken back, also a person’s, saying whose; what is older stays', async () => {
  const { undo: named } = await set({ type: 'set_rung', rung: 'published' })
  const answer = await undo()
  expect(answer.what).toBe(`step ${stepOf(named)} of ${claim}, made by Ana, is taken back`)
  expect((await status()).rung).toBeNull()
  expect(await flags()).toEqual(['disputed Mike Vigil'])
  await undo(stepOf(answer.undo))
  expect((await status()).rung).toBe('published')
})

test('a voice taken back from a flag that still stands comes back by the line that was printed', async () => {
  await set({ type: 'set_flag', flag: 'disputed', by: ['Mike Vigil', 'Ioan Grillo'] })
  const answer = await undo(1)
  expect(await flags()).toEqual(['disputed Ioan Grillo'])
  await undo(stepOf(answer.undo))
  expect((await flags())[0]?.split(/[ ,](?=Mike|Ioan)/).toSorted()).toEqual(['Ioan Grillo', 'Mike Vigil', 'disputed'])
})

test('what the rules set last is taken back without naming it; a second time nothing is reached for', async () => {
  const answer = await undo()
  expect(answer.what).toContain('step 1')
  expect(await flags()).toEqual([])
  await expect(undo()).rejects.toThrow(/took one back already: step \d+, by Ben/)
  await undo(stepOf(answer.undo))
  expect(await flags()).toEqual(['disputed Mike Vigil'])
})

test('voices that joined later keep a flag up', async () => {
  await set({ type: 'set_flag', flag: 'disputed', by: ['Mike Vigil', 'Ioan Grillo'] })
  await undo(1)
  expect(await flags()).toEqual(['disputed Ioan Grillo'])
})

test('adjudicated keeps which court, by which standard, with which outcome', async () => {
  await set({ type: 'set_flag', flag: 'adjudicated', by: [] }, { adjudication: ACQUITTED })
  expect((await status()).flags.at(-1)).toMatchObject({ flag: 'adjudicated', adjudication: ACQUITTED })
})

test.each<[string, SetStatusInput['change'], Partial<SetStatusInput>, RegExp]>([
  ['a rung that does not exist', { type: 'set_rung', rung: 'proven' as never }, {}, /no rung "proven".*corroborated/],
  ['a flag that does not exist', { type: 'set_flag', flag: 'false' as never, by: [] }, {}, /no flag "false"/],
  ['no reason', { type: 'set_rung', rung: 'cited' }, { reason: ' ' }, /Say why/],
  ['disputed by nobody', { type: 'set_flag', flag: 'disputed', by: [' '] }, {}, /Disputed by whom/],
  ['no court', { type: 'set_flag', flag: 'adjudicated', by: [] }, {}, /Which court/],
  [
    'no standard',
    { type: 'set_flag', flag: 'adjudicated', by: [] },
    { adjudication: { ...ACQUITTED, standard: '' } },
    /standard of proof/,
  ],
  ['a flag that is not set', { type: 'clear_flag', flag: 'withdrawn' }, {}, /no flag withdrawn already/],
  [
    'what stands',
    { type: 'set_flag', flag: 'disputed', by: ['Mike Vigil'] },
    {},
    /flagged disputed already, set by the rules on/,
  ],
  ['an unknown statement', { type: 'set_rung', rung: 'cited' }, { statementIds: [7] }, /no statement 7 about/],
])('%s: refused in words, nothing written', async (_, change, extra, words) => {
  const { entries } = await bot.store.ledger.verify()
  await expect(set(change, extra)).rejects.toThrow(words)
  expect((await bot.store.ledger.verify()).entries).toBe(entries)
})

test('a proposal has an owner; saying what stands is a conflict that says who said it', async () => {
  const assign = (owner: string | null) => bot.commands.assignProposal({ proposalId: 1, owner }, ANA)
  const answer = await assign('Ben')
  expect(answer.undo).toContain('--nobody')
  expect((await bot.commands.proposals({}, ANA)).proposals).toMatchObject([{ id: 1, owner: 'Ben' }])
  await expect(assign('Ben')).rejects.toThrow(/is Ben's already: Ana said so on 2025/)
  await assign(null)
  expect((await bot.commands.proposals({}, ANA)).proposals).toMatchObject([{ owner: null }])
  await bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'No.' }, BEN)
  await expect(assign('Ben')).rejects.toThrow(/already dismissed by Ben/)
})

import SqliteDatabase from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import type { EvidenceStatus } from '../../src/domain/status.ts'
import type { ReviewMode, Stance, StanceKind } from '../../src/domain/vocabulary.ts'
import { replaySaid } from '../../src/pipeline/replay-said.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { ACTORS, BOUNTIES, HOUR } from '../support/bounty-case.ts'
import { type Bot, startBot } from '../support/start-bot.ts'
import { tempFolder } from '../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const claim = BOUNTIES.slug
const SPEAKERS = ['dhs', 'mexico', 'vigil', 'doj', 'Jane Doe', 'Ioan Grillo']
const STANCES: [Stance, StanceKind?][] = [
  ['asserts'],
  ['denies'],
  ['denies'],
  ['disputes'],
  ['disputes'],
  ['disputes'],
  ['requests_evidence'],
  ['no_evidence', 'received_none'],
  ['no_evidence', 'found_none'],
  ['requests_evidence'],
  ['supplies_evidence'],
  ['supplies_counter_evidence'],
  ['corroborates'],
  ['qualifies'],
  ['retracts'],
  ['legal_action', 'charge'],
  ['legal_action', 'ruling'],
  ['declines_comment'],
  ['mentions'],
]
const FOUND = { forum: 'District Court', standard: 'beyond reasonable doubt', outcome: 'not guilty' }
/** Never reached without a person, whatever `review` says. */
const PERSONS = ['partly_supported', 'corroborated', 'contradicted', 'withdrawn', 'adjudicated']

const open: Bot[] = []
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close()
})

async function started(review: ReviewMode): Promise<Bot> {
  const bot = await startBot({ folder: tempFolder(), sources: [], claims: [{ ...BOUNTIES, review }] })
  open.push(bot)
  return bot
}

type Draft = { speaker: string; stance: Stance; stanceKind?: StanceKind; quote: string }

function draw(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  let words = 0
  const draft = (): Draft => {
    const [stance, stanceKind] = pick(STANCES)
    const kind = stanceKind === undefined ? {} : { stanceKind }
    return { speaker: pick(SPEAKERS), stance, ...kind, quote: `Sentence number ${++words} of this history.` }
  }
  return { pick, draft }
}

const add = (bot: Bot, { speaker, ...draft }: Draft) =>
  bot.commands.addStatement(
    { claim, speaker, ...draft, direct: true, language: 'en', saidOn: '2025-10-31', reason: 'Heard live.' },
    ANA,
  )

/** One thing an editor does, drawn by chance; what is refused changes nothing. Gives whether a person set a status. */
async function act(bot: Bot, { pick, draft }: ReturnType<typeof draw>, decides: boolean): Promise<boolean> {
  bot.clock.advance(HOUR)
  const statements = await bot.store.queries.statements(claim)
  const statementId = statements.length === 0 ? 0 : pick(statements).id
  const edit = (change: Parameters<Bot['commands']['editStatement']>[0]['edit']) =>
    bot.commands.editStatement({ statementId, edit: change, reason: 'Read again.' }, ANA)
  const { stance, stanceKind } = draft()
  const { proposals } = await bot.commands.proposals({}, ANA)
  const doings: [work: () => Promise<unknown>, sets: boolean][] = [
    [() => add(bot, draft()), false],
    [() => add(bot, draft()), false],
    [() => edit({ type: 'dismiss' }), false],
    [() => edit({ type: 'restore' }), false],
    [() => edit({ type: 're_stance', stance, ...(stanceKind === undefined ? {} : { stanceKind }) }), false],
    [() => edit({ type: 're_attribute', speaker: pick(SPEAKERS) }), false],
  ]
  if (decides) {
    doings.push([() => bot.commands.undoStatus({ claim, reason: 'Too soon.' }, ANA), true])
    const setRung = { type: 'set_rung', rung: pick(['asserted', 'published', 'corroborated'] as const) } as const
    doings.push([() => bot.commands.setStatus({ claim, change: setRung, reason: 'As published.' }, ANA), true])
    const proposal = proposals.length === 0 ? undefined : pick(proposals)
    if (proposal) {
      const isRuling = proposal.change.type === 'set_flag' && proposal.change.flag === 'adjudicated'
      const found = isRuling ? { adjudication: FOUND } : {}
      const decided = { proposalId: proposal.id, reason: 'Looked at it.' }
      doings.push([() => bot.commands.decide({ ...decided, verdict: 'confirm', ...found }, ANA), true])
      doings.push([() => bot.commands.decide({ ...decided, verdict: 'dismiss' }, ANA), true])
    }
  }
  const [work, sets] = pick(doings)
  await work().catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code !== 'internal')) throw error
  })
  return sets
}

const NOTHING: EvidenceStatus = { rung: null, flags: [], automatic: false, since: null }

/** The status as the ledger's own entries tell it, each going on from where the one before left it. */
function fold(file: string): EvidenceStatus {
  const raw = new SqliteDatabase(file, { readonly: true })
  const entries = raw.prepare(`SELECT body FROM ledger WHERE type = 'status' ORDER BY seq`).pluck().all() as string[]
  raw.close()
  return entries.reduce((status, body) => {
    const { from, to } = JSON.parse(body) as { from: EvidenceStatus; to: EvidenceStatus }
    expect(from).toEqual(status)
    return to
  }, NOTHING)
}

const reached = ({ rung, flags }: EvidenceStatus) =>
  [rung ?? '', ...flags.map(({ flag }) => flag)].filter((one) => PERSONS.includes(one)).sort()
const plain = ({ rung, flags }: EvidenceStatus) => ({
  rung,
  flags: flags.map(({ flag, by }) => `${flag} ${by.toSorted().join(', ')}`).sort(),
})

describe.each(['human', 'auto'] as const)('random histories through the real record, review: %s', (review) => {
  test.each([1, 2, 3])(
    'the ledger folds into the live status; nothing but a decision reaches what needs a person (history %i)',
    async (seed) => {
      const bot = await started(review)
      const chance = draw(seededRandom(seed * 100 + review.length))
      let before = NOTHING
      for (let step = 0; step < 20; step++) {
        const bySet = await act(bot, chance, true)
        const live = await bot.store.queries.status(claim)
        expect(fold(bot.file)).toEqual(live)
        if (!bySet) for (const one of reached(live)) expect(reached(before)).toContain(one)
        before = live
      }
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
    },
    60_000,
  )

  test.each([4, 5, 6])(
    'where nobody decided, the status is what the rules make of what counts now (history %i)',
    async (seed) => {
      const bot = await started(review)
      const chance = draw(seededRandom(seed * 100 + review.length))
      for (let step = 0; step < 20; step++) {
        await act(bot, chance, false)
        const counting = (await bot.store.queries.statements(claim)).filter((one) => !one.dismissed)
        const again = replaySaid(
          counting.map((statement) => ({ statement, at: statement.seenAt })),
          [],
          { claim: { ...BOUNTIES, review }, actors: ACTORS },
        )
        expect(plain(await bot.store.queries.status(claim))).toEqual(plain(again))
      }
    },
    60_000,
  )

  test('the order of what was said at one time matters to neither status nor requests', async () => {
    const { draft } = draw(seededRandom(7))
    const drafts = Array.from({ length: 8 }, draft)
    const played = async (order: Draft[]) => {
      const bot = await started(review)
      for (const one of order) await add(bot, one)
      const requests = await bot.store.queries.requests(claim)
      return { ...plain(await bot.store.queries.status(claim)), requests: requests.map(({ from }) => from).sort() }
    }
    const first = await played(drafts)
    expect(await played(drafts.toReversed())).toEqual(first)
    expect(await played([...drafts.slice(4), ...drafts.slice(0, 4)])).toEqual(first)
    expect(first.flags.length).toBeGreaterThan(0)
  }, 60_000)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { remindProposals } from '../../../src/app/remind-proposals.ts'
import { BOUNTIES, DAY, type Entry, NOON } from '../../support/bounty-case.ts'
import { aPoll, aProposal, aStatement } from '../../support/builders.ts'
import { type Bot, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { rss } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
/** The claimant, in so many words: the rules propose a rung. */
const CLAIMED: Entry = {
  title: 'DHS says cartel bounties target ICE agents',
  summary:
    'The Department of Homeland Security said it has credible intelligence that Mexican criminal networks offer bounties ' +
    'of up to $50,000 for attacks on ICE and CBP officers.',
  guid: 'claimed',
}

let bot: Bot
let site: Site
beforeEach(async () => {
  site = await startSite()
  bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire')],
    watches: [
      { ...EVERYTHING, channel: 'review', events: ['proposal'] },
      { ...EVERYTHING, channel: 'desk', events: ['statement', 'status', 'note'] },
    ],
  })
})
afterEach(async () => {
  await bot.close()
  await site.close()
})

const propose = (...ids: number[]) =>
  bot.store.polls.commitExtra({
    ...aPoll({
      statements: ids.map((id) => aStatement(id)),
      proposals: ids.map((id) => aProposal(id, { statementIds: [id] })),
    }),
    sourceId: null,
  })
const remind = () => remindProposals(bot.poll, [2, 7])
const reminders = async () => (await bot.planned()).filter((notice) => notice.kind === 'waiting')

test('what nobody decided for days is told again, merged in one post, each age once, to the review channel alone', async () => {
  await propose(1, 2)
  await bot.commands.assignProposal({ proposalId: 2, owner: 'Ana' }, ANA)
  expect(await remind()).toBe(0)
  bot.clock.set(NOON + 2 * DAY)
  expect(await remind()).toBe(2)
  expect(await remind()).toBe(0)
  expect(await reminders()).toMatchObject([
    {
      why: 'reminder',
      proposals: [
        { id: 1, owner: null },
        { id: 2, owner: 'Ana', days: 2 },
      ],
    },
  ])
  await bot.send()
  expect(bot.publisher.posts.map(({ place }) => place)).toEqual([{ channel: 'review', thread: null }])
  expect(bot.publisher.posts[0]?.message.fallback).toBe('2 proposals still wait for an editor')
})

test('after a stop only the last age is told; what was decided, or rests on nothing any more, is not', async () => {
  await propose(1, 2, 3)
  await bot.commands.decide({ proposalId: 1, verdict: 'dismiss', reason: 'No.' }, ANA)
  await bot.commands.editStatement({ statementId: 2, edit: { type: 'dismiss' }, reason: 'Misread.' }, ANA)
  bot.clock.set(NOON + 30 * DAY)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  expect(await reminders()).toMatchObject([{ proposals: [{ id: 3, days: 30 }] }])
})

test('what a first poll proposes is on the list, and one line in the review channel says so; readers see none of it', async () => {
  site.serve('/wire', rss([CLAIMED]))
  await bot.round()
  const { proposals } = await bot.commands.proposals({}, ANA)
  expect(proposals).toMatchObject([{ change: { type: 'set_rung', rung: 'cited' }, claim: { slug: BOUNTIES.slug } }])
  expect(await reminders()).toMatchObject([{ why: 'first_poll', proposals: [{ id: proposals[0]?.id }] }])
  await bot.send()
  const seen = bot.publisher.posts.map(({ place, message }) => [place.channel, message.fallback])
  expect(seen).toContainEqual(['review', 'The first poll of The wire left 1 proposal for an editor'])
  expect(seen.filter(([channel]) => channel === 'desk')).toEqual([['desk', expect.stringContaining('stored item')]])
})

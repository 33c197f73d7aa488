import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { BOUNTIES } from '../../support/bounty-case.ts'
import { type Bot, EVERYTHING, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const CASE: Claim = {
  ...BOUNTIES,
  slug: 'chicago-offer',
  title: 'A $10,000 offer in Chicago',
  text: 'A man in Chicago offered $10,000 for the killing of a Border Patrol commander.',
  claimant: 'US Department of Justice',
  parties: [{ role: 'claimant', name: 'US Department of Justice', actor: 'doj' }],
  parent: BOUNTIES.slug,
  aliases: {},
  tags: [],
}

let bot: Bot
beforeEach(async () => {
  bot = await startBot({
    folder: tempFolder(),
    sources: [],
    claims: [BOUNTIES, CASE],
    watches: [EVERYTHING, { ...EVERYTHING, channel: 'left', scope: { type: 'claim', slug: CASE.slug } }],
  })
})
afterEach(() => bot.close())

async function say(kind: 'charge' | 'acquittal', saidOn: string, quote: string) {
  await bot.commands.addStatement(
    {
      claim: CASE.slug,
      speaker: 'US Department of Justice',
      stance: 'legal_action',
      stanceKind: kind,
      quote,
      direct: false,
      language: 'en',
      saidOn,
      reason: 'Court docket.',
    },
    ANA,
  )
  await bot.send()
}

const editsOf = (words: string) =>
  bot.publisher.edits.filter(({ message }) => JSON.stringify(message).includes(words)).map(({ ref }) => ref.channel)
const CHARGED = 'A man was charged over a $10,000 offer.'
const CLEARED = 'A jury found the man not guilty.'

test('an acquittal edits the posts of the charge, and reaches who was told of it and watches no more', async () => {
  await say('charge', '2025-10-06', CHARGED)
  await bot.commands.unwatch({ platform: 'console', channel: 'left', scope: CASE.slug }, ANA)
  await say('acquittal', '2025-10-30', CLEARED)
  expect(editsOf('Since then: acquittal').sort()).toEqual(['desk', 'left'])
  const posted = bot.publisher.posts.filter(({ message }) => /^US Depart.*acquittal/.test(message.fallback))
  expect(posted.map(({ place }) => place.channel).sort()).toEqual(['desk', 'left'])
  // The charge is labelled an allegation all along, and the wider claim was not moved by either.
  expect(editsOf('an allegation, not a finding').length).toBeGreaterThan(0)
  expect(await bot.store.queries.status(BOUNTIES.slug)).toMatchObject({ rung: null, flags: [] })
  expect((await bot.commands.status({ claim: BOUNTIES.slug }, ANA)).card.narrower).toMatchObject([
    { slug: CASE.slug, legal: [{ kind: 'charge' }, { kind: 'acquittal' }] },
  ])
})

test('an acquittal that is dismissed is taken off the posts of the charge again', async () => {
  await say('charge', '2025-10-06', CHARGED)
  await say('acquittal', '2025-10-30', CLEARED)
  const before = bot.publisher.edits.length
  await bot.commands.editStatement({ statementId: 2, edit: { type: 'dismiss' }, reason: 'Another man.' }, ANA)
  await bot.send()
  const later = bot.publisher.edits.slice(before).map(({ message }) => JSON.stringify(message))
  const charge = later.filter((text) => text.includes(CHARGED))
  expect(charge.length).toBeGreaterThan(0)
  for (const text of charge) expect(text).not.toContain('Since then')
})

test('an outcome of before the charge changes no post of it', async () => {
  await say('charge', '2025-10-06', CHARGED)
  await say('acquittal', '2025-10-01', CLEARED)
  expect(editsOf('Since then')).toEqual([])
})

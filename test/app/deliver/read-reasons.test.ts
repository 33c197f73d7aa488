import { expect, test } from 'vitest'
import { readReasons } from '../../../src/app/deliver/read-reasons.ts'
import { messageText } from '../../chat/message-text.ts'
import { noise } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const site = await ownSite()
const open = closedAfterEach()

/** A bot with one statement planned for its channel. */
async function toldOnce() {
  site.serve('/wire', { body: writeFeed([noise(1)]) })
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  open.push(bot)
  await bot.round()
  const told = {
    title: 'Sheinbaum denies cartel bounties on ICE and CBP officers',
    summary:
      'President Claudia Sheinbaum denied on Wednesday that cartels pay bounties of up to $50,000 for attacks on ICE agents. “There are no such bounties on ICE agents,” she said.',
  }
  site.serve('/wire', { body: writeFeed([told, noise(1)]) })
  await bot.round()
  const notice = (await bot.planned()).find((one) => one.kind === 'statement')
  if (notice?.kind !== 'statement') throw new Error('no statement was told')
  return { bot, notice }
}

test('a post has all words that tie its text to the claim, its row the line they begin with', async () => {
  const { bot, notice } = await toldOnce()
  expect(notice).not.toHaveProperty('matchReasons')
  const match = await bot.store.queries.matchOf(notice.statementId)
  expect(match?.reasons.length).toBeGreaterThan(5)
  expect(await readReasons(bot.store.queries, notice)).toEqual({ ...notice, matchReasons: match?.reasons })
  await bot.send()
  const post = bot.publisher.posts.map(({ message }) => messageText(message)).find((one) => one.includes('Matched on'))
  for (const { rule, detail } of match?.reasons ?? [])
    if (rule.startsWith('anchor: ')) expect(post).toContain(detail.split('”')[0])
})

test('reasons that are not those of its line are another text’s, and are left', async () => {
  const { bot, notice } = await toldOnce()
  for (const other of [
    { ...notice, why: 'another line' },
    { ...notice, why: '' },
    { ...notice, statementId: 99 },
  ])
    expect(await readReasons(bot.store.queries, other)).toEqual(other)
})

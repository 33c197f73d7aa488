import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StatementEdit } from '../../../src/ports/editor-verbs.ts'
import { BOUNTIES, DAY, DISPUTE, HOUR, REQUEST } from '../../support/bounty-case.ts'
import { type Bot, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { rss } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }

let site: Site
let bot: Bot
beforeEach(async () => {
  site = await startSite()
  site.serve('/wire', rss([]))
  bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire')],
    watches: [
      {
        ...EVERYTHING,
        digest: { every: 'day', at: '18:00' },
        quietHours: { from: '20:00', until: '08:00' },
        zone: 'UTC',
      },
    ],
  })
  await bot.round()
})
afterEach(async () => {
  await bot.close()
  await site.close()
})

/** A dispute and a request, told in one digest at 18:00; it is 21:00 then, in the channel's quiet hours. */
async function toldInDigest(): Promise<{ dispute: number; request: number; digest: string | undefined }> {
  site.serve(
    '/wire',
    rss([
      { ...DISPUTE, guid: 'one', link: site.url('/one') },
      { ...REQUEST, guid: 'two', link: site.url('/two') },
    ]),
  )
  await bot.round()
  await bot.send()
  bot.clock.set(Math.floor(bot.clock.now() / DAY) * DAY + 18 * HOUR)
  await bot.send()
  const digest = bot.publisher.posts.find(({ message }) => textOf(message).includes('Mike Vigil'))
  const all = await bot.store.queries.statements(BOUNTIES.slug)
  bot.clock.advance(3 * HOUR)
  return {
    dispute: all.find(({ stance }) => stance === 'disputes')?.id ?? 0,
    request: all.find(({ stance }) => stance === 'requests_evidence')?.id ?? 0,
    digest: digest?.id,
  }
}

const textOf = (message: unknown) => JSON.stringify(message)
const edit = (statementId: number, change: StatementEdit) =>
  bot.commands.editStatement({ statementId, edit: change, reason: 'Read it again.' }, ANA)
/** Edits of one message, in their order. */
const editsOf = (id: string | undefined) => bot.publisher.edits.filter(({ ref }) => ref.id === id)

test('a statement told in a digest and dismissed: the digest is edited and a reply says so, in quiet hours too', async () => {
  const { dispute, digest } = await toldInDigest()
  await edit(dispute, { type: 'dismiss' })
  const before = bot.publisher.posts.length
  await bot.send()
  const [edited, more] = editsOf(digest)
  expect(more).toBeUndefined()
  expect(textOf(edited?.message)).toContain('Corrected: this should not have been posted')
  // What was right stands as it stood.
  expect(textOf(edited?.message)).toMatch(/Mexico[^"]*asked/)
  const replies = bot.publisher.posts.slice(before).map(({ message }) => message.fallback)
  expect(replies).toContainEqual(expect.stringContaining(`Correction: statement ${dispute}`))
})

test('the second correction of one digest does not take back the first', async () => {
  const { dispute, request, digest } = await toldInDigest()
  await edit(dispute, { type: 'dismiss' })
  await bot.send()
  await edit(request, { type: 're_attribute', speaker: 'Omar Vela' })
  await bot.send()
  const last = textOf(editsOf(digest).at(-1)?.message)
  expect(last).toContain('Corrected: this should not have been posted')
  expect(last).toContain('Omar Vela')
  expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
})

test('restored: the digest says that it counts again', async () => {
  const { dispute, digest } = await toldInDigest()
  await edit(dispute, { type: 'dismiss' })
  await edit(dispute, { type: 'restore' })
  await bot.send()
  const texts = editsOf(digest).map(({ message }) => textOf(message))
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.at(-1)).toContain('Mike Vigil')
  expect(texts.at(-1)).not.toContain('should not have been posted')
})

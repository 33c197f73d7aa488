import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlannedDelivery } from '../../../src/domain/event.ts'
import { PublishError } from '../../../src/ports/chat-publisher.ts'
import type { DecideDeliveryInput } from '../../../src/ports/editor-verbs.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { type Bot, EVERYTHING, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const ROB = { name: 'Rob', platform: 'cli', editor: false }
const OPS = { ...EVERYTHING, channel: 'operations' }

let bot: Bot
beforeEach(async () => {
  bot = await startBot({ folder: tempFolder(), sources: [], watches: [OPS] })
})
afterEach(() => bot.close())

const rowOf = async (key: string) => (await bot.store.queries.deliveriesOf(key))[0]
const decide = async (key: string, verdict: DecideDeliveryInput['verdict'], reason?: string, asker = ANA) =>
  bot.commands.decideDelivery(
    { deliveryId: (await rowOf(key))?.id ?? 0, verdict, ...(reason === undefined ? {} : { reason }) },
    asker,
  )
const texts = () => bot.publisher.posts.map(({ message }) => message.fallback)

/** A post of which it cannot be told whether it arrived. */
async function inReview(key = 'one', extra: Partial<PlannedDelivery> = {}, ...others: PlannedDelivery[]) {
  await plan(bot.store, aDelivery(key, extra), ...others)
  bot.publisher.onPublish = () => Promise.reject(new PublishError('ambiguous', 'no answer'))
  bot.publisher.onFind = () => {
    throw new PublishError('unavailable', 'history cannot be read')
  }
  for (let n = 0; n < 6; n += 1) {
    await bot.send()
    bot.clock.advance(5 * 60_000)
  }
  bot.publisher.onPublish = () => {}
  expect((await rowOf(key))?.state).toBe('needs_review')
}

describe('what an editor says of a post whose arrival cannot be told', () => {
  test.each([
    ['sent', 'is marked as sent', 'sent', false],
    ['send_again', 'is sent again', 'sent', true],
    ['drop', 'is dropped', 'refused', false],
  ] as const)('%s: %s', async (verdict, words, state, posted) => {
    await inReview()
    const answer = await decide('one', verdict, '  looked there ')
    expect(answer.what).toBe(`delivery 1 ${words}`)
    expect(answer.details).toEqual([
      { label: 'channel', value: 'desk on console' },
      { label: 'what', value: expect.stringContaining('one') },
      { label: 'reason', value: 'looked there' },
    ])
    expect(answer.undo).toBe(verdict === 'drop' ? 'onrecord deliveries again 1 --as NAME' : null)
    const before = texts().length
    await bot.send()
    expect(await rowOf('one')).toMatchObject({ state, decidedBy: 'Ana' })
    expect(
      texts()
        .slice(before)
        .some((text) => text.includes('one')),
    ).toBe(posted)
    const raw = new SqliteDatabase(bot.file, { readonly: true })
    const said = raw.prepare(`SELECT body FROM ledger WHERE type = 'delivery_decision'`).pluck().all()
    raw.close()
    expect(said.map((body) => JSON.parse(String(body)))).toMatchObject([
      { id: 1, verdict, by: 'Ana', reason: 'looked there' },
    ])
  })

  test.each([
    ['sent', '2, in its thread or, where it is not found, under a new card'],
    ['send_again', '2, in its thread once it is sent'],
    ['drop', '2, under a new card'],
  ] as const)('of a card, %s: says what becomes of the posts that wait for it', async (verdict, words) => {
    const of = { threadOf: 'cartel-bounties' }
    await inReview('card', { ...of, notice: null }, aDelivery('s1', of), aDelivery('s2', of))
    expect((await decide('card', verdict)).details.at(-1)).toEqual({
      label: 'posts that waited for it follow',
      value: words,
    })
    bot.publisher.onFind = () => null
    for (let n = 0; n < 3; n += 1) await bot.send()
    expect((await bot.store.outbox.counts()).pending).toBe(0)
    const threads = bot.publisher.posts.slice(-2).map(({ place }) => place.thread)
    expect(threads[0]).not.toBeNull()
    expect(threads[1]).toBe(threads[0])
  })

  test('what was dropped may be sent again: the way back that was named', async () => {
    await inReview()
    await decide('one', 'drop')
    await decide('one', 'send_again')
    await bot.send()
    expect((await rowOf('one'))?.state).toBe('sent')
  })

  test('only editors may, in words', async () => {
    await inReview()
    await expect(decide('one', 'drop', '', ROB)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/Rob is not an editor here.*onrecord\.yaml/),
    })
    expect((await rowOf('one'))?.state).toBe('needs_review')
  })

  test('doing twice what is done names who did it and when; nothing is changed', async () => {
    await inReview()
    await decide('one', 'sent')
    await expect(decide('one', 'sent')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/was marked as sent by Ana on 2025-11-01T.*Nothing was changed/),
    })
  })

  test('what is on its way needs no decision, what does not exist is not found', async () => {
    await plan(bot.store, aDelivery('one'))
    await expect(decide('one', 'sent')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/is on its way/),
    })
    await expect(decide('none', 'sent')).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/onrecord deliveries/),
    })
  })

  test('a row on its way may be dropped, and is not posted', async () => {
    await plan(bot.store, aDelivery('one'))
    await decide('one', 'drop')
    await bot.send()
    expect(texts()).toEqual([])
  })
})

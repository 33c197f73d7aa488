import { describe, expect, test } from 'vitest'
import { deliverDue } from '../../../src/app/deliver/deliver-due.ts'
import { createPacer } from '../../../src/app/deliver/pacer.ts'
import { createDiscordPublisher } from '../../../src/chat/discord/discord-publisher.ts'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../../src/chat/slack/slack-publisher.ts'
import type { Pause } from '../../../src/ports/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { openDesk } from '../../support/open-desk.ts'

const PACE = { channelMs: 1_000, globalMs: 100 }
const signal = new AbortController().signal

/** Time that passes only when everybody waits for it. */
function timeline() {
  let now = 0
  const waits: { at: number; done: () => void }[] = []
  const pause: Pause = (ms) => new Promise<void>((done) => waits.push({ at: now + ms, done }))
  const settle = () => new Promise<void>((done) => setImmediate(done))
  return {
    now: () => now,
    pause,
    async until(end: number): Promise<void> {
      await settle()
      for (;;) {
        const [next] = waits.toSorted((a, b) => a.at - b.at)
        if (!next || next.at > end) break
        waits.splice(waits.indexOf(next), 1)
        now = next.at
        next.done()
        await settle()
      }
      now = end
    },
  }
}

function pacing() {
  const time = timeline()
  const pacer = createPacer(time.now, time.pause)
  const calls: [string, number][] = []
  const ask = (channel: string, platform: 'slack' | 'discord' = 'slack', many = 1) =>
    void pacer.turn(platform, channel, PACE, signal, many).then(() => calls.push([channel, time.now()]))
  return { time, pacer, calls, ask }
}

describe('turns', () => {
  test('in one channel a second apart, in the order they were asked for', async () => {
    const { time, calls, ask } = pacing()
    for (let n = 0; n < 4; n += 1) ask('a')
    await time.until(10_000)
    expect(calls.map(([, at]) => at)).toEqual([0, 1_000, 2_000, 3_000])
    // After a quiet while nobody waits.
    ask('a')
    await time.until(20_000)
    expect(calls.at(-1)).toEqual(['a', 10_000])
  })

  test('on the whole platform a tenth of a second apart; another platform has its own', async () => {
    const { time, calls, ask } = pacing()
    for (const channel of ['a', 'b', 'c', 'd']) ask(channel)
    ask('e', 'discord')
    await time.until(10_000)
    expect(calls.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['a', 0],
      ['b', 100],
      ['c', 200],
      ['d', 300],
      ['e', 0],
    ])
  })

  test('a turn of two calls is one wait, and the next comes after both', async () => {
    const { time, calls, ask } = pacing()
    ask('a', 'slack', 2)
    ask('a')
    ask('b')
    await time.until(10_000)
    expect(calls).toEqual([
      ['a', 0],
      ['b', 200],
      ['a', 2_000],
    ])
  })

  test('a channel that waits for its own turn holds up no other', async () => {
    const { time, calls, ask } = pacing()
    ask('a')
    ask('a')
    ask('a')
    await time.until(50)
    ask('b')
    await time.until(10_000)
    expect(calls.find(([channel]) => channel === 'b')).toEqual(['b', 100])
  })

  test('what was put off by the platform is a second before the next of its channel all the same', async () => {
    const { time, calls, ask } = pacing()
    for (const channel of ['a', 'b', 'c', 'c']) ask(channel)
    await time.until(10_000)
    const [first, second] = calls.filter(([channel]) => channel === 'c').map(([, at]) => at)
    expect(first).toBe(200)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000)
  })

  test('a platform that asked everybody to wait is held so long, the longer wish counts, others are not', async () => {
    const { time, pacer } = pacing()
    pacer.hold('slack', 3_000)
    pacer.hold('slack', 1_000)
    expect(pacer.isHeld('discord')).toBe(false)
    await time.until(2_999)
    expect(pacer.isHeld('slack')).toBe(true)
    await time.until(3_000)
    expect(pacer.isHeld('slack')).toBe(false)
  })
})

test('the adapters ask for what their platforms allow', () => {
  const client = createSlackClient({ token: 'x', log: silentLogger })
  // One message a second in a channel is what Slack documents for chat.postMessage.
  expect(createSlackPublisher({ client }).pace).toEqual({ channelMs: 1_000, globalMs: 100 })
  // Five in five seconds in a channel, fifty calls a second in all.
  expect(createDiscordPublisher({ token: 'x' }).pace).toEqual({ channelMs: 1_000, globalMs: 25 })
})

test('delivering keeps to it: posts of a channel come a second apart, those of others between them', async () => {
  const { store, context, publisher } = await openDesk()
  const time = timeline()
  context.pacer = createPacer(time.now, time.pause)
  publisher.pace = PACE
  const calls: [string, number][] = []
  publisher.onPublish = ({ message }) => void calls.push([message.fallback, time.now()])
  await plan(store, aDelivery('a1'), aDelivery('a2'), aDelivery('a3'), aDelivery('b1', { channel: 'b' }))
  let done = false
  const delivered = deliverDue(context, signal).finally(() => {
    done = true
  })
  for (let at = 0; !done; at += 50) await time.until(at)
  await delivered
  const at = Object.fromEntries(calls)
  expect(calls.map(([text]) => text)).toHaveLength(4)
  expect((at.a2 ?? 0) - (at.a1 ?? 0)).toBeGreaterThanOrEqual(1_000)
  expect((at.a3 ?? 0) - (at.a2 ?? 0)).toBeGreaterThanOrEqual(1_000)
  expect(at.b1).toBeLessThan(at.a2 ?? 0)
  await store.close()
})

test('a post goes right after the edit of its card; the next of the channel comes after the pace of both', async () => {
  const { store, context, publisher, send } = await openDesk()
  const threadOf = 'cartel-bounties'
  const card = (key: string) => aDelivery(key, { threadOf, notice: null })
  const reply = (key: string) => aDelivery(key, { threadOf })
  await plan(store, card('card:1'), reply('s1'))
  await send()
  const time = timeline()
  context.pacer = createPacer(time.now, time.pause)
  publisher.pace = PACE
  const calls: [string, number][] = []
  publisher.onEdit = () => void calls.push(['edit', time.now()])
  publisher.onPublish = ({ message }) => void calls.push([message.fallback, time.now()])
  await plan(store, card('card:2'), reply('s2'), reply('s3'))
  let done = false
  const delivered = send().finally(() => {
    done = true
  })
  for (let at = 0; !done; at += 50) await time.until(at)
  await delivered
  expect(calls.map(([what]) => what)).toEqual(['edit', 's2', 's3'])
  const [[, edited], [, second], [, third]] = calls as [[string, number], [string, number], [string, number]]
  expect(second).toBe(edited)
  expect(third).toBeGreaterThanOrEqual(edited + 2_000)
  await store.close()
})

import { expect, test } from 'vitest'
import { latePublisher } from '../../src/cli/late-publisher.ts'
import type { PublishRequest } from '../../src/ports/chat-publisher.ts'
import { recordingPublisher } from '../support/recording-publisher.ts'

const PACE = { channelMs: 1_000, globalMs: 25 }
const request = (key: string): PublishRequest => ({
  place: { channel: 'C1', thread: null },
  message: { fallback: key, tone: 'neutral', blocks: [] },
  key,
  broadcast: false,
})

test('what posts is loaded by the first calls, once, and they wait for it', async () => {
  const real = recordingPublisher('slack')
  const { promise, resolve } = Promise.withResolvers<typeof real>()
  let loads = 0
  const late = latePublisher('slack', PACE, () => {
    loads += 1
    return promise
  })
  expect([late.platform, late.pace, loads]).toEqual(['slack', PACE, 0])
  const sent = [late.publish(request('a')), late.publish(request('b'))]
  expect(real.posts).toEqual([])
  resolve(real)
  expect(await Promise.all(sent)).toEqual([
    { channel: 'C1', id: 'm1' },
    { channel: 'C1', id: 'm2' },
  ])
  expect(await late.find({ channel: 'C1', thread: null }, 'b', 0, null)).toEqual({ channel: 'C1', id: 'm2' })
  await late.edit({ channel: 'C1', id: 'm1' }, request('a').message, 'a')
  expect([real.edits.length, loads]).toEqual([1, 1])
})

test('where it cannot be loaded nothing was sent, and the next call tries again', async () => {
  const real = recordingPublisher('discord')
  let loads = 0
  const late = latePublisher('discord', PACE, async () => {
    loads += 1
    if (loads === 1) throw new Error('no such file')
    return real
  })
  await expect(late.publish(request('a'))).rejects.toMatchObject({
    name: 'PublishError',
    code: 'unavailable',
    message: expect.stringMatching(/discord could not be loaded: no such file/),
  })
  await late.publish(request('a'))
  expect(real.posts.map(({ key }) => key)).toEqual(['a'])
})

test('closing loads nothing, and closes what was loaded', async () => {
  let [loads, closed] = [0, 0]
  const open = () =>
    latePublisher('slack', PACE, async () => {
      loads += 1
      const close = async () => {
        closed += 1
      }
      return { ...recordingPublisher('slack'), close }
    })
  await open().close()
  expect([loads, closed]).toEqual([0, 0])
  const used = open()
  await used.publish(request('a'))
  await used.close()
  expect([loads, closed]).toEqual([1, 1])
})

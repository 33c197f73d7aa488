import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runRound } from '../../src/app/run-round.ts'
import { createSlackClient } from '../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../src/chat/slack/slack-publisher.ts'
import { decideAsEditor } from '../../src/cli/demo/scripted-editor.ts'
import { startSiteServer } from '../../src/cli/demo/serve/start-site-server.ts'
import { demoTimes, STORY_START, writeDemoConfig } from '../../src/cli/demo/story.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { becomeWorker, openApp } from '../../src/main.ts'
import { createManualClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { expectBlocks } from '../support/slack/expect-payload.ts'
import { type LocalSlack, type PostedOnSlack, startSlack } from '../support/slack/start-slack.ts'
import { tempFolder } from '../support/temp-folder.ts'

/** A line a message, by channel: whether it stands in a thread or in the channel too, its one-line text, whether it was edited. Changed by hand only. */
const FILE = path.join(import.meta.dirname, 'slack-founding-case.posts.txt')
const CHANNELS: Record<string, string> = {
  newsroom: 'C0DESK',
  'mesa-redaccion': 'C0WORLD',
  review: 'C0REVIEW',
  operations: 'C0OPS',
}

let slack: LocalSlack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.close())

test('the founding case, played into the channels of a Slack, leaves exactly these messages', async () => {
  const messages = await play()
  const lines = Object.values(CHANNELS).flatMap((channel) =>
    messages.filter((one) => one.channel === channel).map((one) => `${channel} ${lineOf(one)}`),
  )
  expect(lines).toEqual(readFileSync(FILE, 'utf8').trimEnd().split('\n'))
  for (const { blocks } of messages) expectBlocks(blocks)
  const keys = messages.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
}, 180_000)

function lineOf({ thread_ts, broadcast, text, edited }: PostedOnSlack): string {
  const where = thread_ts === null ? '' : broadcast ? '↳ (also in channel) ' : '↳ '
  return `${where}${text}${edited > 0 ? ' [edited]' : ''}`
}

/** As the demo plays it, but for the publisher. */
async function play(): Promise<PostedOnSlack[]> {
  const site = await startSiteServer()
  try {
    const read = loadConfig({ folder: writeDemoConfig(tempFolder(), site.port), env: {} })
    const watches = read.watches.map((watch) => ({
      ...watch,
      platform: 'slack' as const,
      channel: CHANNELS[watch.channel] ?? watch.channel,
    }))
    const clock = createManualClock(STORY_START)
    const client = createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: slack.apiUrl })
    const publisher = createSlackPublisher({ client, pace: { channelMs: 0, globalMs: 0 } })
    const app = await openApp({
      config: { ...read, watches },
      clock,
      random: seededRandom(2025),
      log: silentLogger,
      publishers: [publisher],
    })
    try {
      await site.setTime(STORY_START)
      await becomeWorker(app, { spread: false })
      const stop = new AbortController().signal
      for (const { at } of demoTimes()) {
        clock.set(at)
        await site.setTime(at)
        await runRound(app.poll, app.deliver, stop)
        await decideAsEditor(app, clock, null)
        await runRound(app.poll, app.deliver, stop)
      }
      return await slack.messages()
    } finally {
      await app.store.lock.release()
      await app.close()
    }
  } finally {
    await site.close()
  }
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBlocks } from '../support/slack/expect-payload.ts'
import { playFoundingCase, STORY_CHANNELS } from '../support/slack/play-founding-case.ts'
import { type LocalSlack, type PostedOnSlack, startSlack } from '../support/slack/start-slack.ts'

/** A line a message, by channel: whether it stands in a thread or in the channel too, its one-line text, whether it was edited. Changed by hand only. */
const FILE = path.join(import.meta.dirname, 'slack-founding-case.posts.txt')
let slack: LocalSlack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.close())

test('the founding case, played into the channels of a Slack, leaves exactly these messages', async () => {
  const messages = await playFoundingCase(slack)
  const lines = Object.values(STORY_CHANNELS).flatMap((channel) =>
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

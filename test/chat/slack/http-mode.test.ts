import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSlackApp, type SlackApp } from '../../../src/chat/slack/app/create-slack-app.ts'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { systemClock, systemPause } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { waitFor, wordsOf } from '../../support/slack/act-on-slack.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'
import { type SlackBot, startSlackBot } from '../../support/slack/start-slack-bot.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-http-'))
let slack: LocalSlack
let bot: SlackBot
let app: SlackApp
beforeAll(async () => {
  slack = await startSlack()
  bot = await startSlackBot({ slack, folder, sources: [], start: false })
  app = createSlackApp({
    client: createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: slack.apiUrl }),
    botToken: 'xoxb-double',
    apiUrl: slack.apiUrl,
    commands: bot.commands,
    clock: systemClock,
    pause: systemPause,
    log: silentLogger,
    teams: [],
    editors: { users: [], groups: [], channels: [] },
    reader: { locale: 'en', zone: 'UTC' },
    transport: { mode: 'http', signingSecret: SECRET, port: 0 },
    onState: () => {},
  })
  expect(await app.start()).toBe(true)
})
afterAll(async () => {
  await app.stop()
  await bot.close()
  await slack.close()
  rmSync(folder, { recursive: true, force: true })
})

const sign = (body: string, at: number, secret = SECRET) =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`

let asked = 0
async function call({ age = 0, secret = SECRET, body = '', tamper = '', signature = '' } = {}) {
  asked += 1
  const form = new URLSearchParams({
    command: '/claim',
    text: 'list',
    team_id: 'T0DOUBLE',
    user_id: 'U0READER',
    channel_id: 'C0DESK',
    trigger_id: `t${asked}`,
    response_url: `${slack.url}/response/none`,
  })
  const raw = body || form.toString()
  const at = Math.floor(Date.now() / 1000) - age
  const response = await fetch(`http://127.0.0.1:${app.port()}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': body ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature || sign(raw, at, secret),
    },
    body: raw + tamper,
  })
  return { status: response.status, text: await response.text() }
}
const answers = async () => (await slack.log()).filter(({ method }) => method === 'response_url').length

test('what is signed with the secret over the raw body is answered', async () => {
  const before = await answers()
  expect((await call()).status).toBe(200)
  await waitFor(async () => (await answers()) > before)
  const [last] = (await slack.log()).filter(({ method }) => method === 'response_url').slice(-1)
  expect(wordsOf(last?.args)).toMatch(/cartel-bounties/)
})

test('Slack may ask whether anybody is there', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
  expect(await call({ body })).toMatchObject({ status: 200, text: expect.stringContaining('abc') })
})

test.each([
  ['another secret', { secret: 'f'.repeat(32) }],
  ['a body that was changed', { tamper: '&text=help' }],
  ['a signature that is none', { signature: 'v0=' }],
  ['another version', { signature: 'v1=abc' }],
  ['older than five minutes', { age: 301 }],
])('%s is refused and does nothing', async (_, how) => {
  const before = await answers()
  expect((await call(how)).status).toBe(401)
  expect(await answers()).toBe(before)
})

test('a request sent again is one effect', async () => {
  const before = await answers()
  asked += 1
  const again = () => call({ body: '' })
  const first = await again()
  expect(first.status).toBe(200)
  asked -= 1
  expect((await again()).status).toBe(200)
  await waitFor(async () => (await answers()) > before)
  expect((await call()).status).toBe(200)
  await waitFor(async () => (await answers()) > before + 1)
  expect(await answers()).toBe(before + 2)
})

import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startTelltale, type Telltale } from '../../doubles/telltale/start-telltale.ts'
import type { Heard, Mode } from '../../doubles/telltale/telltale-mode.ts'
import { makeWorkplace, runOnrecord, spawnOnrecord } from '../run-onrecord.ts'
import { CANARIES, canariesIn, HANDED, recordBytes } from './canaries.ts'

// Secrets through what goes wrong while the program runs. The other end of every wire repeats what it hears in its errors.

/** Each starts the program, whose far ends keep it waiting. */
const LIMIT_MS = 150_000

const WAYS: [Mode, string][] = [
  ['refuse', 'every request is refused with 401, and the secret is told back'],
  ['repeat', 'platforms refuse by their own errors, which repeat the secret'],
  ['fail', 'every request ends with 500 and the secret'],
  ['garble', 'what comes is no JSON, and holds the secret'],
  ['reset', 'connections are reset'],
  ['hang', 'nothing is ever answered'],
  ['unanswered', 'the chats connect, and what the bots answer people is refused'],
]

/** What the worker is to have tried before it is stopped. */
const FIRST: Record<string, (one: Heard) => boolean> = {
  'who the bot is on Slack': ({ path }) => path === '/api/auth.test',
  'the gateway of Discord': ({ path }) => path === '/api/v10/gateway/bot',
  'a post to Slack': ({ path }) => path === '/api/chat.postMessage',
  'a channel of Discord': ({ path }) => path.startsWith('/api/v10/channels/'),
}
/** Only after Slack has said whose the bot token is, for which it has fifteen seconds. */
const TRIED: typeof FIRST = { ...FIRST, 'the app token': ({ path }) => path === '/api/apps.connections.open' }
const ANSWERED: typeof FIRST = {
  'an answer on Slack': ({ path }) => path.startsWith('/response/'),
  'an answer on Discord': ({ path }) => path.endsWith('/callback'),
}

test.each(WAYS)(
  '%s: %s',
  async (mode, _what) => {
    const peer = await startTelltale()
    try {
      const folder = workplace(peer)
      const env = environment(peer)
      // Of one time-out after another a poll would take minutes.
      await peer.mode(mode === 'hang' ? 'reset' : mode, HANDED)
      // The first poll of a source tells nobody anything; the second has posts to make.
      await runOnrecord(folder, ['poll'], { ...env, SLACK_BOT_TOKEN: '', DISCORD_TOKEN: '' })
      const polled = await runOnrecord(folder, ['poll'], env)
      const asked = await peer.heard()
      await peer.mode(mode, HANDED)

      const worker = spawnOnrecord(folder, ['start'], { ...env, ONRECORD_METRICS_PORT: '0', LOG_LEVEL: 'debug' })
      let said = ''
      for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (said += chunk))
      const closed = once(worker, 'close')
      await untilHeard(peer, mode === 'unanswered' ? {} : mode === 'hang' ? FIRST : TRIED, asked)
      await until(() => /"port":\d+/.test(said))
      if (mode === 'unanswered') {
        await until(() => said.includes('Slack is connected') && said.includes('connected to Discord'))
        await peer.ask()
        await untilHeard(peer, ANSWERED, [])
      }
      const port = /"port":(\d+)/.exec(said)?.[1]
      const pages = await Promise.all(
        ['healthz', 'metrics'].map(async (page) => (await fetch(`http://127.0.0.1:${port}/${page}`)).text()),
      )
      const running = recordBytes(folder)
      worker.kill('SIGTERM')
      await closed

      expect(said.length).toBeGreaterThan(200)
      expect(pages[1]).toContain('onrecord_deliveries')
      expect(canariesIn(said), linesWith(said)).toEqual([])
      expect(canariesIn(polled.stdout + polled.stderr)).toEqual([])
      for (const page of pages) expect(canariesIn(page)).toEqual([])
      for (const [name, bytes] of [...running, ...recordBytes(folder)]) expect(canariesIn(bytes), name).toEqual([])
      // What people read: bodies of posts and answers. Interactions are answered under their token: that is an address.
      for (const { path, body } of [...asked, ...(await peer.heard())]) expect(canariesIn(body), path).toEqual([])
    } finally {
      await peer.close()
    }
  },
  LIMIT_MS,
)

test(
  'Slack over HTTP: neither a wrong signature nor a body that is none brings the signing secret out',
  async () => {
    const peer = await startTelltale()
    try {
      await peer.mode('fine', HANDED)
      const folder = workplace(peer)
      const free = createServer().listen(0, '127.0.0.1')
      await once(free, 'listening')
      const { port } = free.address() as AddressInfo
      free.close()
      writeFileSync(path.join(folder, 'config/onrecord.yaml'), `slack: { mode: http, port: ${port} }\n`)
      const { DISCORD_TOKEN: _, SLACK_APP_TOKEN: __, ...env } = environment(peer)
      const worker = spawnOnrecord(folder, ['start'], { ...env, LOG_LEVEL: 'debug' })
      let said = ''
      for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (said += chunk))
      const closed = once(worker, 'close')
      await until(() => said.includes('Slack is connected'))
      const at = String(Math.floor(Date.now() / 1000))
      const sign = (body: string) =>
        `v0=${createHmac('sha256', CANARIES.slackSigning).update(`v0:${at}:${body}`).digest('hex')}`
      const secret = CANARIES.slackSigning
      for (const [body, signature] of [
        [`text=${secret}`, `v0=${secret}`],
        [`{"${secret}`, sign(`{"${secret}`)],
        [`payload={${secret}`, sign(`payload={${secret}`)],
      ] as const) {
        const headers = {
          'x-slack-signature': signature,
          'x-slack-request-timestamp': at,
          'content-type': 'application/json',
        }
        const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })
        expect(answer.status).not.toBe(200)
        expect(canariesIn(await answer.text())).toEqual([])
      }
      worker.kill('SIGTERM')
      await closed
      expect(canariesIn(said), linesWith(said)).toEqual([])
      expect(said).toMatch(/slack sdk/)
    } finally {
      await peer.close()
    }
  },
  LIMIT_MS,
)

test(
  'a packet that a library chokes on ends the worker in order, without what it held',
  async () => {
    const peer = await startTelltale()
    try {
      await peer.mode('fine', HANDED)
      const folder = workplace(peer)
      const worker = spawnOnrecord(folder, ['start'], { ...environment(peer), LOG_LEVEL: 'debug' })
      let said = ''
      for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (said += chunk))
      const closed = once(worker, 'close')
      await until(() => said.includes('connected to Discord'))
      await peer.choke()
      const [code] = await closed
      expect(code).toBe(1)
      expect(said).toMatch(/a mistake in the program; the worker stops[\s\S]*"stopped"/)
      expect(canariesIn(said), linesWith(said)).toEqual([])
      // The lock went with it: whoever watches over the process starts the next at once.
      const next = await runOnrecord(folder, ['poll', 'fine'], environment(peer))
      expect(next.stderr).toBe('')
    } finally {
      await peer.close()
    }
  },
  LIMIT_MS,
)

function workplace(peer: Telltale): string {
  const folder = makeWorkplace()
  writeFileSync(
    path.join(folder, 'config/onrecord.yaml'),
    `analyst: { url: "${peer.url}/v1", model: m, apiKeyVariable: MODEL_KEY, allowPrivate: true, timeout: 1s }
health: { noticeAfterFailures: 1 }
channels: { operations: { slack: C0DESK, discord: "920000000000000004" }, review: { slack: C0DESK, discord: "920000000000000004" } }
discord: { guilds: ["900000000000000001"] }
http: { timeout: 2s }
watches:
  - { platform: slack, channel: C0DESK, all: true }
  - { platform: discord, channel: "920000000000000001", all: true }
`,
  )
  writeSources(folder, peer)
  return folder
}

function writeSources(folder: string, peer: Telltale): void {
  const source = (id: string, rest: string) =>
    `  - { id: ${id}, name: ${id}, url: "${peer.url}${rest}", outlet: news, language: en, interval: 1m, allowPrivate: true, ports: [${new URL(peer.url).port}] }\n`
  writeFileSync(
    path.join(folder, 'config/sources.yaml'),
    `sources:
${source('fine', `/feed?api_key=${CANARIES.sourceKey}`)}${source('gone', `/gone?access_token=${CANARIES.sourceToken}`)}${source('hop', `/hop?secret=${CANARIES.sourceSecret}`)}`,
  )
}

function environment(peer: Telltale): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: CANARIES.slackBot,
    SLACK_APP_TOKEN: CANARIES.slackApp,
    SLACK_SIGNING_SECRET: CANARIES.slackSigning,
    DISCORD_TOKEN: CANARIES.discordBot,
    MODEL_KEY: CANARIES.analystKey,
    SLACK_API_URL: `${peer.url}/api/`,
    DISCORD_API_URL: `${peer.url}/api`,
  }
}

async function untilHeard(peer: Telltale, wanted: typeof FIRST, before: Heard[]): Promise<void> {
  let missing = Object.keys(wanted)
  await until(async () => {
    const heard = [...before, ...(await peer.heard())]
    missing = Object.keys(wanted).filter((name) => !heard.some((one) => wanted[name]?.(one)))
    return missing.length === 0
  }).catch(() => {
    throw new Error(`Not asked of the other end: ${missing.join(', ')}.`)
  })
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await done()); looks += 1) {
    if (looks > 300) throw new Error('It did not come about within 15 s.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The lines that tell, for whoever mends it. */
function linesWith(text: string): string {
  return text
    .split('\n')
    .filter((line) => canariesIn(line).length > 0)
    .slice(0, 8)
    .map((line) => `${canariesIn(line).join()}: ${line.slice(0, 700)}`)
    .join('\n')
}

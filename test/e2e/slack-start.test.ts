import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkplace, runProcess, spawnOnrecord } from '../cli/run-onrecord.ts'
import { actions, waitFor, wordsOf } from '../support/slack/act-on-slack.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'

let slack: LocalSlack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.close())

test('with two tokens in .env "start" answers on Slack, stops when told to, and writes no token anywhere', async () => {
  const folder = makeWorkplace()
  writeFileSync(path.join(folder, 'config/sources.yaml'), 'sources: []\n')
  writeFileSync(
    path.join(folder, '.env'),
    `SLACK_BOT_TOKEN=xoxb-verysecret\nSLACK_APP_TOKEN=xapp-verysecret\nSLACK_API_URL=${slack.apiUrl}\n`,
  )
  const child = spawnOnrecord(folder, ['start'], { LOG_LEVEL: 'debug' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await waitFor(async () => (await slack.sockets()).open >= 2)
  const on = actions(slack)
  await on.command('status cartel-bounties')
  expect(wordsOf((await on.whisper()).body)).toMatch(/bounties/i)
  // Another Slack error or two, so that there is something to be logged.
  await slack.workspace({ refuse: 'token_revoked' })
  await slack.disconnect('cut')
  await waitFor(async () => said.includes('does not accept the tokens'))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said).toContain('Slack is connected')
  expect(said).not.toContain('verysecret')
})

test('the first poll is asked before Slack is; then the app connects', async () => {
  await slack.reset()
  const folder = makeWorkplace()
  const asked = Promise.withResolvers<string[]>()
  const site = createServer(async (_, response) => {
    asked.resolve((await slack.log()).map(({ method }) => method))
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    response.end('<rss version="2.0"><channel><title>T</title></channel></rss>')
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const { port } = site.address() as AddressInfo
  const source = `{ id: local, name: Local, url: "http://127.0.0.1:${port}/feed", outlet: news, language: en, interval: 1m, allowPrivate: true, ports: [${port}] }`
  writeFileSync(path.join(folder, 'config/sources.yaml'), `sources: [${source}]\n`)
  writeFileSync(
    path.join(folder, '.env'),
    `SLACK_BOT_TOKEN=xoxb-verysecret\nSLACK_APP_TOKEN=xapp-verysecret\nSLACK_API_URL=${slack.apiUrl}\n`,
  )
  // First polls of new sources are spread: this one is made due at the start.
  await runProcess(folder, ['claims'])
  const db = new SqliteDatabase(path.join(folder, 'data/onrecord.db'))
  expect(db.prepare('UPDATE sources SET next_poll_at = 0').run().changes).toBe(1)
  db.close()
  const child = spawnOnrecord(folder, ['start'])
  const ended = once(child, 'close')
  try {
    expect(await asked.promise).toEqual([])
    await waitFor(async () => (await slack.sockets()).open >= 2)
  } finally {
    child.kill('SIGTERM')
    await ended
    site.close()
  }
})

test('a bot token without the other is told before anything starts', async () => {
  const folder = makeWorkplace()
  writeFileSync(path.join(folder, '.env'), 'SLACK_BOT_TOKEN=xoxb-verysecret\n')
  const child = spawnOnrecord(folder, ['start'])
  let said = ''
  child.stderr?.on('data', (chunk) => (said += chunk))
  expect(await new Promise<number | null>((resolve) => child.once('close', resolve))).toBe(2)
  expect(said).toMatch(/SLACK_APP_TOKEN is not/)
  expect(said).not.toContain('verysecret')
})

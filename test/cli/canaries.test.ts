import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkplace, runOnrecord } from './run-onrecord.ts'

// Secrets through what goes wrong before and beside the worker: what a command says, which a service writes into its journal.

const SOURCE = 'id: a, name: A, outlet: news'
const TOKENS = {
  SLACK_BOT_TOKEN: 'xoxb-0-canarycanary01',
  SLACK_APP_TOKEN: 'xapp-0-canarycanary02',
  SLACK_SIGNING_SECRET: 'canary03canary03canary03canary03',
  DISCORD_TOKEN: 'MTA5ODc2NTQzMjEwOTg3NjU0.GcAnAr.canarycanarycanarycanary0004',
}
type Way = {
  sources?: string
  settings?: string
  env?: Record<string, string>
  args?: string[]
  files?: Record<string, string>
}
const closed = (rest: string) => `{ ${SOURCE}, url: "http://127.0.0.1:9/feed${rest}", allowPrivate: true, ports: [9] }`

const WAYS: [string, Way][] = [
  [
    'a password in an address of a wrong kind',
    { sources: `{ ${SOURCE}, url: "htp://u:canary05@h.example/f?api_key=canary06" }` },
  ],
  ['a password in an address', { sources: `{ ${SOURCE}, url: "https://u:canary07@h.example/f" }` }],
  [
    'a key in an address beside a wrong key',
    { sources: `{ ${SOURCE}, url: "https://h.example/f?token=canary08", outlett: x }` },
  ],
  [
    'an address where a host should stand',
    { sources: `{ ${SOURCE}, url: "https://h.example/f", hosts: ["https://u:canary09@h/"] }` },
  ],
  [
    'a key that stands where its variable should',
    { settings: 'analyst: { url: "https://u:canary10@m.example", model: m, apiKeyVariable: sk-canarycanary0011 }' },
  ],
  [
    'tokens that do not fit',
    { env: { SLACK_BOT_TOKEN: 'canary12canary', SLACK_APP_TOKEN: 'canary13canary', DISCORD_TOKEN: 'canary14 canary' } },
  ],
  ['tokens beside a variable that does not fit', { env: { ...TOKENS, ONRECORD_METRICS_PORT: 'none' } }],
  ['a source that cannot be reached, polled', { sources: closed('?api_key=canary15'), args: ['poll'] }],
  ['a source that cannot be reached, checked', { sources: closed('?key=canary16'), args: ['check'], env: TOKENS }],
  ['a source that cannot be reached, recorded', { sources: closed('?secret=canary17'), args: ['record', 'a'] }],
  [
    'a draft that does not fit',
    { args: ['backtest', 'draft.yaml'], files: { 'draft.yaml': 'slug: "https://u:canary20@h.example/"\n' } },
  ],
]

test.each(WAYS)('%s', async (_what, { sources, settings, env = {}, args = ['start'], files = {} }) => {
  const folder = makeWorkplace()
  mkdirSync(path.join(folder, 'data'), { recursive: true })
  writeFileSync(path.join(folder, 'config/sources.yaml'), `sources:\n  - ${sources ?? closed('')}\n`)
  if (settings !== undefined) writeFileSync(path.join(folder, 'config/onrecord.yaml'), `${settings}\n`)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const platforms = { SLACK_API_URL: 'http://127.0.0.1:9/api/', DISCORD_API_URL: 'http://127.0.0.1:9/api' }
  const ended = await runOnrecord(folder, args, { ...platforms, ...env })
  expect(ended.code, ended.stdout + ended.stderr).not.toBe(0)
  expect(ended.stderr + ended.stdout).not.toMatch(/canary/)
  // The reason is told all the same.
  expect((ended.stderr + ended.stdout).length).toBeGreaterThan(60)
})

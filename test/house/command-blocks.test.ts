import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DiscordDouble, startDiscord } from '../doubles/discord/start-discord.ts'
import { DENIAL } from '../support/bounty-case.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { writeFeed } from '../support/write-feed.ts'
import { type HowRun, makeCheckout, readCommandLines, typeLine } from './run-blocks.ts'

// Each line of each block of commands is typed into a shell, in a copy of what a clone holds, in the order of the documents.
// The network is this machine: the shipped source is a local site, Slack and Discord are their doubles.

const root = path.resolve(import.meta.dirname, '../..')
const lines = readCommandLines(['README.md', 'CONTRIBUTING.md', 'docs/running.md'])

let checkout: ReturnType<typeof makeCheckout>
let site: Site
let slack: LocalSlack
let discord: DiscordDouble
beforeAll(async () => {
  checkout = makeCheckout()
  site = await startSite()
  slack = await startSlack()
  discord = await startDiscord()
  site.serve('/feed', () => ({ body: writeFeed([DENIAL]), headers: { date: new Date().toUTCString() } }))
  const source = `{ id: gao-reports, name: Local, url: "${site.url('/feed')}", outlet: news, allowPrivate: true, ports: [${site.port}] }`
  writeFileSync(path.join(checkout.folder, 'config/sources.yaml'), `sources:\n  - ${source}\n`)
})
afterAll(async () => {
  discord.stop()
  await slack.close()
  await site.close()
  checkout.remove()
})

type Way = HowRun & {
  /** Typed behind it, where all that it does would take the whole suite's time again, or the folder's packages away. */
  narrowed?: string
  says: RegExp
}

/** How a line is run that does not simply end, or asks; and what it has to say. */
const WAYS: [RegExp, () => Way][] = [
  [/^npm ci$/, () => ({ narrowed: '--dry-run --offline', says: /packages? in|up to date/ })],
  [/^npm test$/, () => ({ narrowed: '-- --run test/domain/party-role.test.ts', says: /passed/ })],
  [/^npm run demo$/, () => ({ says: /[┃][\s\S]*posts?/ })],
  [/^npm run dev$/, () => ({ says: /┃ /, until: /\n┃ / })],
  [/^npx onrecord start$/, () => ({ env: { LOG_LEVEL: 'info' }, says: /"baseline"|"polled"/, until: /"outcome":"/ })],
  [/^npx onrecord slack setup$/, () => ({ typed: ['xoxb-good', 'xapp-good', 'C0DESK'], says: /Posted\./ })],
  [
    /^npx onrecord discord setup$/,
    () => ({
      typed: [discord.token, 'Border policy group', 'newsroom', 'editors'],
      says: /discord:\n {2}guilds/,
    }),
  ],
  [/^npx onrecord --help$/, () => ({ says: /^Usage: onrecord/ })],
  [/^npx onrecord check$/, () => ({ says: /ok +source +gao-reports: 1 entry, / })],
  [/^npx onrecord verify$/, () => ({ says: /whole/ })],
  [/^npx onrecord deliveries$/, () => ({ says: /Nothing is waiting to be posted/ })],
  [/^npx onrecord record /, () => ({ says: /HTTP 200/ })],
  [/^npx onrecord replay /, () => ({ says: /nothing posted/ })],
]

/** Lines that cannot be run here, and what is looked at in their place. */
const CHECKED: [RegExp, () => void][] = [
  // No container engine: what it builds and starts is read in deploy.test.ts, its steps run by "npm run check:image".
  [
    /^docker compose (?:up -d|logs -f|exec onrecord node src\/cli\/onrecord\.mjs [a-z]+)$/,
    () => {
      expect(readFileSync(path.join(root, 'compose.yaml'), 'utf8')).toMatch(/^ {2}onrecord:/m)
      expect(readFileSync(path.join(root, 'Dockerfile'), 'utf8')).toContain('src/cli/onrecord.mjs')
    },
  ],
  // Types, lint and a hundred test files: each is a step of what runs for every change.
  [
    /^npm run check$/,
    () => {
      const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
      expect(scripts.check).toBe('npm run types && npm run lint && npm run test:fast')
      const workflow = readFileSync(path.join(root, '.github/workflows/ci.yaml'), 'utf8')
      for (const step of ['npm run types', 'npm run lint', 'npm test']) expect(workflow).toContain(`- run: ${step}\n`)
    },
  ],
]

test.each(
  [...Map.groupBy(lines, ({ line }) => line)].map(([line, all]) => [line, all.map(({ document }) => document)]),
)(
  '%s (%s)',
  async (line) => {
    const checked = CHECKED.find(([pattern]) => pattern.test(line))
    if (checked) return checked[1]()
    const way = WAYS.find(([pattern]) => pattern.test(line))?.[1]()
    if (way === undefined) throw new Error(`Nothing here says how "${line}" is run and what it has to say.`)
    const env = { SLACK_API_URL: slack.apiUrl, DISCORD_API_URL: `${discord.url}/api`, ...way.env }
    const { code, said } = await typeLine(checkout.folder, [line, way.narrowed].filter(Boolean).join(' '), {
      ...way,
      env,
    })
    expect(said).toMatch(way.says)
    expect(code, said).toBe(0)
  },
  120_000,
)

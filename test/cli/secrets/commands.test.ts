import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTelltale, type Telltale } from '../../doubles/telltale/start-telltale.ts'
import type { Mode } from '../../doubles/telltale/telltale-mode.ts'
import { makeWorkplace, runOnrecord, spawnOnrecord } from '../run-onrecord.ts'
import { CANARIES, canariesIn, HANDED } from './canaries.ts'

// Secrets through what is typed: into a setup, as an address, in a list of somebody's feeds.

let peer: Telltale
beforeAll(async () => {
  peer = await startTelltale()
})
afterAll(() => peer.close())

const WAYS: Mode[] = ['refuse', 'repeat', 'garble', 'reset']

/** A command in a process of its own, with answers typed one after the other. */
async function typed(args: string[], answers: string[]): Promise<string> {
  const platforms = { SLACK_API_URL: `${peer.url}/api/`, DISCORD_API_URL: `${peer.url}/api` }
  const child = spawnOnrecord(makeWorkplace(), args, platforms, 'pipe')
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  child.stdin?.end(answers.map((answer) => `${answer}\n`).join(''))
  await once(child, 'close')
  return said
}

test.each(WAYS)('tokens typed into the setups, where the platforms %s', async (mode) => {
  await peer.mode(mode, HANDED)
  const [slack, discord] = await Promise.all([
    typed(['slack', 'setup'], [CANARIES.typedBot, CANARIES.typedBot, CANARIES.typedApp]),
    typed(['discord', 'setup'], [CANARIES.typedDiscord]),
  ])
  const heard = await peer.heard()
  expect(heard.filter(({ authorised }) => authorised).length).toBeGreaterThan(1)
  for (const said of [slack, discord]) {
    expect(canariesIn(said), said).toEqual([])
    expect(said.length).toBeGreaterThan(100)
  }
})

test('a setup that goes through tells no token either', async () => {
  await peer.mode('fine', HANDED)
  const said = await typed(['slack', 'setup'], [CANARIES.typedBot, CANARIES.typedApp, 'C0DESK'])
  expect(said).toContain('Posted.')
  expect(canariesIn(said)).toEqual([])
})

test.each(WAYS)('check asks the chats, and they %s', async (mode) => {
  await peer.mode(mode, HANDED)
  const folder = makeWorkplace()
  writeFileSync(path.join(folder, 'config/sources.yaml'), 'sources: []\n')
  const { stdout, stderr } = await runOnrecord(folder, ['check'], {
    SLACK_BOT_TOKEN: CANARIES.slackBot,
    SLACK_APP_TOKEN: CANARIES.slackApp,
    DISCORD_TOKEN: CANARIES.discordBot,
    SLACK_API_URL: `${peer.url}/api/`,
    DISCORD_API_URL: `${peer.url}/api`,
  })
  expect((await peer.heard()).map(({ path }) => path)).toContain('/api/auth.test')
  expect(canariesIn(stdout + stderr), stdout + stderr).toEqual([])
  expect(stdout).toMatch(/Slack/)
})

const { triedKey, triedPassword, listedKey } = CANARIES
const addresses = (): [string, string][] => [
  ['a feed', `${peer.url}/feed?api_key=${triedKey}`],
  ['a redirect that adds a key', `${peer.url}/hop?access_token=${triedKey}`],
  ['nothing there', `${peer.url}/gone?token=${triedKey}`],
  ['a closed port', `http://127.0.0.1:9/feed?secret=${triedKey}`],
  ['a password', `${peer.url.replace('://', `://u:${triedPassword}@`)}/feed`],
  ['no address', `htp:/u:${triedPassword}@h/?api_key=${triedKey}`],
]

test.each([[['--allow-private']], [['--allow-private', '--json']]])('addresses tried with %s', async (options) => {
  await peer.mode('fine', HANDED)
  const folder = makeWorkplace()
  for (const [what, address] of addresses()) {
    const { stdout, stderr } = await runOnrecord(folder, ['sources', 'try', address, ...options])
    expect(canariesIn(stdout + stderr), `${what}: ${stdout}${stderr}`).toEqual([])
    expect((stdout + stderr).length, what).toBeGreaterThan(40)
  }
})

test('a list of feeds with keys is read into the file, and told and given away without them', async () => {
  const folder = makeWorkplace()
  const address = `https://h.example/feed?api_key=${listedKey}`
  const outlines = [address, `https://u:${triedPassword}@h.example/f`, `${address}&page=2`]
    .map(
      (url, n) =>
        `<outline type="rss" text="Feed ${n} at ${url.replaceAll('&', '&amp;')}" xmlUrl="${url.replaceAll('&', '&amp;')}"/>`,
    )
    .join('')
  writeFileSync(path.join(folder, 'list.opml'), `<opml version="2.0"><body>${outlines}</body></opml>`)
  for (const options of [['--dry-run'], ['--dry-run', '--json'], []]) {
    const { stdout, stderr } = await runOnrecord(folder, ['sources', 'import', 'list.opml', ...options])
    expect(canariesIn(stdout + stderr), stdout).toEqual([])
    expect(stdout).toContain('h.example')
  }
  const file = readFileSync(path.join(folder, 'config/sources.yaml'), 'utf8')
  expect(file).toContain(`url: ${address}\n`)
  const shared = await runOnrecord(folder, ['sources', 'export'])
  expect(canariesIn(shared.stdout + shared.stderr)).toEqual([])
  expect(shared.stderr).toContain('--keys')
  const own = await runOnrecord(folder, ['sources', 'export', '--keys'])
  expect(canariesIn(own.stdout)).toEqual(['listedKey'])
})

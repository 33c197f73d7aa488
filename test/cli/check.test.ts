import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DENIAL } from '../support/bounty-case.ts'
import { startSite } from '../support/start-site.ts'
import { writeFeed } from '../support/write-feed.ts'
import { makeWorkplace, runOnrecord } from './run-onrecord.ts'

/** A workplace whose sources are on a local server. */
async function workplace() {
  const site = await startSite()
  const folder = makeWorkplace()
  const source = (id: string) =>
    `  - { id: ${id}, name: The ${id}, url: "${site.url(`/${id}`)}", outlet: news, allowPrivate: true, ports: [${site.port}] }\n`
  site.serve('/fine', { body: writeFeed([DENIAL]), headers: { date: new Date().toUTCString() } })
  site.serve('/blocked', { status: 403 })
  site.serve('/page', { body: '<html><body>Hello</body></html>', headers: { 'content-type': 'text/html' } })
  writeFileSync(
    path.join(folder, 'config/sources.yaml'),
    `sources:\n${['fine', 'blocked', 'page', 'nowhere'].map(source).join('')}`,
  )
  mkdirSync(path.join(folder, 'data'), { recursive: true })
  return { site, folder }
}

test('check fetches each source once and says what to do about each', async () => {
  const { site, folder } = await workplace()
  try {
    const { code, stdout } = await runOnrecord(folder, ['check', '--json'])
    const { findings } = JSON.parse(stdout)
    const of = (start: string) => findings.find((one: { detail: string }) => one.detail.startsWith(start))
    expect(of('fine: ')).toMatchObject({ state: 'fine', detail: expect.stringMatching(/^fine: 1 entry, /) })
    expect(of('blocked: ')).toMatchObject({ state: 'broken', detail: expect.stringContaining('HTTP 403') })
    expect(of('page: ')).toMatchObject({ state: 'broken', detail: expect.stringContaining('not a feed') })
    expect(of('nowhere: ')).toMatchObject({ state: 'broken', detail: expect.stringContaining('404') })
    for (const one of findings.filter((found: { state: string }) => found.state === 'broken'))
      expect(one.todo, one.detail).toBeTruthy()
    for (const what of ['configuration', 'contact', 'record', 'disk', 'clock', 'source'])
      expect(findings.map((one: { what: string }) => one.what)).toContain(what)
    expect(code).toBe(1)
    // Once for what is in it, once more of one for its clock.
    expect(site.asked.filter(({ path: asked }) => asked === '/page')).toHaveLength(1)
  } finally {
    await site.close()
  }
})

test('record keeps a scrubbed fixture, and replay explains each step of it without posting', async () => {
  const { site, folder } = await workplace()
  try {
    const recorded = await runOnrecord(folder, ['record', 'fine'])
    expect(recorded.stdout).toContain('data/run/fixtures/fine.json: HTTP 200')
    const file = path.join(folder, 'data/run/fixtures/fine.json')
    expect(JSON.parse(readFileSync(file, 'utf8')).headers).not.toHaveProperty('set-cookie')
    const asked = site.asked.length
    const replayed = await runOnrecord(folder, ['replay', 'data/run/fixtures/fine.json', '--explain'])
    expect(replayed.stdout).toContain('1 entries')
    expect(replayed.stdout).toContain('cartel-bounties: posted')
    expect(replayed.stdout).toContain('→ Claudia Sheinbaum denies')
    expect(replayed.stdout).toContain('Nothing was written and nothing posted.')
    expect(site.asked).toHaveLength(asked)
  } finally {
    await site.close()
  }
}, 120_000)

test('a machine without a network is told so once, beside what each source failed with', async () => {
  const folder = makeWorkplace()
  // Names that are never resolved, by the standard of special names.
  const source = (id: string) => `  - { id: ${id}, name: ${id}, url: "https://${id}.invalid/feed", outlet: news }\n`
  writeFileSync(path.join(folder, 'config/sources.yaml'), `sources:\n${source('a')}${source('b')}`)
  const { stdout, code } = await runOnrecord(folder, ['check'])
  expect(code).toBe(1)
  expect(stdout.match(/bad +source/g)).toHaveLength(2)
  expect(stdout).toMatch(/bad +network +none of the names of 2 sources was resolved\n +→ this machine may be offline/)
})

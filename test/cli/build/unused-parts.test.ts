import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'cheerio'
import { build } from 'esbuild'
import stemmers from 'snowball-stemmers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unusedParts } from '../../../src/cli/build/unused-parts.mjs'

// Below the packages themselves: they are the real ones.
const folder = path.resolve(import.meta.dirname, '../../../.tmp/unused-parts')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HTML = '<ul><li class=a>one<li>two</ul><p>&amp; more'
const WORDS = { english: ['denied', 'conspiracies', 'ministers'], spanish: ['negaron', 'investigaciones', 'países'] }

const PROGRAM = `
import { createServer } from 'node:http'
import { Agent, MockAgent, request } from 'undici'
import { load } from 'cheerio'
import bolt from '@slack/bolt'
import stemmers from 'snowball-stemmers'
const server = createServer((_, response) => response.end('bytes')).listen(0, '127.0.0.1')
await new Promise((done) => server.once('listening', done))
const url = 'http://127.0.0.1:' + server.address().port
const agent = new Agent()
const asked = await (await request(url, { dispatcher: agent })).body.text()
const own = await (await agent.request({ origin: url, path: '/', method: 'GET' })).body.text()
await agent.close()
server.close()
const $ = load(${JSON.stringify(HTML)})
const words = ${JSON.stringify(WORDS)}
const stems = Object.entries(words).map(([language, list]) => list.map((one) => stemmers.newStemmer(language).stem(one)))
console.log(JSON.stringify({
  clients: process.moduleLoadList.filter((name) => /(?:deps.undici.undici|NativeModule http2)$/.test(name)),
  asked, own, mock: typeof new MockAgent().get, items: $('li').length, html: $.html(), stems,
  bolt: ['App', 'HTTPReceiver', 'SocketModeReceiver'].map((name) => typeof bolt[name]),
}))`

let said: Record<string, unknown>
let bundled: string
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'program.mjs'), PROGRAM)
  const outfile = path.join(folder, 'bundled.mjs')
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  await build({
    entryPoints: [path.join(folder, 'program.mjs')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: banner },
    plugins: [unusedParts()],
  })
  bundled = readFileSync(outfile, 'utf8')
  const { stdout, stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  said = JSON.parse(stdout)
})

test('what is used of packages does what it did', () => {
  const whole = load(HTML)
  expect(said).toMatchObject({
    asked: 'bytes',
    own: 'bytes',
    items: 2,
    html: whole.html(),
    stems: Object.entries(WORDS).map(([language, words]) => {
      const stemmer = stemmers.newStemmer(language)
      return words.map((word) => stemmer.stem(word))
    }),
    bolt: ['function', 'function', 'function'],
  })
})

test('neither Node’s own client nor HTTP/2 is loaded beside ours', () => {
  expect(said.clients).toEqual([])
})

test('a part of undici that is not on the list is there all the same', () => {
  expect(said.mock).toBe('function')
})

test('Express, other languages’ stemmers and a second client are not in the bundle', () => {
  for (const absent of [/node_modules\/express\//, /turkishStemmer/, /node_modules\/cheerio\/node_modules\/undici/])
    expect(bundled).not.toMatch(absent)
})

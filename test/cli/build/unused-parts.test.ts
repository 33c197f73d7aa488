import { load } from 'cheerio'
import stemmers from 'snowball-stemmers'
import { beforeAll, expect, test } from 'vitest'
import { unusedParts } from '../../../src/cli/build/unused-parts.mjs'
import { runBundled } from '../../support/run-bundled.ts'

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
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  const ran = await runBundled('unused-parts', PROGRAM, { banner: { js: banner }, plugins: [unusedParts()] })
  said = ran.said as Record<string, unknown>
  bundled = ran.bundled
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

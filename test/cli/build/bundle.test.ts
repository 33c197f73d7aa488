import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toSourcePlaces } from '../../../src/runtime/source-places.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const house = realpathSync(mkdtempSync(path.join(tmpdir(), 'onrecord-bundle-')))
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** A program as the compiler leaves it, with a package of each kind of modules. */
const FILES: Record<string, string> = {
  'node_modules/common/package.json': '{"name":"common","version":"1.2.3","license":"ISC","main":"index.js"}',
  'node_modules/common/LICENSE': 'Use it as you like.',
  'node_modules/common/index.js':
    "module.exports = { place: __dirname, Quartz: class Quartz {}, os: require('os').EOL }",
  'node_modules/shim/package.json':
    '{"name":"shim","version":"1.0.0","license":"ISC","type":"module","main":"index.js"}',
  'node_modules/shim/LICENSE': 'Use it too.',
  'node_modules/shim/index.js': [
    "import path from 'node:path'",
    "import { fileURLToPath } from 'node:url'",
    'var __dirname = path.dirname(fileURLToPath(import.meta.url))',
    'export const shim = __dirname',
  ].join('\n'),
  'fresh/sources/parse-worker.js': 'export {}',
  'fresh/package.json': '{"type":"module"}',
  'fresh/cli/demo/site-server.js': 'export {}',
  'fresh/pipeline/text/word-lists.js': "export const wordListFiles = () => [['a.bin', Buffer.from('abc')]]",
  'fresh/pipeline/text/language-profiles.js': 'export const profileFiles = () => []',
  'fresh/cli/late.js': "export function fail() {\n  throw new Error('late ñ')\n}",
  'fresh/cli/main.js': `import { createRequire } from 'node:module'
import common from 'common'
import { shim } from 'shim'
const far = new URL('../../data/x.yaml', import.meta.url).href
const { fail } = await import('./late.js')
let stack
try { fail() } catch (error) { stack = error.stack }
console.log(JSON.stringify({ far, place: common.place, shim, name: common.Quartz.name, own: import.meta.dirname, stack }))`,
}

const chunks = () => `${pathToFileURL(path.join(house, 'dist/chunks')).href}/`
let said: Record<string, string>

beforeAll(() => {
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(house, name)), { recursive: true })
    writeFileSync(path.join(house, name), content)
  }
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return stdout
  }
  run(path.join(root, 'src/cli/build/bundle.mjs'), path.join(house, 'fresh'), path.join(house, 'dist'))
  rmSync(path.join(house, 'dist'), { recursive: true })
  rmSync(path.join(house, 'node_modules'), { recursive: true })
  // In place of the move: the folder it was bundled in has another name than the one it runs in.
  spawnSync('mv', [path.join(house, 'fresh'), path.join(house, 'dist')])
  writeFileSync(path.join(house, 'package.json'), '{"type":"module"}')
  said = JSON.parse(run(path.join(house, 'dist/cli/main.js')))
})

test('bundled: every module still knows its place, and a class its name', () => {
  expect(said).toMatchObject({
    far: pathToFileURL(path.join(house, 'data/x.yaml')).href,
    own: path.join(house, 'dist/cli'),
    place: path.join(house, 'node_modules/common'),
    shim: path.join(house, 'node_modules/shim'),
    name: 'Quartz',
  })
})

test('bundled: a stack tells the line of the module that was bundled', () => {
  const { stack = '' } = said
  expect(stack).toMatch(/chunks\/late-\w+\.js:\d+:/)
  const told = toSourcePlaces(JSON.stringify({ stack }), chunks())
  expect(told).toContain(`${pathToFileURL(path.join(house, 'fresh/cli/late.js')).href}:2:`)
  expect(told).not.toContain('/chunks/late')
})

test('a stack whose map is gone, and any other text, stays as it is', () => {
  for (const text of ['', 'see https://example.org/chunks/a.js', 'at file:///gone/chunks/a.js:1:2'])
    expect(toSourcePlaces(text, 'file:///gone/chunks/')).toBe(text)
})

test('words that name a place elsewhere open no file, though there is a map', () => {
  const elsewhere = said.stack?.replaceAll('/dist/chunks/', '/dist/chunks/../chunks/') ?? ''
  expect(elsewhere).toMatch(/chunks\/\.\.\/chunks\/late/)
  expect(toSourcePlaces(elsewhere, chunks())).toBe(elsewhere)
  expect(toSourcePlaces(said.stack ?? '')).toBe(said.stack)
})

test('what the build packs stands beside the module that reads it', () => {
  expect(readFileSync(path.join(house, 'dist/pipeline/text/a.bin'), 'utf8')).toBe('abc')
})

test('bundled: the licences of what is in it stand beside it', () => {
  const notices = readFileSync(path.join(house, 'dist/chunks/third-party-notices.txt'), 'utf8')
  expect(notices).toContain('code of 2 packages')
  expect(notices).toContain('common 1.2.3: ISC\n\nUse it as you like.')
})

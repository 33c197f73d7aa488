import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const base = mkdtempSync(path.join(tmpdir(), 'onrecord-launcher-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const ENTRY = `process.on('SIGTERM', () => process.exit(7))
process.stdout.write(JSON.stringify({ args: process.argv.slice(2), pid: process.pid }) + '\\n')
process.emitWarning('old news', 'ExperimentalWarning')
if (process.argv.includes('wait')) setInterval(() => {}, 1_000)
else process.exitCode = Number(process.argv[3] ?? 0)
`

type House = { needed?: string; brought?: boolean; compiled?: 'fresh' | 'stale' }
let houses = 0

/** A package with the real launcher and a program that says how it was started. */
function build({ needed = '22.19', brought = false, compiled }: House): string {
  houses += 1
  const house = path.join(base, String(houses))
  mkdirSync(path.join(house, 'src/cli'), { recursive: true })
  mkdirSync(path.join(house, 'node_modules'))
  for (const name of ['onrecord.mjs', 'build-freshness.mjs', 'keep-compiled.mjs', 'build.mjs', 'start.mjs'])
    cpSync(path.join(root, 'src/cli', name), path.join(house, 'src/cli', name))
  writeFileSync(
    path.join(house, 'package.json'),
    JSON.stringify({ type: 'module', version: '1.0.0', engines: { node: `>=${needed}` } }),
  )
  writeFileSync(path.join(house, 'src/cli/main.ts'), `const ran: string = 'source'\nconsole.log(ran)\n${ENTRY}`)
  if (compiled !== undefined) {
    mkdirSync(path.join(house, 'dist/cli'), { recursive: true })
    writeFileSync(path.join(house, 'dist/cli/main.js'), `console.log('compiled')\n${ENTRY}`)
    writeFileSync(path.join(house, 'dist/.built'), '')
    const built = new Date(Date.now() + (compiled === 'fresh' ? 60_000 : -60_000))
    utimesSync(path.join(house, 'dist/.built'), built, built)
  }
  if (brought) {
    const bin = path.join(house, `node_modules/node-${process.platform}-${process.arch}/bin`)
    mkdirSync(bin, { recursive: true })
    symlinkSync(process.execPath, path.join(bin, 'node'))
  }
  return house
}

type Running = { child: ChildProcessWithoutNullStreams; done: Promise<Ended>; firstLines: Promise<string> }

function run(house: string, args: string[]): Running {
  return watch(spawn(process.execPath, [path.join(house, 'src/cli/onrecord.mjs'), ...args]))
}

function watch(child: ChildProcessWithoutNullStreams): Running {
  let [out, err] = ['', '']
  const firstLines = new Promise<string>((resolve) => {
    child.stdout.on('data', (data) => {
      out += data
      if (out.includes('}\n')) resolve(out)
    })
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  const done = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return { child, done, firstLines }
}
type Ended = { code: number | null; signal: string | null; out: string; err: string }

const ways: [string, House][] = [
  ['in the same process where Node is new enough', {}],
  ['with the brought Node where it is too old', { needed: '99.0', brought: true }],
]

test.each(ways)('passes on arguments and the exit code, and no experimental warning, %s', async (_, house) => {
  const { code, out, err } = await run(build(house), ['status', '2', '--json']).done
  expect(out).toMatch(/^source\n\{"args":\["status","2","--json"\]/)
  expect({ code, err }).toEqual({ code: 2, err: '' })
})

test.each(ways)('lets the program end as it wants on SIGTERM, %s', async (_, house) => {
  const { child, done, firstLines } = run(build(house), ['wait'])
  await firstLines
  child.kill('SIGTERM')
  expect(await done).toMatchObject({ code: 7, signal: null })
})

test('finds the brought Node beside itself where onrecord is installed as a package', async () => {
  const house = build({ needed: '99.0', compiled: 'stale' })
  const project = path.join(base, 'project')
  mkdirSync(path.join(project, 'node_modules'), { recursive: true })
  cpSync(house, path.join(project, 'node_modules/onrecord'), { recursive: true })
  const bin = path.join(project, `node_modules/node-${process.platform}-${process.arch}/bin`)
  mkdirSync(bin, { recursive: true })
  symlinkSync(process.execPath, path.join(bin, 'node'))
  const { code, out } = await run(path.join(project, 'node_modules/onrecord'), ['x', '3']).done
  // Compiled, however old: Node runs no TypeScript below node_modules.
  expect({ code, ran: out.split('\n')[0] }).toEqual({ code: 3, ran: 'compiled' })
})

test('dies of the signal the program died of', async () => {
  const { done, firstLines } = run(build({ needed: '99.0', brought: true }), ['wait'])
  const { pid } = JSON.parse((await firstLines).split('\n')[1] ?? '')
  process.kill(pid, 'SIGKILL')
  expect(await done).toMatchObject({ code: null, signal: 'SIGKILL' })
})

test('says in one sentence which Node is needed where none was brought', async () => {
  const { code, out, err } = await run(build({ needed: '99.1' }), ['status']).done
  expect(err).toMatch(
    /^onrecord needs Node 99\.1 or newer; this is Node \d+\.\d+\.\d+, .*"npm ci".*install Node 24.*\n$/,
  )
  expect(err.trim().split('\n')).toHaveLength(1)
  expect({ code, out }).toEqual({ code: 1, out: '' })
})

test('says what to do where nothing is installed', async () => {
  const house = build({})
  rmSync(path.join(house, 'node_modules'), { recursive: true })
  writeFileSync(path.join(house, 'src/cli/main.ts'), "import 'a-package-that-is-not-there'\n")
  const { code, err } = await run(house, []).done
  expect({ code, err }).toEqual({
    code: 1,
    err: 'The packages onrecord needs are not installed. Run "npm ci" in its folder first.\n',
  })
})

test('runs the compiled code where the sources are not there, however old it looks', async () => {
  const house = build({ compiled: 'stale' })
  rmSync(path.join(house, 'src/cli/main.ts'))
  expect((await run(house, []).done).out.split('\n')[0]).toBe('compiled')
})

test.each([
  ['fresh', 'compiled'],
  ['stale', 'source'],
] as const)('of a %s build runs the %s code', async (compiled, expected) => {
  const { out } = await run(build({ compiled }), []).done
  expect(out.split('\n')[0]).toBe(expected)
})

test('npm start: stops when the shell npm runs it in is killed', async () => {
  const start = path.join(build({ compiled: 'fresh' }), 'src/cli/start.mjs')
  const { child, done, firstLines } = watch(spawn('sh', ['-c', `"${process.execPath}" "${start}" wait; true`]))
  const [ran, told = ''] = (await firstLines).split('\n')
  expect([ran, JSON.parse(told).args]).toEqual(['compiled', ['start', 'wait']])
  child.kill('SIGKILL')
  // Its output closes only when the program itself, which would wait for ever, is gone.
  expect(await done).toMatchObject({ signal: 'SIGKILL' })
})

test('is written in what an old Node can read', () => {
  for (const name of ['onrecord.mjs', 'build-freshness.mjs', 'keep-compiled.mjs', 'build.mjs', 'start.mjs']) {
    const text = readFileSync(path.join(root, 'src/cli', name), 'utf8').replace(/^\s*\/\/.*$/gm, '')
    // `node:` came with 14.18, the rest with 15 and later.
    expect(
      text.match(/from 'node:|\?\?=|\|\|=|&&=|^await |\.at\(|replaceAll|Object\.hasOwn|structuredClone/gm),
      name,
    ).toBeNull()
  }
})

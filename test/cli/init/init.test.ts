import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { actorsFor, pickEntries, readCatalogue } from '../../../src/cli/init/catalogue.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { runOnrecord } from '../run-onrecord.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-init-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As somebody would type it: a line an answer. */
async function initBy(
  folder: string,
  lines: string[],
  args: string[] = [],
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli/onrecord.mjs'), 'init', '--no-check', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk))
  child.stdin.end(`${lines.join('\n')}\n`)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out }
}

const CLAIM = [
  'Cartel bounties on officers',
  'Mexican criminal networks offer bounties of up to $50,000 for attacks on officers.',
  'US Department of Homeland Security',
  '14/10/2025',
  '2025-10-14',
  'cartel bounties; bounties on ICE agents',
  'recompensas por agentes de ICE',
]

test('questions in an empty folder make a configuration that starts; what does not fit is asked again', async () => {
  const folder = emptyFolder()
  const { code, out } = await initBy(folder, [
    'both',
    'us',
    'border',
    '1, 2',
    ...CLAIM,
    'C0123456789',
    '',
    'desk@example.org',
    'America/Mexico_City',
  ])
  expect(out).toContain('last seen working 2026-10-02')
  expect(out).toContain('blocks bots: ask them')
  expect(out).toMatch(/"14\/10\/2025": /)
  expect(code).toBe(0)
  const config = loadConfig({ folder: path.join(folder, 'config'), env: {} })
  expect(config.sources).toHaveLength(2)
  expect(config.claims).toMatchObject([
    {
      slug: 'cartel-bounties-on-officers',
      firstMadeOn: '2025-10-14',
      aliases: { es: ['recompensas por agentes de ICE'] },
    },
  ])
  expect(config.settings.http.contact).toBe('desk@example.org')
  expect(config.settings.reader.zone).toBe('America/Mexico_City')
  expect(config.watches.some((watch) => watch.platform === 'slack' && watch.channel === 'C0123456789')).toBe(true)
  expect(readFileSync(path.join(folder, '.env'), 'utf8')).toContain('SLACK_BOT_TOKEN=\n')
  expect(statSync(path.join(folder, '.env')).mode & 0o077).toBe(0)
  expect(existsSync(path.join(folder, 'config/schemas/claims.schema.json'))).toBe(true)
})

test('options alone do; what is there is not replaced unasked, and kept beside where it is', async () => {
  const folder = emptyFolder()
  const args = ['init', '--yes', '--no-check', '--sources', 'gao-reports', '--languages', 'en']
  expect((await runOnrecord(folder, args)).code).toBe(0)
  const file = path.join(folder, 'config/onrecord.yaml')
  writeFileSync(file, '# mine\n')
  const kept = await runOnrecord(folder, args)
  expect(kept.stdout).toContain('left config/onrecord.yaml as it is')
  expect(readFileSync(file, 'utf8')).toBe('# mine\n')
  expect((await runOnrecord(folder, [...args, '--force'])).stdout).toContain('wrote config/onrecord.yaml')
  expect(readFileSync(`${file}.bak`, 'utf8')).toBe('# mine\n')
})

test('an option that does not fit is refused in words, and nothing is written', async () => {
  const folder = emptyFolder()
  const ended = await runOnrecord(folder, ['init', '--yes', '--sources', 'nonsense'])
  expect(ended.code).toBe(2)
  expect(ended.stderr).toContain('There is no "nonsense" in the catalogue')
  expect(existsSync(path.join(folder, 'config'))).toBe(false)
})

test('the catalogue is the shipped configuration, with what was seen of it', () => {
  const catalogue = readCatalogue()
  const shipped = parse(readFileSync(path.join(ROOT, 'config/sources.yaml'), 'utf8')).sources
  const { actors } = parse(readFileSync(path.join(ROOT, 'config/claims.yaml'), 'utf8'))
  for (const { source } of catalogue.sources) expect(shipped).toContainEqual(source)
  for (const actor of catalogue.actors) expect(actors).toContainEqual(actor)
  expect(
    pickEntries(catalogue.sources, { countries: ['us'], topics: ['justice'] }).map(({ source }) => source.id),
  ).toEqual(['doj-press', 'fbi-press'])
  expect(
    actorsFor(catalogue, pickEntries(catalogue.sources, { countries: ['us'], topics: ['justice'] })).map(
      ({ id }) => id,
    ),
  ).toEqual(['us-government', 'doj', 'fbi'])
})

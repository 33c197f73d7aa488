import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { actorsFor, pickEntries, readCatalogue } from '../../../src/cli/init/catalogue.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { COUNTED } from '../../support/counted.ts'
import { makeWorkplace, runOnrecord } from '../run-onrecord.ts'

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
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli/onrecord.mjs'), 'init', '--no-check', ...args], {
    cwd: folder,
    env: { ...COUNTED, PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', TZ: 'UTC', ...env },
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
    'general',
    'https://newsroom.slack.example/archives/C0123456789',
    '#desk',
    'https://discord.com/channels/900000000000000001/920000000000000001',
    'nobody',
    'desk@example.org',
    'America/Mexico_City',
  ])
  expect(out).toContain('last seen working 2026-10-02')
  expect(out).toContain('blocks bots: ask them')
  expect(out).toMatch(/"14\/10\/2025": /)
  for (const why of ['"general" is no id of a channel', '"#desk" is no id', '"nobody": expected an e-mail'])
    expect(out).toContain(why)
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
  expect(out).toContain('"onrecord config set channels.review.slack ID channels.operations.slack ID"')
  // What the channel named is told of: news, and what only editors decide, as it is the only one.
  expect(config.watches.map(({ platform, events }) => [platform, events])).toEqual([
    ['slack', expect.arrayContaining(['statement', 'status', 'correction', 'proposal', 'health'])],
    ['discord', expect.arrayContaining(['statement', 'status', 'correction', 'proposal', 'health'])],
  ])
  expect(config.settings.reader.zone).toBe('America/Mexico_City')
  const channels = config.watches.map(({ platform, channel }) => `${platform} ${channel}`)
  expect(channels).toEqual(expect.arrayContaining(['slack C0123456789', 'discord 920000000000000001']))
  expect(readFileSync(path.join(folder, '.env'), 'utf8')).toContain('SLACK_BOT_TOKEN=\n')
  expect(statSync(path.join(folder, '.env')).mode & 0o077).toBe(0)
  expect(existsSync(path.join(folder, 'config/schemas/claims.schema.json'))).toBe(true)
})

test('on a machine that speaks Spanish the questions, the files and the check are in Spanish', async () => {
  const folder = emptyFolder()
  const typed = [
    'ambos',
    'us',
    'frontera',
    'todas',
    '99',
    '1',
    '',
    '',
    '',
    'mesa',
    'mesa@example.org',
    'Marte/Norte',
    'UTC',
  ]
  const { code, out } = await initBy(folder, typed, [], { LANG: 'es_MX.UTF-8' })
  expect(out).toContain('Idiomas de tus fuentes')
  expect(out).toMatch(/"frontera" no es ninguno de /)
  expect(out).toContain('"99" no es ninguno de los números')
  expect(out).toMatch(/vista en funcionamiento el \d{4}-\d\d-\d\d/)
  expect(out).toContain('No hay zona horaria "Marte/Norte"')
  expect(out).toContain('"mesa" no sirve: se espera un correo')
  expect(out).toContain('escrito config/onrecord.yaml')
  expect(out).not.toMatch(/last seen|wrote |Your time zone/)
  expect(code).toBe(0)
  expect(readFileSync(path.join(folder, 'config/sources.yaml'), 'utf8')).toContain('Qué se consulta.')
  expect(loadConfig({ folder: path.join(folder, 'config'), env: {} }).settings.reader.locale).toBe('es')
  const checked = await runOnrecord(folder, ['check', '--offline'])
  expect(checked.stdout).toMatch(/bien +configuración +0 afirmaciones, 1 de 1 fuente en uso/)
  expect(checked.stdout).toMatch(/no se sigue ninguna afirmación[\s\S]*\d bien, 1 por mirar, 0 mal/)
  expect((await runOnrecord(folder, ['check', '--offline', '--lang', 'en'])).stdout).toMatch(/ok +configuration/)
}, 150_000)

// A terminal of its own, which only util-linux's `script` gives here.
test.skipIf(spawnSync('script', ['--version']).error !== undefined).each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
])('%s at a question ends it, and nothing is written', async (_what, key) => {
  const folder = emptyFolder()
  const command = `${process.execPath} ${path.join(ROOT, 'src/cli/onrecord.mjs')} init --no-check`
  const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
    if (/Languages of your sources[^\n]*: $/.test(out)) child.stdin.write('both\r')
    if (/Countries[^\n]*: $/.test(out)) child.stdin.write(key)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  expect(out).toContain('nothing was written')
  expect(code).toBe(2)
  expect(readdirSync(folder)).toEqual([])
})

test('an answer that is neither yes nor no is asked again', async () => {
  const { code, out } = await initBy(makeWorkplace(), ['maybe', 'no'])
  expect(out).toMatch(/Please type yes or no\.[\s\S]*Then nothing is asked and nothing changed/)
  expect(code).toBe(0)
})

test.each([
  ['yes', 'wrote config/sources.yaml', true],
  ['', 'Then nothing is asked and nothing changed.', false],
])(
  'in a fresh clone the example is replaced or kept before anything else is asked: "%s"',
  async (typed, said, replaced) => {
    const folder = makeWorkplace()
    const before = readFileSync(path.join(folder, 'config/sources.yaml'), 'utf8')
    writeFileSync(path.join(folder, '.env'), 'SLACK_BOT_TOKEN=mine\n')
    const { code, out } = await initBy(folder, [typed, 'en', 'us', 'border', '1', '', '', '', '', 'UTC'])
    expect(out).toMatch(
      /^config\/onrecord\.yaml, config\/sources\.yaml, config\/claims\.yaml are there already; a fresh clone/,
    )
    expect(out).toContain(said)
    expect(out.includes('Languages of your sources')).toBe(replaced)
    expect(code).toBe(0)
    expect(readFileSync(path.join(folder, 'config/sources.yaml'), 'utf8') === before).toBe(!replaced)
    if (replaced) expect(readFileSync(path.join(folder, 'config/sources.yaml.bak'), 'utf8')).toBe(before)
    expect(readFileSync(path.join(folder, '.env'), 'utf8')).toBe('SLACK_BOT_TOKEN=mine\n')
  },
)

test('an input that ends in the middle of a claim is told, not asked for ever; nothing is written', async () => {
  const folder = emptyFolder()
  const { code, out } = await initBy(folder, ['both', 'us', 'border', 'all', 'Cartel bounties'])
  expect(out).toContain('The input ended before every question had an answer that fits; nothing was written.')
  expect(code).toBe(2)
  expect(existsSync(path.join(folder, 'config'))).toBe(false)
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

test('who has sources of their own takes none of the catalogue; letters that mean several zones are asked again', async () => {
  const folder = emptyFolder()
  const { code, out } = await initBy(
    folder,
    ['es', '', '', '0', 'ninguna', '', '', '', '', 'EST', '+01:00', 'Europe/Madrid'],
    ['--lang', 'es'],
  )
  expect(out).toMatch(/"0" no es ninguno de los números .* ni «todas» ni «ninguna»/)
  for (const letters of ['EST', '+01:00']) expect(out).toContain(`No hay zona horaria "${letters}"`)
  expect(code).toBe(0)
  const config = loadConfig({ folder: path.join(folder, 'config'), env: {} })
  expect(config.sources).toEqual([])
  expect(config.settings.reader.zone).toBe('Europe/Madrid')
})

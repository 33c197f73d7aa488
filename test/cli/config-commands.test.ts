import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { configFolder } from '../config/edit/config-folder.ts'
import { startSite } from '../support/start-site.ts'
import { runOnrecord, runProcess } from './run-onrecord.ts'

function makeDesk() {
  const desk = configFolder()
  const workplace = path.dirname(desk.folder)
  return { ...desk, run: (...args: string[]) => runOnrecord(workplace, args, { ONRECORD_DATABASE: 'record.db' }) }
}

it('config set, get, history and undo: before and after, the loader first, the file as it was', async () => {
  const desk = makeDesk()
  const before = desk.read('settings')
  const tried = await desk.run('config', 'set', 'polling.lateAfter', '3h', '--dry-run')
  expect(tried.stdout).toContain('nothing is written yet')
  expect(desk.read('settings')).toBe(before)
  const set = await desk.run('config', 'set', 'polling.lateAfter', '3h', 'health.repeat', '2d', '--as', 'Ana', '--json')
  expect(JSON.parse(set.stdout)).toMatchObject({
    undo: 'onrecord config undo 1',
    changes: [
      { place: 'polling.lateAfter', before: '2h', after: '3h' },
      { place: 'health.repeat', after: '2d' },
    ],
  })
  const got = await desk.run('config', 'get', 'polling.lateAfter', '--json')
  expect(JSON.parse(got.stdout)).toMatchObject({ settings: [{ value: '3h', default: '2h', from: { line: 5 } }] })
  const wrong = await desk.run('config', 'set', 'polling.lateAfter', 'soon')
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/onrecord\.yaml:5:14 {2}polling\.lateAfter {2}expected a duration/),
  })
  const near = await desk.run('config', 'set', 'poling.lateAfter', '3h')
  expect(near.stderr).toContain('Did you mean polling.lateAfter?')
  const uneven = await desk.run('config', 'set', 'polling.lateAfter', '3h', 'health.repeat')
  expect(uneven.stderr).toContain('"health.repeat" has no value')
  const history = await desk.run('config', 'history')
  expect(history.stdout).toMatch(/polling\.lateAfter: 2h → 3h[\s\S]*Ana \(/)
  await desk.run('config', 'undo')
  expect(desk.read('settings')).toBe(before)
  const verified = await desk.run('verify', '--json')
  expect(JSON.parse(verified.stdout)).toMatchObject({ brokenAt: null })
})

it('actors and editors: added, changed, refused where they are referred to', async () => {
  const desk = makeDesk()
  await desk.run(
    'actors',
    'add',
    'Ministry of Roads',
    '--kind',
    'institution',
    '--alias',
    'MoR',
    '--of',
    'gao-body: Branch, 2025-01..',
  )
  expect(desk.read('claims')).toContain('id: ministry-of-roads')
  const added = await desk.run('actors', 'roads', '--json')
  expect(JSON.parse(added.stdout)).toMatchObject({
    actors: [{ aliases: ['MoR'], affiliations: [{ of: 'gao-body', as: 'Branch', from: '2025-01' }] }],
  })
  await desk.run(
    'actors',
    'edit',
    'ministry-of-roads',
    '--add-alias',
    'Roads',
    'the ministry',
    '--remove-alias',
    'mor',
    '--remove-of',
    'gao-body',
  )
  const edited = await desk.run('actors', 'roads', '--json')
  expect(JSON.parse(edited.stdout)).toMatchObject({
    actors: [{ aliases: ['Roads', 'the ministry'], affiliations: [] }],
  })
  const refused = await desk.run('actors', 'remove', 'gao-body')
  expect(refused.stderr).toMatch(
    /voice of source gao \(config\/sources\.yaml:7\); head belongs to it .*:9\); a party of bridges .*claims\.yaml/,
  )
  await desk.run('actors', 'remove', 'ministry-of-roads')
  expect(desk.read('claims')).not.toContain('ministry-of-roads')
  await desk.run('editors', 'add', 'Luis Paz')
  await desk.run('editors', 'add', '<@&123456789012345678>', '--platform', 'discord')
  expect(desk.read('settings')).toContain('editors: [Ana, Luis Paz]')
  const editors = await desk.run('editors')
  expect(editors.stdout).toContain('Discord, members with a role: 123456789012345678')
  const last = await desk.run('editors', 'remove', 'Ana').then(() => desk.run('editors', 'remove', 'luis paz'))
  expect(last.stderr).toContain('the last name')
  const unknown = await desk.run('editors', 'add', 'Ana', '--platform', 'slack')
  expect(unknown.stderr).toContain('is no id')
})

it('sources: tried out and added, paused with a reason, polled again, changed, taken out', async () => {
  const desk = makeDesk()
  const site = await startSite()
  const { port } = site
  onTestFinished(() => site.close())
  site.serve('/feed', {
    headers: { 'content-type': 'application/rss+xml' },
    body: '<rss version="2.0"><channel><title>County News</title><item><title>Bridge closed</title><link>http://x.example/1</link></item></channel></rss>',
  })
  const nothing = await desk.run('sources', 'add', site.url('/none'), '--allow-private')
  expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('HTTP 404') })
  const added = await desk.run(
    'sources',
    'add',
    site.url('/feed'),
    '--allow-private',
    '--id',
    'county',
    '--outlet',
    'agency',
    '--voice-of',
    'gao-body',
  )
  expect(added.stdout).toContain('source county added')
  const entry = `  - id: county\n    name: County News\n    url: ${site.url('/feed')}\n    outlet: agency\n    voiceOf: gao-body\n    allowPrivate: true\n    ports: [${port}]\n`
  expect(desk.read('sources')).toContain('allowPrivate: true')
  expect(desk.read('sources').replace(/ports:\n\s+- (\d+)/, 'ports: [$1]')).toContain(entry)
  const again = await desk.run('sources', 'add', site.url('/feed/'), '--allow-private', '--untried')
  expect(again.stderr).toContain('county has this address already')
  const before = desk.read('sources')
  await desk.run('sources', 'pause', 'county', '--reason', 'posts everything twice')
  const paused = await desk.run('sources', '--json')
  expect(JSON.parse(paused.stdout).sources.at(-1)).toMatchObject({ enabled: false, note: 'posts everything twice' })
  await desk.run('sources', 'resume', 'county')
  expect(desk.read('sources')).toBe(before)
  const polled = await desk.run('sources', 'resume', 'county')
  expect(polled.stderr).toContain('polled already')
  await desk.run('sources', 'edit', 'county', '--interval', '1h', '--voice-of', 'none')
  expect(desk.read('sources')).toContain('interval: 1h')
  await desk.run('sources', 'remove', 'county')
  expect(desk.read('sources')).not.toContain('county')
  const near = await desk.run('sources', 'pause', 'goa', '--reason', 'x')
  expect(near.stderr).toContain('Did you mean gao?')
})

it('says what to do where the folder cannot be written, and that the last good files stay', async () => {
  const desk = makeDesk()
  // A file where the folder of changes should be: as little can be written as on a read-only disk.
  writeFileSync(path.join(desk.folder, '.history'), '')
  const refused = await desk.run('config', 'set', 'polling.lateAfter', '3h')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/The configuration in config cannot be written: .* Nothing was changed/)
  expect(readFileSync(path.join(desk.folder, 'onrecord.yaml'), 'utf8')).toContain('2h')
})

it('several processes at once: none of their changes is lost', async () => {
  const desk = makeDesk()
  const names = ['Bea', 'Cho', 'Dee', 'Eva']
  await desk.run('editors')
  const ended = await Promise.all(
    names.map((name) =>
      runProcess(path.dirname(desk.folder), ['editors', 'add', name], { ONRECORD_DATABASE: 'record.db' }),
    ),
  )
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(names.map(() => [0, '']))
  for (const name of ['Ana', ...names]) expect(desk.read('settings')).toContain(name)
  const verified = await desk.run('verify', '--json')
  expect(JSON.parse(verified.stdout)).toMatchObject({ brokenAt: null, found: 0 })
})

it('a key in an address stands in the file alone: not in answers, not in the ledger', async () => {
  const desk = makeDesk()
  const url = 'https://wire.example.org/private?api_token=canary-4711-secret'
  const added = await desk.run('sources', 'add', url, '--untried', '--id', 'keyed')
  expect(added.stdout).toContain('source keyed added')
  const json = await desk.run('sources', 'edit', 'keyed', '--interval', '1h', '--json')
  const history = await desk.run('config', 'history', '--json')
  expect(desk.read('sources')).toContain('canary-4711-secret')
  const record = readFileSync(path.join(desk.folder, '..', 'record.db'), 'latin1')
  for (const said of [added.stdout, added.stderr, json.stdout, history.stdout, record])
    expect(said).not.toContain('canary-4711')
})

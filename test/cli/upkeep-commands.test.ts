import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { writeFeed } from '../support/write-feed.ts'
import { makeWorkplace, runOnrecord } from './run-onrecord.ts'

/** A folder with the shipped configuration, and what a person sees who types there. */
function workplace() {
  const folder = makeWorkplace()
  const type = async (line: string, ...more: string[]) => {
    const { code, stdout, stderr } = await runOnrecord(folder, [...line.split(' '), ...more])
    return { code, said: `${stdout}${stderr}`.replace(/\s*\n┃?\s*/g, ' ') }
  }
  return { folder, type }
}
const by = ['--as', 'Ada', '--reason', 'A letter.']

test('a claim from a file and from options; edited, its lists taken away, renamed, and written back with every comment', async () => {
  const { folder, type } = workplace()
  const yaml = path.join(folder, 'config/claims.yaml')
  const before = readFileSync(yaml, 'utf8')
  writeFileSync(
    path.join(folder, 'claim.yaml'),
    'slug: bridge\ntitle: A bridge\ntext: The bridge was closed.\nclaimant: US GAO\nfirstMadeOn: "2025"\nlanguages: [en]\n',
  )
  const added = await type('claims add claim.yaml --tag roads --alias-en closure --as Ada')
  expect(added.said).toContain('claim bridge added')
  expect((await type('claims --tag roads')).said).toContain('(bridge)')
  expect((await type('claims edit bridge --tag', '', ...by)).code).toBe(0)
  expect((await type('claims --tag roads')).said).not.toContain('(bridge)')
  expect((await type('claims edit cartel-bounties --alias-en', 'one alias', ...by)).code).toBe(0)
  expect((await type('claims rename cartel-bounties bounties', ...by)).said).toContain('still leads here')
  expect((await type('status cartel-bounties')).said).toContain('Cartel bounties')
  expect((await type('claims export --write')).said).toMatch(/added: bridge .*changed: .*bounties/)
  const after = readFileSync(yaml, 'utf8')
  const comments = (text: string) => [...text.matchAll(/(?:^|\s)#([^\n]*)/g)].map(([, said]) => said?.trim()).toSorted()
  expect(comments(after)).toEqual(comments(before))
  expect(readFileSync(`${yaml}.before`, 'utf8')).toBe(before)
  expect(after).toContain('slug: bridge')
  // The file written, read again: the same claims, and nothing more to write.
  expect((await type('claims export --write')).said).toContain('says all of it already')
  expect((await type('history bounties')).said.match(/Ada/g)).toHaveLength(2)
})

test('requests are opened, listed with the days they wait, and settled; a second time names who and when', async () => {
  const { type } = workplace()
  const asked = new Date(Date.now() - 10.5 * 86_400_000).toISOString().slice(0, 10)
  await type('requests open cartel-bounties --on', asked, '--from', 'Mike Vigil', '--what', 'the files', '--as', 'Ada')
  const listed = await type('requests')
  expect(listed.said).toMatch(/1 request for evidence, 1 waiting .*Mike Vigil asked .* · 1[01] days · no public answer/)
  const set = await type('requests set 1 refused', ...by)
  expect(set.said).toContain('Undo: onrecord requests set 1 open --as "Ada"')
  expect((await type('requests set 1 refused', ...by)).said).toMatch(
    /set to refused by Ada on \d{4}-.*Nothing was changed/,
  )
  expect((await type('requests cartel-bounties')).said).toMatch(/0 waiting .*refused · by Ada/)
})

test('watch, watches, unwatch, and the line that is printed to go back', async () => {
  const { type } = workplace()
  await type(
    'watch desk cartel-bounties --platform console --events status --daily 9:00 --quiet 22:00-7:00 --locale es',
  )
  const row = /desk \(console\) follows cartel-bounties · status changes · one digest a day at 09:00 \(UTC\).* es/
  expect((await type('watches desk')).said).toMatch(row)
  const gone = await type('unwatch desk cartel-bounties --platform console')
  expect((await type('watches desk')).said).not.toMatch(row)
  const back = /Undo: onrecord (watch .*)$/.exec(gone.said.trim())?.[1] ?? ''
  expect(back).toContain('--events status --daily 09:00 --zone UTC --quiet 22:00-07:00 --locale es')
  expect((await type(back)).code).toBe(0)
  expect((await type('watches desk')).said).toMatch(row)
})

test('backup, restore and verify as they are typed; a spoilt backup replaces nothing', async () => {
  const { folder, type } = workplace()
  await type('claims edit cartel-bounties --tag kept', ...by)
  expect((await type('backup copy.db')).said).toMatch(/copy\.db: \d+ ledger entries, verified/)
  expect((await type('backup copy.db')).said).toContain('is there already')
  await type('claims edit cartel-bounties --tag lost', ...by)
  expect((await type('restore copy.db --as Ada')).said).toMatch(/is the backup now: \d+ ledger entries, verified/)
  expect((await type('claims --tag kept')).said).toContain('(cartel-bounties)')
  expect((await type('claims --tag lost')).said).not.toContain('(cartel-bounties)')
  expect((await type('verify')).said).toMatch(/chain of \d+ entries is whole/)
  const data = readdirSync(path.join(folder, 'data'))
  expect(data.filter((name) => name.includes('.before-')).length).toBeGreaterThan(0)
  const raw = new SqliteDatabase(path.join(folder, 'copy.db'))
  raw.exec('DROP TRIGGER ledger_no_delete; DELETE FROM ledger WHERE seq = 2')
  raw.close()
  const spoilt = await type('restore copy.db --as Ada')
  expect(spoilt.code).not.toBe(0)
  expect(spoilt.said).toMatch(/does not verify.*Nothing was changed/)
  expect((await type('verify')).said).toMatch(/is whole/)
})

test.each<[string[], RegExp]>([
  [['status', 'cartel-bountys'], /There is no claim "cartel-bountys"\. Did you mean (?:[a-z-]+, ){2}[a-z-]+\?/],
  [['asof', 'cartel-bounties', '2099-01-01'], /in the future/],
  [['search', 'bounties', '--until', '2099-01-01'], /in the future/],
  [['set-status', 'cartel-bounties', '--rung', 'proven', ...by], /no rung "proven"\. There are: asserted/],
  [['set-status', 'cartel-bounties', '--rung', 'cited', '--as', 'Ada'], /--reason/],
  [['claims', 'edit', 'cartel-bounties', '--on', '2099', ...by], /in the future/],
  [['claims', 'archive', 'cartel-bounties', '--as', 'Ada', '--reason', ' '], /with a reason/],
  [['decide', '7', '--confirm', '--as', 'Ada'], /no proposal 7/],
])('onrecord %j is refused in words, and nothing is written', async (args, words) => {
  const { folder, type } = workplace()
  await type('claims')
  const entries = async () => JSON.parse((await runOnrecord(folder, ['verify', '--json'])).stdout).entries
  const before = await entries()
  expect(before).toBeGreaterThan(0)
  const [first = '', ...rest] = args
  const { code, said } = await type(first, ...rest)
  expect(said).toMatch(words)
  expect(code).toBeGreaterThan(0)
  expect(await entries()).toBe(before)
})

test('a folder polled, and another database, leave the anchors of the configured record alone', async () => {
  const { folder, type } = workplace()
  mkdirSync(path.join(folder, 'feeds'))
  writeFileSync(
    path.join(folder, 'feeds/a.xml'),
    writeFeed([{ title: 'A bridge', summary: 'It was closed.', guid: '1', link: 'https://a.example/1' }]),
  )
  expect((await type('poll --from feeds')).code).toBe(0)
  expect((await type('claims --database other.db')).said).not.toContain('anchored')
  expect((await type('claims')).said).not.toContain('anchored')
  expect((await type('verify')).said).toMatch(/is whole.*1 of 1 anchors/)
  expect((await type('verify --database other.db')).said).toMatch(/is whole.*1 of 1 anchors/)
})

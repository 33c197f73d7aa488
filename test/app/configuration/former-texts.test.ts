import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { FILES } from '../../config/edit/config-folder.ts'
import { NOON } from '../../support/bounty-case.ts'
import { type Newsroom, openNewsroom, ROOT } from './open-newsroom.ts'

const REASON = 'A letter asked for it.'
const DAY_MS = 86_400_000

/** Every byte that is kept of former texts. */
function kept(desk: Newsroom): string {
  const folder = path.join(desk.folder, '.history')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
}

const removed = (files: number) => ({ label: 'former texts of files', value: String(files) })

async function changedTwice(texts: Parameters<typeof openNewsroom>[0] = {}): Promise<Newsroom> {
  const desk = await openNewsroom(texts)
  await desk.commands.setSettings({ set: [{ key: 'polling.lateAfter', value: '3h' }] }, ROOT)
  await desk.commands.removeActor({ actor: 'nobody' }, ROOT)
  expect(kept(desk)).toMatch(/Nobody Special/)
  return desk
}

test('whoever asks to be erased goes from the former texts of the files; other changes can still be taken back', async () => {
  const desk = await changedTwice()
  const answer = await desk.commands.purge({ target: { speaker: 'nobody special' }, reason: REASON }, ROOT)
  expect(answer.details).toContainEqual(removed(1))
  expect(kept(desk)).not.toMatch(/Nobody Special/i)
  await expect(desk.commands.undoChange({}, ROOT)).rejects.toThrow(
    'The texts of change 2 were removed on request: it cannot be taken back. Nothing was changed.',
  )
  await desk.commands.undoChange({ number: 1 }, ROOT)
  expect(desk.read('settings')).toMatch('lateAfter: 2h')
})

test('all former texts go at once, with an entry in the ledger, and only once', async () => {
  const desk = await changedTwice()
  const purge = () => desk.commands.purge({ target: { formerFiles: true }, reason: REASON }, ROOT)
  expect((await purge()).details).toContainEqual(removed(2))
  expect(kept(desk)).not.toMatch(/before|lateAfter/)
  expect((await desk.commands.changes({}, ROOT)).changes.map(({ number }) => number)).toEqual([2, 1])
  await expect(purge()).rejects.toThrow('No former texts of the configuration files are kept.')
  expect((await desk.store.ledger.verify()).brokenAt).toBeNull()
})

// As somebody may write it: folded, with quotation marks within quotation marks.
const CLAIM_TEXT = '"They said \\"half of\n      it\\" to us."'

test.each([
  ['said "half of it" to us', 1],
  // Stands in many a file, and is nobody's.
  ['half', 0],
])('of one statement: its words go from former texts too: %s', async (quote, files) => {
  const desk = await changedTwice({
    claims: FILES.claims.replace('Half the bridges of the county are unsafe.', CLAIM_TEXT),
  })
  const said = {
    claim: 'bridges',
    speaker: 'Jane Roe',
    quote,
    language: 'en',
    stance: 'asserts',
    direct: true,
    saidOn: '2025-10-16',
    reason: REASON,
  } as const
  await desk.commands.addStatement(said, ROOT)
  const { details } = await desk.commands.purge({ target: { statementId: 1 }, reason: REASON }, ROOT)
  expect(details).toContainEqual(removed(files))
  const undone = desk.commands.undoChange({ number: 2 }, ROOT)
  await (files === 0 ? undone : expect(undone).rejects.toThrow('The texts of change 2 were removed on request'))
})

test('by age: what is older goes, is told in the ledger by itself, and what is newer can be taken back', async () => {
  const clock = createManualClock(NOON)
  const desk = await openNewsroom({}, { clock })
  await desk.commands.setSettings({ set: [{ key: 'polling.lateAfter', value: '3h' }] }, ROOT)
  clock.advance(100 * DAY_MS)
  await desk.commands.removeActor({ actor: 'nobody' }, ROOT)
  const purge = () => desk.commands.purge({ target: { olderThanMs: 90 * DAY_MS }, reason: REASON }, ROOT)
  expect((await purge()).details).toContainEqual(removed(1))
  expect(kept(desk)).not.toMatch(/"before":"# who and when/)
  await desk.commands.undoChange({}, ROOT)
  expect(desk.read('claims')).toMatch('Nobody Special')
  expect((await purge()).details).toContainEqual(removed(0))
  const db = new SqliteDatabase(path.join(desk.folder, '..', 'record.db'), { readonly: true })
  const told = db.prepare("SELECT json_extract(body, '$.what') FROM ledger WHERE type = 'purge'").pluck().all()
  db.close()
  expect(told).toEqual([expect.stringMatching(/^former texts of the configuration files, from before 2025-11-11T/)])
})

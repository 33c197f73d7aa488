import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Newsroom, openNewsroom, ROOT } from './open-newsroom.ts'

const REASON = 'A letter asked for it.'

/** Every byte that is kept of former texts. */
function kept(desk: Newsroom): string {
  const folder = path.join(desk.folder, '.history')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
}

async function changedTwice(): Promise<Newsroom> {
  const desk = await openNewsroom()
  await desk.commands.setSettings({ set: [{ key: 'polling.lateAfter', value: '3h' }] }, ROOT)
  await desk.commands.removeActor({ actor: 'nobody' }, ROOT)
  expect(kept(desk)).toMatch(/Nobody Special/)
  return desk
}

test('whoever asks to be erased goes from the former texts of the files; other changes can still be taken back', async () => {
  const desk = await changedTwice()
  const answer = await desk.commands.purge({ target: { speaker: 'nobody special' }, reason: REASON }, ROOT)
  expect(answer.details).toContainEqual({ label: 'former texts of files', value: '1' })
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
  expect((await purge()).details).toContainEqual({ label: 'former texts of files', value: '2' })
  expect(kept(desk)).not.toMatch(/before|lateAfter/)
  expect((await desk.commands.changes({}, ROOT)).changes.map(({ number }) => number)).toEqual([2, 1])
  await expect(purge()).rejects.toThrow('No former texts of the configuration files are kept.')
  expect((await desk.store.ledger.verify()).brokenAt).toBeNull()
})

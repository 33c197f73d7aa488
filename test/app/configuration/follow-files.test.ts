import SqliteDatabase from 'better-sqlite3'
import { expect, it } from 'vitest'
import { loadConfig } from '../../../src/config/load-config.ts'
import { followFiles } from '../../../src/main.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import { configFolder, FILES } from '../../config/edit/config-folder.ts'
import { EDITOR, openNewsroom, ROOT } from './open-newsroom.ts'

it('a worker follows what another process changed: sources, actors, watches, editors and thresholds', async () => {
  const worker = await openNewsroom()
  const first = worker.config.mark
  expect(await followFiles(worker, first)).toBe(first)
  worker.write(
    'sources',
    FILES.sources.replace(
      '  - id: wire',
      '  - id: county\n    name: County\n    url: https://county.example.org/f\n    outlet: agency\n\n  - id: wire',
    ),
  )
  worker.write('claims', FILES.claims.replace('aliases: [GAO]', 'aliases: [GAO, the watchdog]'))
  worker.write(
    'settings',
    `${FILES.settings}statements: { stancePrecision: 0.9 }\nslack: { editors: { users: [U0NEW] } }\nwatches: [{ channel: desk, all: true }]\n`,
  )
  const { index } = worker.poll
  const next = await followFiles(worker, first)
  expect(next).not.toBe(first)
  expect([...worker.poll.sources.keys()]).toEqual(['gao', 'county', 'wire'])
  expect(worker.config.settings.statements.stancePrecision).toBe(0.9)
  expect(worker.config.settings.slack?.editors.users).toEqual(['U0NEW'])
  // Claims are matched with the new names: the index is another.
  expect(worker.poll.index).not.toBe(index)
  expect(worker.poll.actors[0]?.aliases).toContain('the watchdog')
  expect((await worker.store.watches.active()).map(({ channel }) => channel)).toContain('desk')
  const { sources } = await worker.commands.sources({}, ROOT)
  expect(sources.map(({ source }) => source.id)).toContain('county')
  expect(await worker.store.polls.dueSources(worker.poll.clock.now() + 3_600_000, 10)).toContain('county')
  expect(await followFiles(worker, next)).toBe(next)
})

it('goes on with what held where the files are wrong, says so once, and follows them once they are mended', async () => {
  const worker = await openNewsroom()
  const errors: string[] = []
  const log: Logger = { ...worker.poll.log, error: (_facts, message) => void errors.push(message ?? '') }
  Object.assign(worker.poll, { log })
  worker.write('settings', FILES.settings.replace('2h', 'soon'))
  const refused = await followFiles(worker, worker.config.mark)
  expect(await followFiles(worker, refused)).toBe(refused)
  expect(errors).toEqual([expect.stringMatching(/what held before holds[\s\S]*lateAfter/)])
  expect(worker.config.settings.polling.lateAfterMs).toBe(2 * 3_600_000)
  worker.write('settings', FILES.settings.replace('2h', '3h'))
  await followFiles(worker, refused)
  expect(worker.config.settings.polling.lateAfterMs).toBe(3 * 3_600_000)
})

it('a record that cannot follow the files yet keeps nobody from polling, and follows them once it can', async () => {
  const worker = await openNewsroom()
  const errors: string[] = []
  const log: Logger = { ...worker.poll.log, error: (_facts, message) => void errors.push(message ?? '') }
  Object.assign(worker.poll, { log })
  const other = new SqliteDatabase(worker.config.settings.database)
  other.exec("CREATE TRIGGER full BEFORE INSERT ON sources BEGIN SELECT raise(ABORT, 'no room'); END")
  worker.write('sources', FILES.sources.replace('id: wire', 'id: radio'))
  const before = worker.config.mark
  expect(await followFiles(worker, before)).toBe(before)
  expect(errors).toEqual([expect.stringMatching(/could not be followed yet; it is tried again.*no room/)])
  other.exec('DROP TRIGGER full')
  other.close()
  expect(await followFiles(worker, before)).not.toBe(before)
  expect(await worker.store.polls.dueSources(worker.poll.clock.now() + 86_400_000, 10)).toEqual(['gao', 'radio'])
})

it('a source paused in a chat is not asked any more, and is asked again once it is resumed', async () => {
  const worker = await openNewsroom()
  const due = async () => worker.store.polls.dueSources(worker.poll.clock.now() + 86_400_000, 10)
  let followed = worker.config.mark
  expect(await due()).toEqual(['gao', 'wire'])
  await worker.commands.changeSource({ source: 'The Wire', do: 'pause', reason: 'twice a day is enough' }, EDITOR)
  expect(worker.poll.sources.get('wire')).toMatchObject({ enabled: false, note: 'twice a day is enough' })
  followed = await followFiles(worker, followed)
  expect(await due()).toEqual(['gao'])
  await worker.commands.changeSource({ source: 'wire', do: 'resume' }, EDITOR)
  await followFiles(worker, followed)
  expect(await due()).toEqual(['gao', 'wire'])
  expect(worker.read('sources')).toBe(FILES.sources)
})

it('the mark of the files is another after each save, however short', () => {
  const desk = configFolder()
  const marks = ['2h', '3h', '2h'].map((value) => {
    desk.write('settings', FILES.settings.replace('2h', value))
    return loadConfig({ folder: desk.folder, env: {} }).mark
  })
  expect(new Set(marks).size).toBe(3)
})

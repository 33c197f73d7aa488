import { expect, test } from 'vitest'
import { atDatabase } from '../../src/config/at-database.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { configFolder } from './edit/config-folder.ts'

const anchorOf = (settings: ReturnType<typeof atDatabase>) => settings.ledger?.anchorFile

test.each([
  ['/srv/other.db', '/srv/other.db', '/srv/other.db.anchors'],
  [':memory:', ':memory:', null],
])('a record at %s has anchors of its own, or none', (file, database, anchors) => {
  const { settings } = loadConfig({ folder: configFolder().folder, env: {} })
  const there = atDatabase(settings, file)
  expect([there.database, anchorOf(there)]).toEqual([database, anchors])
  expect(there.ledger?.anchorChannel).toEqual(settings.ledger?.anchorChannel)
})

test('the configured record keeps the place of its anchors; where none are wanted there are none elsewhere either', () => {
  const text = 'database: record.db\nledger: { anchorFile: elsewhere.txt }\n'
  const { settings } = loadConfig({ folder: configFolder({ settings: text }).folder, env: {} })
  expect(anchorOf(atDatabase(settings, settings.database))).toMatch(/elsewhere\.txt$/)
  const none = configFolder({ settings: 'ledger: { anchorFile: none }\n' })
  expect(anchorOf(atDatabase(loadConfig({ folder: none.folder, env: {} }).settings, '/srv/other.db'))).toBeNull()
})

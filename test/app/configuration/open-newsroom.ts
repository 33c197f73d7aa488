import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { ConfigFile } from '../../../src/config/load-config.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { type App, type AppOptions, followConfig, openApp } from '../../../src/main.ts'
import type { Asker } from '../../../src/ports/asker.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { configFolder } from '../../config/edit/config-folder.ts'
import { NOON } from '../../support/bounty-case.ts'
import { copyEmptyRecord } from '../../support/open-record.ts'

export type Newsroom = App &
  ReturnType<typeof configFolder> & {
    /** Bodies of the entries that tell of a change made here. */
    told(): Promise<{ by: string; platform: string; what: string; set: object[] }[]>
  }

/** The real program on real files and a real database; the clock alone is not real. */
export async function openNewsroom(
  texts: Partial<Record<ConfigFile, string>> = {},
  extra: Partial<AppOptions> = {},
): Promise<Newsroom> {
  const desk = configFolder(texts)
  const files = { folder: desk.folder, env: { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-2-abc' } }
  const config = loadConfig(files)
  config.settings.database = path.join(desk.folder, '..', 'record.db')
  config.settings.ledger = { anchorFile: null, anchorChannel: {} }
  await copyEmptyRecord(config.settings.database)
  const app = await openApp({ config, log: silentLogger, clock: createManualClock(NOON), files, ...extra })
  onTestFinished(() => app.close())
  await followConfig(app, { spread: false })
  return Object.assign(app, desk, {
    async told() {
      const { default: SqliteDatabase } = await import('better-sqlite3')
      const db = new SqliteDatabase(config.settings.database, { readonly: true })
      const rows = db.prepare("SELECT body FROM ledger WHERE type = 'configuration' ORDER BY seq").all() as {
        body: string
      }[]
      db.close()
      return rows.map(({ body }) => JSON.parse(body).told).filter((told) => told !== undefined)
    },
  })
}

export const ROOT: Asker = { name: 'root', platform: 'cli', editor: true, admin: true }
export const EDITOR: Asker = { name: 'Bea (U0BEA)', platform: 'slack', editor: true }
export const ADMIN: Asker = { name: 'Cho (U0CHO)', platform: 'slack', editor: true, admin: true }
export const READER: Asker = { name: 'Dee (U0DEE)', platform: 'slack', editor: false }

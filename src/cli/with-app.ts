import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { secretsOf } from '../config/secrets-of.ts'
import type { Config } from '../config/types.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { type App, type AppOptions, followConfig, openApp } from '../main.ts'
import type { Asker } from '../ports/asker.ts'
import { createManualClock } from '../runtime/clock.ts'
import { createLogger } from '../runtime/logger.ts'
import type { GlobalOptions } from './exit.ts'
import { configSource, readConfig } from './read-config.ts'
import { createTerminal, type Terminal } from './terminal.ts'

/** Opens the record, runs a command on it, closes it whatever happens. */
export async function withApp(
  options: GlobalOptions & { app?: Partial<AppOptions> },
  run: (app: App, terminal: Terminal) => Promise<number>,
): Promise<number> {
  const config = options.app?.config ?? readConfig(options)
  const terminal = createTerminal(options)
  makeFolder(config.settings.database)
  // Answers about the demo's record are given as of the end of its story, not years later.
  const clock = options.demo ? { clock: createManualClock((await import('./demo/story.ts')).STORY_END) } : {}
  const app = await openApp({
    log: createLogger(config.settings.logLevel, { secrets: secretsOf(config) }),
    ...clock,
    ...(options.app?.config === undefined ? { files: configSource(options) } : {}),
    ...options.app,
    config,
  })
  try {
    // Before the first start a question is answered all the same: about claims of which nothing is on record yet.
    if ((await app.store.claims.all()).length === 0) await followConfig(app)
    return await run(app, terminal)
  } finally {
    await app.close()
  }
}

function makeFolder(database: string): void {
  if (database === ':memory:') return
  const folder = path.dirname(database)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new OnrecordError(
      'unavailable',
      sentence`The folder ${folder} for the database cannot be made. Check its permissions.`,
      { cause },
    )
  }
}

/** Who runs the command line. Where no editors are configured, whoever can run it decides. */
export function askerOf(config: Config, name?: string): Asker {
  const { editors } = config.settings
  const who = name ?? localUser()
  const editor = editors.length === 0 || editors.some((known) => known.toLowerCase() === who.toLowerCase())
  return { name: who, platform: 'cli', editor }
}

export function localUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}

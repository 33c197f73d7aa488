import { existsSync } from 'node:fs'
import path from 'node:path'
import { configFolder, readVariables } from '../config/environment.ts'
import { loadConfig } from '../config/load-config.ts'
import type { Config } from '../config/types.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { GlobalOptions } from './exit.ts'

/** The configuration a command works with; `--config` and `--database` win over the environment. */
export function readConfig(options: GlobalOptions): Config {
  if (options.demo) return readDemoConfig()
  const variables = readVariables()
  const config = loadConfig({ folder: options.config ?? configFolder(variables), env: variables })
  if (options.database !== undefined) config.settings.database = path.resolve(options.database)
  return config
}

/** Where the demo leaves its configuration and its record, below the working directory. */
export const DEMO_FOLDER = path.join('data', 'run', 'demo')

function readDemoConfig(): Config {
  if (!existsSync(path.join(DEMO_FOLDER, 'onrecord.db')))
    throw new OnrecordError('not_found', 'The demo has left no record here yet. Run "npm run demo" first.')
  return loadConfig({ folder: path.join(DEMO_FOLDER, 'config'), env: {} })
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { atDatabase } from '../config/at-database.ts'
import { configFolder, readVariables } from '../config/environment.ts'
import { type LoadRequest, loadConfig } from '../config/load-config.ts'
import type { Config } from '../config/types.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { GlobalOptions } from './exit.ts'

/** The configuration a command works with; `--config` and `--database` win over the environment. */
export function readConfig(options: GlobalOptions): Config {
  const config = loadConfig(configSource(options))
  if (options.database === undefined || options.demo) return config
  return { ...config, settings: atDatabase(config.settings, options.database) }
}

/** Where it is read from. */
export function configSource(options: GlobalOptions): LoadRequest {
  if (options.demo) return demoSource()
  const variables = readVariables()
  return { folder: options.config ?? configFolder(variables), env: variables }
}

/** Where the demo leaves its configuration and its record, below the working directory. */
export const DEMO_FOLDER = path.join('data', 'run', 'demo')

function demoSource(): LoadRequest {
  if (!existsSync(path.join(DEMO_FOLDER, 'onrecord.db')))
    throw new OnrecordError('not_found', 'The demo has left no record here yet. Run "npm run demo" first.')
  return { folder: path.join(DEMO_FOLDER, 'config'), env: {} }
}

import path from 'node:path'
import { configFolder, readVariables } from '../config/environment.ts'
import { loadConfig } from '../config/load-config.ts'
import type { Config } from '../config/types.ts'
import type { GlobalOptions } from './exit.ts'

/** The configuration a command works with; `--config` and `--database` win over the environment. */
export function readConfig(options: GlobalOptions): Config {
  const variables = readVariables()
  const config = loadConfig({ folder: options.config ?? configFolder(variables), env: variables })
  if (options.database !== undefined) config.settings.database = path.resolve(options.database)
  return config
}

import path from 'node:path'
import type { Settings } from './types.ts'

/**
 * The settings of a record that lies elsewhere than configured: `file`, or `:memory:`. Its anchors are its own and lie beside it;
 * those of the configured record would tell that somebody tampered with one of the two.
 */
export function atDatabase(settings: Settings, file: string): Settings {
  const database = file === ':memory:' ? file : path.resolve(file)
  if (database === settings.database) return settings
  const { anchorChannel = {}, anchorFile = null } = settings.ledger ?? {}
  const own = anchorFile === null || file === ':memory:' ? null : `${database}.anchors`
  return { ...settings, database, ledger: { anchorFile: own, anchorChannel } }
}

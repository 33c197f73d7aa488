import { dataAt, isBlock, type PathPart } from '../../domain/data-path.ts'
import type { Variables } from '../environment.ts'
import { formatPath } from '../explain-issues.ts'
import type { YamlFile } from '../read-yaml.ts'
import { needsRestart } from './restart-keys.ts'
import { findKey, type SettingKey, settingKeys } from './setting-keys.ts'

type From =
  | { type: 'file'; file: string; line: number }
  | { type: 'default' }
  | { type: 'environment'; variable: string }
type SettingNow = { key: string; meaning: string; value: unknown; default: unknown; from: From; restart: boolean }

/** Variables that win over the file. */
const WINNERS: Readonly<Record<string, string>> = {
  database: 'ONRECORD_DATABASE',
  'http.contact': 'ONRECORD_CONTACT',
  'metrics.port': 'ONRECORD_METRICS_PORT',
}

/** Every key with what holds and where that comes from; `below`: one key, or those of a block. */
export function listSettings(yaml: YamlFile, env: Variables, below: string | null): SettingNow[] {
  return wanted(below).map(({ key, meaning, default: preset, path }) => {
    const said = dataAt(yaml.data, path)
    const variable = WINNERS[key]
    const forced = variable === undefined ? undefined : env[variable]
    const from: From =
      variable !== undefined && forced
        ? { type: 'environment', variable }
        : said === undefined || said === null
          ? { type: 'default' }
          : { type: 'file', file: yaml.file, line: yaml.locate(path as (string | number)[], 'key').line }
    const value = from.type === 'environment' ? forced : from.type === 'default' ? preset : said
    return { key, meaning, value, default: preset, from, restart: needsRestart(key) }
  })
}

function wanted(below: string | null): (Omit<SettingKey, 'form'> & { path: PathPart[] })[] {
  const all = settingKeys().map((one) => ({ ...one, path: one.key.split('.') as PathPart[] }))
  if (below === null) return all
  const found = findKey(below)
  const key = formatPath(found.path)
  const within = all.filter((one) => one.key.startsWith(`${key}.`))
  return within.length > 0 && isBlock(found.form.properties)
    ? within
    : [{ key, meaning: found.meaning, default: found.default, path: found.path }]
}

import * as z from 'zod'
import { claimsFileSchema } from './schemas/claim-schema.ts'
import { settingsFileSchema } from './schemas/settings-schema.ts'
import { sourcesFileSchema } from './schemas/source-schema.ts'

const FILES = {
  'onrecord.schema.json': { schema: settingsFileSchema, title: 'Settings of onrecord' },
  'sources.schema.json': { schema: sourcesFileSchema, title: 'Sources of onrecord' },
  'claims.schema.json': { schema: claimsFileSchema, title: 'Actors and claims of onrecord' },
} as const

/** JSON Schemas of the configuration files, by file name, as text: editors complete and explain keys by them. */
export function writeJsonSchemas(): Record<string, string> {
  const entries = Object.entries(FILES).map(([name, { schema, title }]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
    return [name, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`]
  })
  return Object.fromEntries(entries)
}

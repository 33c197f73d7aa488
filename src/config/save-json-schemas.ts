import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeJsonSchemas } from './json-schemas.ts'

/** `npm run schemas`: writes `config/schemas/*.json`. */
const folder = path.resolve(import.meta.dirname, '../../config/schemas')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(writeJsonSchemas())) {
  writeFileSync(path.join(folder, name), text)
  process.stdout.write(`${path.relative(process.cwd(), path.join(folder, name))}\n`)
}

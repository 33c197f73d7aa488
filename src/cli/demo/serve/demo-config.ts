import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const TEMPLATES = fileURLToPath(new URL('../../../../data/demo/config/', import.meta.url))
const NAMES = ['onrecord.yaml', 'sources.yaml', 'claims.yaml'] as const

/** Texts of the demo's three configuration files by name, with the site server's port filled in. */
export function demoConfig(port: number): Record<(typeof NAMES)[number], string> {
  const texts = NAMES.map((name) => [
    name,
    readFileSync(TEMPLATES + name, 'utf8').replaceAll('$' + '{DEMO_PORT}', String(port)),
  ])
  return Object.fromEntries(texts)
}

/**
 * Writes them into `<folder>/config` and returns that folder, for `loadConfig`. The database then stands at
 * `<folder>/onrecord.db`. What was there under these names is replaced.
 */
export function writeDemoConfig(folder: string, port: number): string {
  const target = `${folder}/config`
  mkdirSync(target, { recursive: true })
  for (const [name, text] of Object.entries(demoConfig(port))) writeFileSync(`${target}/${name}`, text)
  return target
}

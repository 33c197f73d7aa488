import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')

/** Imports that must be refused, per layer. The path is the file; the texts are whole statements in it. */
const FORBIDDEN: Record<string, string[]> = {
  'src/domain/a.ts': [
    "import { x } from '../ports/x.ts'",
    "import { x } from '../pipeline/x.ts'",
    "import { x } from 'zod'",
    "import { x } from 'node:crypto'",
    "import type { x } from '../store/x.ts'",
  ],
  'src/pipeline/a.ts': [
    "import { x } from '../ports/x.ts'",
    "import { x } from '../config/x.ts'",
    "import { x } from '../store/x.ts'",
    "import { x } from '../app/x.ts'",
    "import { x } from '../main.ts'",
    "import { x } from 'node:fs'",
    "import { x } from 'node:timers/promises'",
    "import { randomUUID } from 'node:crypto'",
    "import { x } from 'better-sqlite3'",
    "import { x } from 'undici'",
  ],
  'src/pipeline/deep/er/a.ts': [
    "import { x } from '../../../runtime/x.ts'",
    "import type { x } from '../../../chat/slack/x.ts'",
    "export { x } from '../../../sources/x.ts'",
    "export * from '../../../store/x.ts'",
    "export const x = import('../../../app/x.ts')",
  ],
  'src/ports/a.ts': [
    "import { x } from '../pipeline/x.ts'",
    "import { x } from '../config/x.ts'",
    "import { x } from '../runtime/x.ts'",
    "import { x } from 'zod'",
    "import { x } from 'node:fs'",
  ],
  'src/config/a.ts': [
    "import { x } from '../pipeline/x.ts'",
    "import { x } from '../ports/x.ts'",
    "import { x } from '../app/x.ts'",
    "import { x } from '../store/x.ts'",
    "import { x } from '../cli/x.ts'",
  ],
  'src/app/a.ts': [
    "import { x } from '../config/x.ts'",
    "import { x } from '../sources/x.ts'",
    "import { x } from '../store/x.ts'",
    "import { x } from '../chat/x.ts'",
    "import { x } from '../runtime/x.ts'",
    "import { x } from '../cli/x.ts'",
    "import { x } from '../main.ts'",
    "import { x } from 'node:fs/promises'",
    "import { x } from 'better-sqlite3'",
    "import { x } from 'node:http'",
  ],
  'src/sources/a.ts': [
    "import { x } from '../app/x.ts'",
    "import { x } from '../pipeline/x.ts'",
    "import { x } from '../config/x.ts'",
    "import { x } from '../store/x.ts'",
    "import { x } from '../chat/x.ts'",
    "import { x } from '../runtime/x.ts'",
    "import { x } from 'undici'",
    "import { x } from 'node:timers'",
  ],
  'src/store/a.ts': [
    "import { x } from '../app/x.ts'",
    "import { x } from '../pipeline/x.ts'",
    "import { x } from '../sources/x.ts'",
    "import { x } from '../chat/x.ts'",
    "import { x } from '../runtime/x.ts'",
    "import { randomBytes } from 'node:crypto'",
  ],
  'src/chat/console/a.ts': [
    "import { x } from '../../app/x.ts'",
    "import { x } from '../../pipeline/x.ts'",
    "import { x } from '../../sources/x.ts'",
    "import { x } from '../../store/x.ts'",
    "import { x } from '../../runtime/x.ts'",
    "import { x } from 'node:process'",
  ],
  'src/runtime/fetch/a.ts': [
    "import { x } from '../../app/x.ts'",
    "import { x } from '../../pipeline/x.ts'",
    "import { x } from '../../sources/x.ts'",
    "import { x } from '../../store/x.ts'",
    "import { x } from '../../chat/x.ts'",
    "import { x } from '../../config/x.ts'",
  ],
}

/** Effects that must be refused in every layer that is handed its time, chance and network. */
const EFFECTS = [
  'Date.now()',
  'Date.now',
  'new Date()',
  'new Date',
  'Date()',
  'Math.random()',
  'AbortSignal.timeout(5)',
  "fetch('https://example.org')",
  'process.env.HOME',
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
  'setImmediate(() => {})',
  'performance.now()',
  'crypto.randomUUID()',
  'globalThis.fetch',
  "require('../cli/x.ts')",
]
const QUIET_LAYERS = ['domain', 'pipeline', 'ports', 'app', 'sources', 'store', 'chat']
const LOUD_PLACES = ['src/runtime/effect', 'src/config/effect', 'src/cli/effect', 'src/main']

/** What each layer needs and must not be refused. */
const ALLOWED: Record<string, string[]> = {
  'src/domain/ok.ts': ["import { x } from './y.ts'", 'export const at = new Date(0).getTime()'],
  'src/pipeline/deep/ok.ts': [
    "import { x } from '../../domain/x.ts'",
    "import { x } from '../other.ts'",
    "import { createHash } from 'node:crypto'",
    "import { x } from 'snowball-stemmers'",
  ],
  'src/ports/ok.ts': ["import type { x } from '../domain/x.ts'", "import type { x } from './y.ts'"],
  'src/config/ok.ts': [
    "import { x } from '../domain/x.ts'",
    "import { x } from 'zod'",
    "import { x } from 'node:fs'",
    'export const home = process.env.HOME',
  ],
  'src/app/ok.ts': [
    "import { x } from '../domain/x.ts'",
    "import { x } from '../pipeline/x.ts'",
    "import { x } from '../ports/x.ts'",
    "import { createHash } from 'node:crypto'",
  ],
  'src/sources/feed/ok.ts': [
    "import { x } from '../../domain/x.ts'",
    "import { x } from '../../ports/x.ts'",
    "import { x } from '../text/y.ts'",
    "import { x } from 'feedsmith'",
  ],
  'src/store/ok.ts': [
    "import { x } from '../ports/stores.ts'",
    "import { x } from 'kysely'",
    "import { x } from './sources.ts'",
  ],
  'src/chat/console/ok.ts': ["import { x } from '../../ports/x.ts'", "import { x } from '../notices/x.ts'"],
  'src/runtime/ok.ts': [
    "import { x } from '../ports/x.ts'",
    "import { x } from 'undici'",
    "import { x } from 'node:timers'",
  ],
  'src/cli/ok.ts': [
    "import { x } from '../app/x.ts'",
    "import { x } from '../store/x.ts'",
    "import { x } from '../main.ts'",
  ],
  'src/main.ts': ["import { x } from './app/x.ts'", "import { x } from './chat/x.ts'", 'export const now = Date.now()'],
}

/** Two files of one layer that need each other, and a chain of three whose last link is a type. */
const CYCLES: Record<string, string> = {
  'src/pipeline/cycle/one.ts': "import { two } from './two.ts'\nexport const one = () => two()",
  'src/pipeline/cycle/two.ts': "import { one } from './one.ts'\nexport const two = (): unknown => one()",
  'src/domain/ring-a.ts': "import type { B } from './ring-b.ts'\nexport type A = B",
  'src/domain/ring-b.ts': "import type { C } from './ring-c.ts'\nexport type B = C",
  'src/domain/ring-c.ts': "import type { A } from './ring-a.ts'\nexport type C = A | null",
}

type Finding = { file: string; category: string; message: string }
let folder: string
let findings: Finding[]
const files: Record<string, string> = { ...CYCLES }

const nameOf = (file: string, index: number) => file.replace(/\.ts$/, `-${index}.ts`)
for (const [file, statements] of [...Object.entries(FORBIDDEN), ...Object.entries(ALLOWED)]) {
  for (const [index, statement] of statements.entries()) {
    const name = file === 'src/main.ts' ? file : nameOf(file, index)
    files[name] = file === 'src/main.ts' ? statements.join('\n') : statement
  }
}
for (const place of [...QUIET_LAYERS.map((layer) => `src/${layer}/effect`), ...LOUD_PLACES]) {
  const text = (effect: string) => `export const effect = ${effect}`
  if (place === 'src/main') files['src/main.ts'] += `\n${EFFECTS.map((effect) => `void (${effect})`).join('\n')}`
  else for (const [index, effect] of EFFECTS.entries()) files[`${place}-${index}.ts`] = text(effect)
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'onrecord-rules-'))
  cpSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
  cpSync(path.join(root, '.ci/biome'), path.join(folder, '.ci/biome'), { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), `${text}\n`)
  }
  findings = await lint(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RULES = /noRestrictedImports|noRestrictedGlobals|noImportCycles|plugin/

function lint(where: string): Promise<Finding[]> {
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [biome, ...options], { cwd: where, maxBuffer: 64_000_000 }, (_, stdout, stderr) => {
      try {
        const { diagnostics } = JSON.parse(stdout)
        resolve(diagnostics.map(readFinding).filter((finding: Finding) => RULES.test(finding.category)))
      } catch (error) {
        reject(new Error(`Biome gave no report: ${stderr}`, { cause: error }))
      }
    })
  })
}

function readFinding(diagnostic: { category: string; message: unknown; location: { path: unknown } }): Finding {
  const file = diagnostic.location.path
  return {
    file: typeof file === 'string' ? file : String((file as { file?: string }).file),
    category: diagnostic.category,
    message: JSON.stringify(diagnostic.message),
  }
}

const refusals = (file: string) => findings.filter((finding) => finding.file === file)

describe('dependency rules', () => {
  const forbidden = Object.entries(FORBIDDEN).flatMap(([file, statements]) =>
    statements.map((statement, index) => ({ file: nameOf(file, index), statement })),
  )
  test.each(forbidden)('$file is refused: $statement', ({ file }) => {
    expect(refusals(file).map(({ category }) => category)).toContain('lint/style/noRestrictedImports')
  })

  const allowed = Object.entries(ALLOWED).flatMap(([file, statements]) =>
    file === 'src/main.ts'
      ? [{ file, statement: 'everything' }]
      : statements.map((statement, index) => ({ file: nameOf(file, index), statement })),
  )
  test.each(allowed)('$file may: $statement', ({ file }) => {
    expect(refusals(file)).toEqual([])
  })

  test.each(Object.keys(CYCLES))('%s is refused: it is part of a cycle', (file) => {
    expect(refusals(file).map(({ category }) => category)).toContain('lint/suspicious/noImportCycles')
  })
})

describe('effects', () => {
  const effects = EFFECTS.map((effect, index) => ({ effect, index }))
  test.each(effects)('$effect is refused in every layer that is handed it', ({ index }) => {
    const passed = QUIET_LAYERS.filter((layer) => refusals(`src/${layer}/effect-${index}.ts`).length === 0)
    expect(passed).toEqual([])
  })

  test.each(effects)('$effect is allowed where effects live', ({ index }) => {
    const places = LOUD_PLACES.filter((place) => place !== 'src/main')
    expect(places.flatMap((place) => refusals(`${place}-${index}.ts`))).toEqual([])
  })
})

test('the project itself is held to them by "npm run lint", in "npm run check" and wherever tests run for all', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  expect(scripts.lint).toBe('biome ci --error-on-warnings .')
  expect(scripts.check).toContain('npm run lint')
  expect(readFileSync(path.join(root, '.github/workflows/ci.yaml'), 'utf8')).toContain('- run: npm run lint\n')
  // Nothing of src is left out of it but numbers that no person writes.
  const { includes } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8')).files
  expect(
    includes.filter((glob: string) => glob.startsWith('!') && !glob.endsWith('.json') && glob.includes('src')),
  ).toEqual([])
})

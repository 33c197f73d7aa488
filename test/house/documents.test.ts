import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\d\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

describe('links', () => {
  test.each(documents)('of %s lead to files and headings that are there', (name) => {
    const text = read(name).replace(/```[\s\S]*?```/g, '')
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:|^mailto:/.test(target)) continue
      const [file = '', anchor] = target.split('#')
      const full = file === '' ? path.join(root, name) : path.resolve(root, path.dirname(name), file)
      expect(existsSync(full), `${name}: ${target}`).toBe(true)
      if (anchor === undefined) continue
      const headings = [...readFileSync(full, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        anchorOf(heading),
      )
      expect(headings, `${name}: ${target}`).toContain(anchor)
    }
  })
})

describe('the table of dependencies', () => {
  const manifest = JSON.parse(read('package.json'))
  const declared: Record<string, string> = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  }
  const rows = new Map(
    [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)].map(([, name = '', version = '']) => [
      name,
      version,
    ]),
  )

  test('lists each in its version, and no other', () => {
    expect(Object.fromEntries(rows)).toEqual(declared)
  })

  test('has none that nothing uses', () => {
    const code = ['src', 'test', '.ci', 'data']
      .flatMap((folder) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(?:ts|mts|mjs)$/.test(name))
          .map((name) => read(`${folder}/${name}`)),
      )
      .join('\n')
    // Tools are run, types are read by the compiler, models and runtimes by name.
    const elsewhere = /^(?:@types\/|typescript$|vitest$|@biomejs\/|@vitest\/|node-linux-|@energetic-ai\/(?:core|model))/
    const unused = Object.keys(declared).filter(
      (name) => !elsewhere.test(name) && !new RegExp(`['"]${name.replace(/[/.]/g, '\\$&')}(?:/[^'"]*)?['"]`).test(code),
    )
    expect(unused).toEqual([])
  })
})

test('the first screen of the README: a sentence, a picture, two commands, the flow', () => {
  const top = read('README.md').split('\n').slice(0, 40).join('\n')
  expect(top).toMatch(/!\[[^\]]{20,}\]\(docs\/demo\.png\)/)
  expect(top).toContain('npm run demo')
  expect(top).toContain('npx onrecord init')
  expect(top).toMatch(/sources → items →/)
})

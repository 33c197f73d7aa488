import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeWorkplace, runOnrecord } from './run-onrecord.ts'

describe('exit codes', () => {
  it.each([
    { args: ['--help'], code: 0, says: /history <claim>/ },
    { args: ['claims'], code: 0, says: /cartel-bounties/ },
    { args: ['status', 'cartel-bounties'], code: 0, says: /Coverage/ },
    { args: ['status', 'cartel bounties'], code: 0, says: /Coverage/ },
    { args: ['status', 'no-such-claim'], code: 1, says: /Did you mean/ },
    { args: ['poll', 'doj-pres'], code: 1, says: /Did you mean/ },
    { args: ['poll', '--from', 'no-such-folder'], code: 1, says: /cannot be read/ },
    { args: ['decide', '7', '--confirm', '--as', 'Ada'], code: 1, says: /no proposal 7/ },
    { args: ['statsu', 'x'], code: 2, says: /unknown command/ },
    { args: ['status'], code: 2, says: /missing required argument/ },
    { args: ['history', 'cartel-bounties', '--limit', 'many'], code: 2, says: /whole number/ },
    { args: ['decide', '7', '--confirm', '--dismiss', '--as', 'Ada'], code: 2, says: /cannot be used with/ },
    { args: ['decide', '7', '--as', 'Ada'], code: 2, says: /Say what to do/ },
    { args: ['why', 'twelve'], code: 2, says: /no statement number/ },
    { args: ['why-not', 'the article'], code: 2, says: /no page address/ },
  ])('$args gives $code', async ({ args, code, says }) => {
    const ended = await runOnrecord(makeWorkplace(), args)
    expect(`${ended.stdout}${ended.stderr}`).toMatch(says)
    expect(ended.code).toBe(code)
  })
})

it('the help fits a screen of 80 columns and 40 lines', async () => {
  const { stdout } = await runOnrecord(makeWorkplace(), ['--help'])
  const lines = stdout.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(40)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
})

it.each([
  'claims',
  'sources',
  'proposals',
  'check --offline',
  'verify',
  'status cartel-bounties',
  'history cartel-bounties',
])('%s --json is one JSON document with ISO instants and no colours', async (command) => {
  const { stdout, code } = await runOnrecord(makeWorkplace(), [...command.split(' '), '--json'], { FORCE_COLOR: '1' })
  const answer = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(JSON.stringify(answer)).not.toContain('\u001b')
  if (command.startsWith('status')) expect(answer.card.asOf).toMatch(/^\d{4}-\d\d-\d\dT/)
})

it('prints no escape codes where the output is no terminal', async () => {
  const { stdout } = await runOnrecord(makeWorkplace(), ['status', 'cartel-bounties'])
  expect(stdout).not.toContain('\u001b')
})

describe('a broken configuration', () => {
  it('is told with file, line, column, key and the nearest key; nothing is started, nothing changed', async () => {
    const folder = makeWorkplace()
    const file = path.join(folder, 'config/sources.yaml')
    const lines = readFileSync(file, 'utf8').split('\n')
    const at = lines.findIndex((line) => /^\s+interval:/.test(line) || /^\s+language:/.test(line))
    lines.splice(at, 0, lines[at]?.replace(/\w+:.*/, 'intervall: 10m') ?? '')
    writeFileSync(file, lines.join('\n'))
    for (const command of [['start'], ['poll'], ['check']]) {
      const { code, stderr } = await runOnrecord(folder, command)
      expect(stderr).toContain(`config/sources.yaml:${at + 1}:`)
      expect(stderr).toMatch(/intervall/)
      expect(stderr).toMatch(/did you mean "interval"/)
      expect(code).toBe(2)
    }
    expect(existsSync(path.join(folder, 'data'))).toBe(false)
  })
})

it('a database that cannot be opened is said in a sentence', async () => {
  const folder = makeWorkplace()
  writeFileSync(
    path.join(folder, 'not-a-database.db'),
    'this is a text file, long enough to be looked at by SQLite '.repeat(20),
  )
  const { code, stderr } = await runOnrecord(folder, ['claims', '--database', 'not-a-database.db'])
  expect(stderr).toMatch(/not a usable onrecord database/)
  expect(code).toBe(1)
})

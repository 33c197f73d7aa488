import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/command-line.ts'
import { makeWorkplace, runOnrecord, runProcess } from './run-onrecord.ts'

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
    {
      args: ['status'],
      code: 2,
      says: /"onrecord status" also needs:\n {2}<claim> {2}its slug, or words of its title\n\("onrecord help status" says more\)/,
    },
    { args: ['claims', '--database'], code: 2, says: /option '--database <file>' argument missing/ },
    { args: ['sources', 'ad'], code: 2, says: /unknown command 'ad'\n\(Did you mean add\?\)/ },
    { args: ['help', 'stauts'], code: 2, says: /there is no command "stauts"[^\n]*\n\(Did you mean status\?\)/ },
    { args: ['claims', '--config', 'none'], code: 2, says: /There is no configuration in none: "onrecord init"/ },
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

describe('what is missing', () => {
  it('is told all at once, with what each is for and where to read more', async () => {
    const { code, stderr } = await runOnrecord(makeWorkplace(), [
      'statement',
      'add',
      '--as',
      'Ada',
      '--stance',
      'denies',
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('"onrecord statement add" also needs:')
    for (const one of [
      '<claim>',
      '--speaker <name>',
      '--quote <words>',
      '--language <language>',
      '--on <date>',
      '--reason',
    ])
      expect(stderr).toContain(`\n  ${one}`)
    expect(stderr).not.toMatch(/--as <name>|--stance|--affiliation/)
    expect(stderr).toContain('"onrecord help statement add" says more')
  })

  it('is marked in the help', async () => {
    const { stdout } = await runOnrecord(makeWorkplace(), ['help', 'statement', 'add'])
    expect(stdout).toMatch(/--speaker <name> +who said it[^-]*\(needed\)/)
    expect(stdout).toMatch(/--affiliation <text> +as printed(?:(?!needed)[^-])*--/)
  })
})

describe('help', () => {
  const usages = usagesOf(createProgram(() => {}))

  it.each(usages)('of %s, asked for in each way, is its own', async (names) => {
    const [last, ...above] = names.split(' ').toReversed() as [string, ...string[]]
    const ways = [
      ['help', ...above.toReversed(), last],
      [...above.toReversed(), last, '--help'],
    ]
    if (above.length > 0) ways.push([...above.toReversed(), 'help', last])
    for (const way of ways) {
      const { code, stdout } = await runOnrecord(tmpdir(), way)
      expect(stdout, way.join(' ')).toMatch(new RegExp(`^Usage: onrecord ${names}(?: |\\n)`))
      expect(code).toBe(0)
    }
  })

  it.each([
    [['help', 'statsu'], /Did you mean|there is no command "statsu" here; there are init/],
    [['help', 'statement', 'ad'], /there is no command "ad" here; there are add, dismiss/],
    [['help', 'verify', 'all'], /no commands of its own/],
  ])('of %s says what there is', async (args, words) => {
    const { code, stderr } = await runOnrecord(tmpdir(), args)
    expect(stderr).toMatch(words)
    expect(code).toBe(2)
  })

  it('every command and option has a word of explanation, and no option of a parent is taken for its own', () => {
    for (const command of commandsOf(createProgram(() => {}))) {
      expect(command.description(), command.name()).not.toBe('')
      for (const option of command.options) expect(option.description, `${command.name()} ${option.flags}`).not.toBe('')
    }
  })
})

it('an option of a subcommand is its own where its parent has one of that name', async () => {
  const folder = makeWorkplace()
  const claim = ['--title', 'A bridge', '--text', 'The bridge was closed.', '--claimant', 'US GAO', '--on', '2025']
  const added = await runOnrecord(folder, ['claims', 'add', '--tag', 'bridges', '--as', 'Ada', ...claim])
  expect(added.code, added.stderr).toBe(0)
  for (const list of [
    ['claims', '--tag', 'bridges'],
    ['claims', 'list', '--tag', 'bridges'],
  ]) {
    const { stdout } = await runOnrecord(folder, list)
    expect(stdout).toContain('1 tracked claim')
    expect(stdout).toContain('a-bridge')
  }
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
  const { stdout, code } = await runOnrecord(makeWorkplace(), [...command.split(' '), '--json'])
  const answer = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(JSON.stringify(answer)).not.toContain('\u001b')
  if (command.startsWith('status')) expect(answer.card.asOf).toMatch(/^\d{4}-\d\d-\d\dT/)
})

it('as a process of its own: answers, exit code, and no escape codes where the output is no terminal', async () => {
  const folder = makeWorkplace()
  const fine = await runProcess(folder, ['status', 'cartel-bounties'], { FORCE_COLOR: '1' })
  expect([fine.code, fine.stderr]).toEqual([0, ''])
  expect(fine.stdout).toContain('Coverage')
  expect(fine.stdout).not.toContain('\u001b')
  const wrong = await runProcess(folder, ['statsu'])
  expect([wrong.code, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toContain('unknown command')
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

/** Every command at whatever depth, but the helps. */
function commandsOf(command: Command): Command[] {
  return command.commands.filter((one) => one.name() !== 'help').flatMap((one) => [one, ...commandsOf(one)])
}

/** "statement add", for each of them. */
function usagesOf(command: Command, above = ''): string[] {
  return command.commands
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => [`${above}${one.name()}`, ...usagesOf(one, `${above}${one.name()} `)])
}

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { HELP, HELP_LINES } from '../../src/chat/catalogue/es/help.ts'
import { createProgram } from '../../src/cli/command-line.ts'
import { tempFolder } from '../support/temp-folder.ts'

/** The program as somebody meets it whose configuration says so. */
function programIn(locale: 'en' | 'es'): Command {
  const folder = path.join(tempFolder(), locale)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'onrecord.yaml'), `reader:\n  locale: ${locale}\n`)
  const program = createProgram(() => {})
  program.setOptionValue('config', folder)
  return program
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}

const FRAME = [
  'Usage:',
  'Options:',
  'Arguments:',
  'Commands:',
  '[options]',
  '[command]',
  'choices',
  'default',
  'needed',
]

describe('the help of every command', () => {
  const commands = everyCommand(createProgram(() => {}))
  const said = new Set(
    commands.flatMap((command) => [
      command.description(),
      ...command
        .createHelp()
        .visibleOptions(command)
        .map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ]),
  )
  said.delete('')

  test('is in the Spanish catalogue, and nothing there is said by none', () => {
    expect(said.size).toBeGreaterThan(250)
    expect([...said].filter((words) => !Object.hasOwn(HELP, words))).toEqual([])
    expect(Object.keys(HELP).filter((words) => !said.has(words) && !FRAME.includes(words))).toEqual([])
  })

  test('names the same commands, values and dates in both', () => {
    const fixed = (words: string) =>
      words.match(/\d{4}-\d\d|"onrecord [a-z]+"|\b[a-z]+\.(?:yaml|locale)\b|\b[a-z]+_[a-z_]+\b/g) ?? []
    for (const [english, spanish] of Object.entries(HELP))
      expect(fixed(spanish).sort(), english).toEqual(fixed(english).sort())
  })

  test.each(['statement add', 'sources', 'decide', 'search'])('"%s" is Spanish for a Spanish reader', (name) => {
    const find = (program: Command) =>
      name.split(' ').reduce((from, word) => from.commands.find((one) => one.name() === word) ?? from, program)
    const [english, spanish] = [find(programIn('en')), find(programIn('es'))].map((one) => one.helpInformation())
    expect(english).toContain('Usage: onrecord')
    expect(spanish).toContain(`Uso: onrecord ${name} [opciones]`)
    expect(spanish).not.toMatch(/\b(?:the|needed|Options|Usage|default|show help)\b/)
  })
})

test('the help of the program has a Spanish line for each, and room for it', () => {
  const [english, spanish] = [programIn('en'), programIn('es')].map((one) => one.helpInformation().split('\n'))
  expect(spanish?.length).toBe(english?.length)
  // Command names alone are the same in both.
  const same = (spanish ?? []).filter((line) => line !== '' && english?.includes(line))
  expect(same).toEqual([])
  expect((spanish ?? []).filter((line) => line.length >= 80)).toEqual([])
  const printed = spanish?.join('\n') ?? ''
  for (const words of Object.values(HELP_LINES)) expect(printed).toContain(words)
})

test('what a command needs and was not given is told in Spanish', async () => {
  const program = programIn('es')
  const told: string[] = []
  for (const one of everyCommand(program)) one.configureOutput({ writeErr: (text) => void told.push(text) })
  const folder = program.opts().config as string
  await expect(program.parseAsync(['--config', folder, 'decide'], { from: 'user' })).rejects.toThrow()
  expect(told.join('')).toContain('su número, como lo enumera "onrecord proposals"')
})

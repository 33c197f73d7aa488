import type { Command } from 'commander'
import { findNearest } from '../config/nearest.ts'

/** `help`, `help statement add`, `statement help add`: the help of a command at whatever depth it stands. */
export function addHelpCommand(command: Command): void {
  const subcommands = [...command.commands]
  if (subcommands.length === 0) return
  for (const one of subcommands) addHelpCommand(one)
  command.helpCommand(false)
  command
    .command('help [command...]', { hidden: true })
    .description('show help for a command')
    .exitOverride()
    .action((names: string[]) => findCommand(command, names).help())
}

function suggested(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known)
  return nearest === null ? '' : `\n(Did you mean ${nearest}?)`
}

function findCommand(from: Command, names: readonly string[]): Command {
  const [name, ...rest] = names
  if (name === undefined) return from
  const found = from.commands.find((one) => one.name() === name && name !== 'help')
  if (found) return findCommand(found, rest)
  const known = from.commands.map((one) => one.name()).filter((one) => one !== 'help')
  return from.error(
    known.length === 0
      ? `error: "${from.name()}" has no commands of its own, so there is no help for "${name}" in it`
      : `error: there is no command "${name}" here; there are ${known.join(', ')}${suggested(name, known)}`,
    { code: 'commander.unknownCommand' },
  )
}

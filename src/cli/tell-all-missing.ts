import type { Command, Option } from 'commander'
import { localeFor, sayHelp } from './say-help.ts'

/** What the library calls at the first thing that is missing; it has no setting for telling them all. */
type Telling = Command & {
  missingArgument(name: string): void
  missingMandatoryOptionValue(option: Option): void
  _excessArguments(given: string[]): void
  unknownCommand(): void
}

/** Everything that a command needs and was not given is named in one message, not one a run. */
export function tellAllMissing(command: Command): void {
  const telling = command as Telling
  const name = pathOf(command)
  command.showHelpAfterError(`("${name.replace(/^\S+/, (program) => `${program} help`)}" says more)`)
  const tell = () => {
    const locale = localeFor(command)
    const lines = missingOf(command).map(([term, description]) => [term, sayHelp(description, locale)] as const)
    const width = Math.max(...lines.map(([term]) => term.length))
    const rows = lines.map(([term, description]) => `  ${term.padEnd(width)}  ${description}`.trimEnd())
    command.error(`error: "${name}" also needs:\n${rows.join('\n')}`, { code: 'commander.missing' })
  }
  telling.missingArgument = tell
  // "sources ad" is a slip in the name of a command, not one word too many.
  if (command.registeredArguments.length === 0)
    telling._excessArguments = (given) =>
      command.commands.length > 0
        ? telling.unknownCommand()
        : Object.getPrototypeOf(command)._excessArguments.call(command, given)
  telling.missingMandatoryOptionValue = tell
}

function missingOf(command: Command): [string, string][] {
  const given = command.args.length
  const names = command.registeredArguments
    .filter((argument, index) => argument.required && index >= given)
    .map((argument): [string, string] => [`<${argument.name()}>`, argument.description])
  const options = command.options
    .filter((option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined)
    .map((option): [string, string] => [option.flags, option.description])
  return [...names, ...options]
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

import { Command, CommanderError, type Option } from 'commander'
import { sayError } from '../chat/compose/say-error.ts'
import { sayFailure } from '../chat/compose/say-failure.ts'
import { isOnrecordError, messageOf } from '../domain/errors.ts'
import { toSourcePlaces } from '../runtime/source-places.ts'
import type { AddCommand, AddGroup } from './add-command.ts'
import { nameArguments } from './argument-words.ts'
import { addClaimCommands } from './claim-commands.ts'
import { addConfigCommands } from './config-commands.ts'
import { addEditorCommands } from './editor-commands.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { addFollowCommands } from './follow-commands.ts'
import { addHelpCommand } from './help-command.ts'
import { formatGroupedHelp } from './help-groups.ts'
import { localeOf } from './locale-of.ts'
import { addQuestionCommands } from './question-commands.ts'
import { addRecordCommands } from './record-commands.ts'
import { redactSaid } from './redact-said.ts'
import { helpInWords } from './say-help.ts'
import { sayUsage } from './say-usage.ts'
import { addSetupCommands } from './setup-commands.ts'
import { tellAllMissing } from './tell-all-missing.ts'
import { createTerminal } from './terminal.ts'

/** Runs one command, given as what was typed after the program's name; gives the exit code. Never throws. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.fine
  let given: GlobalOptions = {}
  const program = createProgram(
    (code) => {
      exitCode = code
    },
    (options) => {
      given = options
    },
  )
  try {
    await program.parseAsync(putGlobalsFirst(args, program.options), { from: 'user' })
  } catch (error) {
    return report(error, { ...program.opts(), ...given })
  }
  return exitCode
}

/** Every command is loaded when it is called: `--help` opens no database and starts no SDK. */
export function createProgram(
  onEnd: (exitCode: number) => void,
  onBegin: (options: GlobalOptions) => void = () => {},
): Command {
  const program = new Command('onrecord')
    .description(
      'Keeps the public record of disputed official claims: who said what, in which words, and how you know.',
    )
    .option('--json', 'print data for scripts instead of text')
    .option('--config <folder>', 'folder with the three YAML files')
    .option('--database <file>', 'another database than the configured one')
    .option('--demo', 'use the record that the demo left')
    .option('--no-color', 'no colours, also on a terminal')
    .helpOption('-h, --help', 'show help')
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .showHelpAfterError('("onrecord --help" lists the commands)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(sayUsage(text, localeOf(program.opts()))) })
  program.configureHelp({ ...helpInWords(program), formatHelp: formatGroupedHelp(program) })
  // Positional: what stands behind a subcommand's name is its own, also where its parent has an option of that name.
  const addGroup: AddGroup = (name, description) =>
    program.command(name).description(description).enablePositionalOptions().exitOverride()
  const add: AddCommand = (usage, description, load, parent = program) => {
    const command = parent.command(usage).description(description).enablePositionalOptions().exitOverride()
    nameArguments(command)
    tellAllMissing(command)
    return command.action(async (...given: unknown[]) => {
      given.pop()
      const own = given.pop() as object
      const options: GlobalOptions = { ...program.opts(), ...own }
      onBegin(options)
      const handler = await load()
      onEnd(await handler(options as never, ...(given as never[])))
    })
  }
  addSetupCommands(add, addGroup)
  addClaimCommands(add)
  addQuestionCommands(add)
  addEditorCommands(add)
  addFollowCommands(add)
  addRecordCommands(add)
  addConfigCommands(add, addGroup)
  addHelpCommand(program)
  return program
}

/** The program's own options may stand anywhere; the library, told to mind positions, wants them before the command. */
function putGlobalsFirst(args: readonly string[], globals: readonly Option[]): string[] {
  const [first, rest]: [string[], string[]] = [[], []]
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--') return [...first, ...rest, ...args.slice(at)]
    const option = globals.find(({ long }) => word === long || word.startsWith(`${long}=`))
    if (option === undefined) rest.push(word)
    else if (!option.required || word.includes('=')) first.push(word)
    // Without its value it is told of, whatever else was typed.
    else if (at + 1 === args.length) return [word]
    else first.push(word, ...args.slice(++at, at + 1))
  }
  return [...first, ...rest]
}

/** Says what went wrong on standard error; gives the exit code. */
function report(error: unknown, options: GlobalOptions): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  const terminal = createTerminal(options)
  if (options.json && isOnrecordError(error))
    terminal.out(JSON.stringify({ error: { code: error.code, message: redactSaid(error.message) } }))
  const locale = localeOf(options)
  terminal.error(isOnrecordError(error) ? sayError(error, locale) : sayFailure(messageOf(error), locale))
  if (!isOnrecordError(error) && process.env.LOG_LEVEL === 'debug' && error instanceof Error)
    terminal.error(toSourcePlaces(error.stack ?? ''))
  return isOnrecordError(error) && error.code === 'invalid' ? EXIT.usage : EXIT.failed
}

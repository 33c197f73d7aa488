import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander'
import { HELP, HELP_LINES } from '../chat/catalogue/es/help.ts'
import type { Locale } from '../domain/vocabulary.ts'
import { localeOf } from './locale-of.ts'

/** What the help says of a command, an option or an argument, in the reader's language; as it is where that has no words. */
export function sayHelp(words: string, locale: Locale): string {
  return locale === 'es' && Object.hasOwn(HELP, words) ? (HELP[words] ?? words) : words
}

/** A line of the program's own help, likewise. */
export function sayHelpLine(words: string, locale: Locale): string {
  return locale === 'es' && Object.hasOwn(HELP_LINES, words) ? (HELP_LINES[words] ?? words) : sayHelp(words, locale)
}

/** The language of whoever asked: of the configuration that the options name. */
export function localeFor(command: Command): Locale {
  let root = command
  while (root.parent) root = root.parent
  return localeOf(root.opts())
}

/** How the library writes the help of a command, said in the reader's language. */
export function helpInWords(root: Command): HelpConfiguration {
  // Read once a help: the configuration is a file.
  let known: Locale | undefined
  const say = (words: string) => {
    known ??= localeFor(root)
    return sayHelp(words, known)
  }
  return {
    // One line a command on 80 columns; its own options are in its own help.
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    subcommandDescription: (command) => say(command.summary() || command.description()),
    commandDescription: (command) => say(command.description()),
    optionDescription: (option: Option) =>
      option.mandatory ? `${say(option.description)} (${say('needed')})` : say(option.description),
    argumentDescription: (argument) => describeArgument(argument, say),
    styleTitle: (title) => say(title),
    styleUsage: (usage) => usage.replace(/\[(?:options|command)\]/g, say),
  }
}

/** Which choices there are, and what holds where it is left out, are the library's to say. */
function describeArgument(argument: Argument, say: (words: string) => string): string {
  const { description } = argument
  const whole = Help.prototype.argumentDescription.call(new Help(), argument)
  const more = whole.slice(description.length).replace(/\b(?:choices|default)(?=: )/g, say)
  return `${say(description)}${more}`
}

function argumentTerm(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

import { type Command, Option } from 'commander'
import { OUTLET_TYPES } from '../domain/vocabulary.ts'
import { EDITOR_KINDS, EDITOR_PLACES } from '../ports/configuration-verbs.ts'
import { type AddCommand, type AddGroup, type Handler, readCount } from './add-command.ts'

/** What stands in the configuration files, changed without opening them. */
export function addConfigCommands(add: AddCommand, addGroup: AddGroup): void {
  const config = addGroup('config', 'settings: list, get, set, unset, history, undo')
  const settings = (usage: string, description: string, handler: keyof typeof import('./config.ts')) =>
    add(usage, description, async () => (await import('./config.ts'))[handler] as Handler, config)
  settings('list [key]', 'every setting: what holds, what it means, where it comes from', 'listSettings')
  settings('get <key>', 'one setting, or those of a block', 'getSetting')
  changing(settings('set <key> <value> [more...]', 'set a key, or several as pairs', 'setSetting'))
  changing(settings('unset <keys...>', 'take keys out, so that their defaults hold', 'unsetSetting'))
  settings('history', 'the last changes of settings, sources, actors and editors', 'configHistory').option(
    '--limit <n>',
    'changes listed',
    readCount,
    20,
  )
  changing(settings('undo [number]', 'take the last change back, or the one of this number', 'undoConfig'))
  addActorCommands(add)
  addEditorCommands(add)
}

/** Under the sources, which have a name already. */
export function addSourceChanges(add: AddCommand, sources: Command): void {
  const change = (usage: string, description: string, handler: keyof typeof import('./change-sources.ts')) =>
    changing(add(usage, description, async () => (await import('./change-sources.ts'))[handler] as Handler, sources))
  const facts = (command: Command) =>
    command
      .option('--name <text>', 'as messages print it')
      .addOption(new Option('--outlet <type>', 'what kind of body publishes it').choices([...OUTLET_TYPES]))
      .option('--voice-of <actor>', 'whose own voice it is; none takes that away')
      .option('--interval <time>', 'how often it is polled, like 15m')
      .addOption(new Option('--language <language>', 'of texts too short to tell').choices(['en', 'es', 'und']))
      .option('--full-text', 'read the article behind each entry')
      .option('--note <text>', 'what is difficult about it')
      .option('--user-agent <text>', 'a User-Agent that the publisher agreed to')
  facts(change('add <url>', 'ask an address once, and poll it from now on', 'addSource'))
    .option('--id <id>', 'a short id (default: made of the address)')
    .option('--allow-private', 'private addresses and other ports too: intranets and tests')
    .option('--untried', 'add it although it does not answer now')
  facts(change('edit <source>', 'change what is said of a source', 'editSource')).option(
    '--url <address>',
    'a new address',
  )
  change('pause <source>', 'stop polling it; what it brought stays', 'pauseSource').requiredOption(
    '--reason <text>',
    'why',
  )
  change('resume <source>', 'poll it again', 'resumeSource')
  change('remove <source>', 'take it out of the list; what it brought stays', 'removeSource')
}

function addActorCommands(add: AddCommand): void {
  const kind = () => new Option('--kind <kind>', 'what it is').choices(['person', 'institution'])
  const load = (handler: keyof typeof import('./actors.ts')) => async () =>
    (await import('./actors.ts'))[handler] as Handler
  const actors = add('actors [words]', 'who speaks and is spoken of; add, edit, remove', load('actors')).option(
    '--limit <n>',
    'actors listed',
    readCount,
    20,
  )
  changing(add('add <name>', 'add a person or institution', load('addActor'), actors))
    .addOption(kind().makeOptionMandatory())
    .option('--id <id>', 'a short id (default: made of the name)')
    .option('--alias <name...>', 'what texts call it')
    .option('--of <body...>', 'belongs to: BODY, or "BODY: office, 2025-01-20.."')
  changing(add('edit <actor>', 'change names, aliases and offices', load('editActor'), actors))
    .option('--name <text>', 'as messages print it')
    .addOption(kind())
    .option('--add-alias <name...>', 'what texts call it, too')
    .option('--remove-alias <name...>', 'no longer')
    .option('--add-of <body...>', 'belongs to: BODY, or "BODY: office, 2025-01-20..2026-03-01"')
    .option('--remove-of <body...>', 'take every affiliation to this body away')
  changing(add('remove <actor>', 'where nothing refers to it any more', load('removeActor'), actors))
}

function addEditorCommands(add: AddCommand): void {
  const load = (handler: keyof typeof import('./editors.ts')) => async () =>
    (await import('./editors.ts'))[handler] as Handler
  const editors = add('editors', 'who may decide; add, remove', load('editors'))
  const who = (command: Command) =>
    changing(command)
      .addOption(new Option('--platform <platform>', 'where').choices([...EDITOR_PLACES]).default('cli'))
      .addOption(new Option('--kind <kind>', 'which list, where the id does not tell').choices([...EDITOR_KINDS]))
  who(add('add <who>', 'a name, or an id of Slack or Discord', load('addEditor'), editors))
  who(add('remove <who>', 'no longer', load('removeEditor'), editors))
}

function changing(command: Command): Command {
  return command.option('--as <name>', 'who says so').option('--dry-run', 'only say what would change')
}

import { Option } from 'commander'
import type { AddCommand, AddGroup } from './add-command.ts'

const setupLanguage = () =>
  new Option('--lang <language>', "of the questions (default: reader.locale, else this machine's)").choices([
    'en',
    'es',
  ])

/** Setting it up, running it, and looking at one source closely. */
export function addSetupCommands(add: AddCommand, addGroup: AddGroup): void {
  add('init', 'set it up: a few questions, then config/ and .env', async () => (await import('./init.ts')).init)
    .addOption(new Option('--lang <language>', 'of the questions (default: of this machine)').choices(['en', 'es']))
    .option('--languages <list>', 'en, es or both')
    .option('--countries <list>', 'countries of the catalogue to choose sources from, or all')
    .option('--topics <list>', 'topics of the catalogue, or all')
    .option('--sources <ids>', 'sources by their ids, all or none')
    .option('--title <text>', 'a first claim in a few words')
    .option('--text <text>', 'the claim in one neutral sentence')
    .option('--claimant <name>', 'who makes it')
    .option('--made-on <date>', 'first made on, like 2025-10-14')
    .option('--aliases-en <phrases>', 'what English texts call it, with semicolons between')
    .option('--aliases-es <phrases>', 'what Spanish texts call it')
    .option('--slack <channel>', 'Slack channel to post to')
    .option('--discord <channel>', 'Discord channel to post to')
    .option('--contact <address>', 'e-mail or web address agencies can write to')
    .option('--zone <zone>', 'time zone, like America/Mexico_City')
    .option('-y, --yes', 'no questions: what is left out has its default')
    .option('--force', 'replace files that are there, keeping each as .bak')
    .option('--no-check', 'do not look it over afterwards')
  add('start', 'poll, match and post until stopped', async () => (await import('./start.ts')).start)
  add('demo', 'the founding case, lived through in seconds', async () => (await import('./demo.ts')).demo).option(
    '--keep <file>',
    'where to leave the database',
    'data/run/demo.db',
  )
  add(
    'poll [source]',
    'poll all sources once, or one; post what is new',
    async () => (await import('./poll.ts')).poll,
  ).option('--from <folder>', 'take every document of a folder as a source, into a record of its own')
  add(
    'check',
    'look over configuration, record, sources, chats, clock and disk',
    async () => (await import('./check.ts')).check,
  )
    .option('--offline', 'fetch no source and ask no chat')
    .addOption(new Option('--lang <language>', 'of what it says (default: reader.locale)').choices(['en', 'es']))
  add(
    'record <source>',
    'fetch a source once into a scrubbed fixture',
    async () => (await import('./record.ts')).record,
  ).option('--to <folder>', 'where to put it', 'data/run/fixtures')
  add(
    'replay <fixture>',
    'each step on a fixture; never posts',
    async () => (await import('./replay.ts')).replay,
  ).option('--explain', 'what each step made of it')
  const discord = addGroup('discord', 'set up Discord')
  add(
    'setup',
    'make and invite the bot, check it, post a test',
    async () => (await import('./discord-setup.ts')).discordSetup,
    discord,
  )
    .option('--server <id>', 'server, by id or name, in place of being asked')
    .option('--channel <id>', 'channel to post to, by id or name')
    .option('--role <id>', 'role of the editors, by id or name')
    .option('--no-test', 'post nothing')
    .addOption(setupLanguage())
  const slack = addGroup('slack', 'set up Slack')
  add(
    'setup',
    'create the app, try the tokens out, write them to .env',
    async () => (await import('./slack-setup.ts')).slackSetup,
    slack,
  )
    .option('--env <file>', 'another file than .env')
    .addOption(setupLanguage())
  add('evaluate', 'matching and stance on labelled sets', async () => (await import('./run-evaluate.ts')).evaluate)
    .allowUnknownOption()
    .argument('[arguments...]')
}

import { type Argument, Command, CommanderError, Option } from 'commander'
import { isOnrecordError, messageOf } from '../domain/errors.ts'
import { PLATFORMS, RUNGS } from '../domain/vocabulary.ts'
import type { Handler } from './add-command.ts'
import { readCount } from './add-command.ts'
import { addClaimCommands } from './claim-commands.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { formatGroupedHelp } from './help-groups.ts'
import { addRecordCommands } from './record-commands.ts'
import { createTerminal } from './terminal.ts'

/** Every command is loaded when it is called: `--help` opens no database and starts no SDK. */
const program = new Command('onrecord')
  .description('Keeps the public record of disputed official claims: who said what, in which words, and how you know.')
  .option('--json', 'print data for scripts instead of text')
  .option('--config <folder>', 'folder with the three YAML files')
  .option('--database <file>', 'another database than the configured one')
  .option('--demo', 'use the record that the demo left')
  .option('--no-color', 'no colours, also on a terminal')
  .helpOption('-h, --help', 'show help')
  .helpCommand('help [command]', 'show help for a command')
  .configureHelp({
    // One line a command on 80 columns; its own options are in its own help.
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
  })
  .showSuggestionAfterError(true)
  .showHelpAfterError('("onrecord --help" lists the commands)')
  .exitOverride()

program.configureHelp({ ...program.configureHelp(), formatHelp: formatGroupedHelp(program) })

let exitCode: number = EXIT.fine

function add(usage: string, description: string, load: () => Promise<Handler>, parent: Command = program): Command {
  return parent
    .command(usage)
    .description(description)
    .exitOverride()
    .action(async (...args: unknown[]) => {
      const command = args.pop() as Command
      const own = args.pop() as object
      const options: GlobalOptions = { ...program.opts(), ...own }
      const handler = await load()
      exitCode = await handler(options as never, ...(args as never[]))
      void command
    })
}

add('init', 'set it up: a few questions, then config/ and .env', async () => (await import('./init.ts')).init)
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
).option('--offline', 'fetch no source and ask no chat')
add(
  'record <source>',
  'fetch a source once into a scrubbed fixture',
  async () => (await import('./record.ts')).record,
).option('--to <folder>', 'where to put it', 'data/run/fixtures')
add('replay <fixture>', 'each step on a fixture; never posts', async () => (await import('./replay.ts')).replay).option(
  '--explain',
  'what each step made of it',
)
addClaimCommands(add)
add('status <claim>', 'what is the state of a claim', async () => (await import('./status.ts')).status)
add(
  'history <claim>',
  'all that is on record about it, oldest first',
  async () => (await import('./history.ts')).history,
)
  .option('--limit <n>', 'entries shown', readCount, 200)
  .option('--offset <n>', 'entries skipped', readCount, 0)
add('why <statement>', 'the words and rules behind a statement', async () => (await import('./why.ts')).why)
add('why-not <url>', 'why an article was not posted', async () => (await import('./why-not.ts')).whyNot)
add(
  'backtest <claim.yaml>',
  'try a draft claim on the stored items',
  async () => (await import('./backtest.ts')).backtest,
).option('--items <n>', 'stored items looked at, newest first', readCount, 20_000)
add(
  'dismiss <statement|url>',
  'say that an item is not about a claim',
  async () => (await import('./dismiss.ts')).dismiss,
)
  .requiredOption('--as <name>', 'who decides')
  .requiredOption('--reason <text>', 'why; the correction gives it')
  .option('--claim <slug>', 'which claim it is not about (needed with an address)')
  .option('--undo', 'take it back')
const possible = add(
  'possible [claim]',
  'matches below the bar, to accept or dismiss',
  async () => (await import('./possible.ts')).possible,
)
  .option('--limit <n>', 'matches listed', readCount, 20)
  .option('--offset <n>', 'matches skipped', readCount, 0)
add(
  'accept <item>',
  'it is about the claim: put on record what the rules read there',
  async () => (await import('./possible.ts')).acceptPossible,
  possible,
)
  .requiredOption('--claim <slug>', 'which claim it is about')
  .requiredOption('--as <name>', 'who decides')
  .option('--reason <text>', 'why')
add(
  'dismiss <item>',
  'it is not about the claim, nor are its copies',
  async () => (await import('./possible.ts')).dismissPossible,
  possible,
)
  .requiredOption('--claim <slug>', 'which claim it is not about')
  .requiredOption('--as <name>', 'who decides')
  .requiredOption('--reason <text>', 'why')
add(
  'adopt <item>',
  "make an analyst's reading a statement of yours",
  async () => (await import('./possible.ts')).adoptReading,
)
  .requiredOption('--claim <slug>', 'which claim it is about')
  .requiredOption('--as <name>', 'who decides')
  .requiredOption('--reason <text>', 'why')
  .option('--reading <n>', 'which reading, counted from 0 as "why" and "possible" list them', readCount, 0)
const statement = add(
  'statement <number>',
  'one statement; add one, or correct it',
  async () => (await import('./statement.ts')).showStatement,
)
add(
  'add <claim>',
  'put a statement on record that no source carries: a briefing, a video, a post',
  async () => (await import('./statement.ts')).addStatement,
  statement,
)
  .requiredOption('--as <name>', 'who adds it')
  .requiredOption('--speaker <name>', 'who said it: an actor, or the name as printed')
  .option('--affiliation <text>', 'as printed, like "former DEA agent"')
  .requiredOption('--stance <stance>', 'what it does to the claim, like denies')
  .option('--kind <kind>', 'of no_evidence and legal_action, like received_none or acquittal')
  .requiredOption('--quote <words>', 'the original words; @FILE reads them from a file')
  .option('--reported', 'the words are a report of what was said, not a quotation')
  .requiredOption('--language <language>', 'of the words: en, es, und')
  .requiredOption('--on <date>', 'when it was said, like 2025-10-16')
  .option('--zone <zone>', 'whose day, like America/Mexico_City (default: the configured one)')
  .option('--url <address>', 'where it stands; a copy is saved and the words are looked for in it')
  .option('--anyway', 'add it although the words do not occur there; that is noted')
  .option('--translation <words>', 'your translation, stored beside the words')
  .option('--into <language>', 'language of the translation')
  .requiredOption('--reason <text>', 'how you know')
const edit = (usage: string, description: string, handler: keyof typeof import('./statement.ts')) =>
  add(usage, description, async () => (await import('./statement.ts'))[handler] as Handler, statement).requiredOption(
    '--as <name>',
    'who decides',
  )
const WHY = ['--reason <text>', 'why; the correction gives it'] as const
edit('dismiss <number>', 'it does not count', 'dismissStatement').requiredOption(...WHY)
edit('restore <number>', 'it counts again', 'restoreStatement').requiredOption(...WHY)
edit('attribute <number> <speaker>', 'somebody else said it', 'attributeStatement')
  .option('--affiliation <text>', 'as printed')
  .requiredOption(...WHY)
edit('stance <number> <stance>', 'it does something else to the claim', 'readStatementAs')
  .option('--kind <kind>', 'of no_evidence and legal_action')
  .requiredOption(...WHY)
edit('move <number> <claim>', 'it answers another claim', 'moveStatement').requiredOption(...WHY)
edit('translate <number> <language> <words>', 'your translation, beside the words', 'translateStatement').option(
  '--reason <text>',
  'why',
)
add('set-status <claim>', 'set a rung or a flag, or clear one', async () => (await import('./set-status.ts')).setStatus)
  .requiredOption('--as <name>', 'who decides')
  .addOption(new Option('--rung <rung>', 'set this rung').conflicts(['flag', 'clear']))
  .addOption(new Option('--flag <flag>', 'set this flag').conflicts(['clear']))
  .option('--clear <flag>', 'take this flag off')
  .option('--by <name...>', 'whose words set the flag')
  .option('--statement <number...>', 'statements it rests on')
  .option('--forum <text>', 'adjudicated: which court')
  .option('--standard <text>', 'adjudicated: by which standard of proof')
  .option('--outcome <text>', 'adjudicated: with which outcome')
  .requiredOption('--reason <text>', 'why')
add('undo <claim>', 'take back the last change of a status', async () => (await import('./set-status.ts')).undoStatus)
  .requiredOption('--as <name>', 'who decides')
  .option('--step <number>', 'one step of its status, by its number')
  .requiredOption('--reason <text>', 'why')
const proposals = add(
  'proposals [claim]',
  'what waits for an editor',
  async () => (await import('./proposals.ts')).proposals,
).option('--all', 'decided ones too')
add(
  'assign <proposal> [owner]',
  'say whose work it is (default: yours)',
  async () => (await import('./proposals.ts')).assignProposal,
  proposals,
)
  .requiredOption('--as <name>', 'who says so')
  .option('--nobody', "nobody's")
add('decide <proposal>', 'confirm, edit or dismiss a proposal', async () => (await import('./decide.ts')).decide)
  .requiredOption('--as <name>', 'who decides')
  .addOption(new Option('--confirm', 'set what is proposed').conflicts(['dismiss', 'rung']))
  .addOption(new Option('--dismiss', 'set nothing').conflicts(['rung']))
  .addOption(new Option('--rung <rung>', 'set this rung instead').choices([...RUNGS]))
  .option('--forum <text>', 'a ruling confirmed: which court')
  .option('--standard <text>', 'a ruling confirmed: by which standard of proof')
  .option('--outcome <text>', 'a ruling confirmed: with which outcome')
  .option('--reason <text>', 'why (needed to edit or dismiss)')
add('asof <claim> <date>', 'its state at a past moment, like 2025-10-16', async () => (await import('./asof.ts')).asOf)
  .option('--said', 'by what had been said by then, not by what was known')
  .option('--zone <zone>', 'whose day, like America/Mexico_City (default: the configured one)')
const requests = add(
  'requests [claim]',
  'who asked for evidence, and what came of it',
  async () => (await import('./requests.ts')).requests,
)
add(
  'open <claim>',
  'put a request on record that no source carries',
  async () => (await import('./requests.ts')).openRequest,
  requests,
)
  .requiredOption('--as <name>', 'who says so')
  .requiredOption('--from <name>', 'who asked')
  .option('--to <name>', 'who was asked (default: who makes the claim)')
  .requiredOption('--what <text>', 'what was asked for')
  .option('--on <date>', 'when, like 2025-10-16 (default: now)')
  .option('--reason <text>', 'how you know')
add(
  'set <request> <state>',
  'acknowledged, refused, partly-answered, answered; open takes that back',
  async () => (await import('./answer-request.ts')).answerRequest,
  requests,
)
  .requiredOption('--as <name>', 'who says so')
  .requiredOption('--reason <text>', 'how you know')
  .option('--statement <number>', 'the statement on record that it rests on')
const discord = program.command('discord').description('set up Discord').exitOverride()
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
const sources = add('sources', 'their health; try, import, export', async () => (await import('./sources.ts')).sources)
add('list', 'list the sources with their health', async () => (await import('./sources.ts')).sources, sources)
add(
  'try <url>',
  'ask an address once: what would it be as a source? Prints what to put into sources.yaml',
  async () => (await import('./sources-try.ts')).sourcesTry,
  sources,
)
  .option('--allow-private', 'private addresses and other ports too: intranets and tests')
  .option('--user-agent <text>', 'a User-Agent that the publisher agreed to')
add(
  'import <file>',
  'add the feeds of an OPML file to sources.yaml',
  async () => (await import('./sources-opml.ts')).importOpml,
  sources,
)
  .option('--dry-run', 'only say what would be added')
  .option('--trust', 'the list is your own: take over its outlet types and whom each source speaks for')
add('export', 'print the feeds as OPML', async () => (await import('./sources-opml.ts')).exportOpml, sources).option(
  '--all',
  'disabled ones too',
)
add(
  'release <source>',
  'post, or drop, what a sudden bulk held back',
  async () => (await import('./release.ts')).release,
)
  .requiredOption('--as <name>', 'who decides')
  .option('--drop', 'post nothing of it')
const platform = () => new Option('--platform <platform>', 'where the channel is').choices([...PLATFORMS])
const time = '[time]'
add('watch <channel> <claim>', 'post about a claim, tag:TAG or all', async () => (await import('./watch.ts')).watch)
  .addOption(platform().default('console'))
  .option('--events <list>', 'what is posted, like statement,status,correction')
  .addOption(new Option('--live', 'at once').conflicts(['daily', 'weekly']))
  .addOption(new Option(`--daily ${time}`, 'one digest a day, at 08:00 or the time given').conflicts(['weekly']))
  .option(`--weekly ${time}`, 'one digest a week, on Mondays')
  .option('--zone <zone>', 'of these times, like America/Mexico_City')
  .option('--quiet <hours>', 'when posts wait, like 22:00-07:00; none takes them away')
  .addOption(new Option('--locale <language>', 'of the posts').choices(['en', 'es']))
  .option('--as <name>', 'who says so')
add('unwatch <channel> <claim>', 'take a watch away', async () => (await import('./watch.ts')).unwatch)
  .addOption(platform().default('console'))
  .option('--as <name>', 'who says so')
add('watches [channel]', 'who is told what, and when', async () => (await import('./watch.ts')).watches).addOption(
  platform(),
)
const deliveries = add(
  'deliveries',
  'posts on their way, or stuck on it; sent, again, drop',
  async () => (await import('./deliveries.ts')).deliveries,
)
  .addOption(new Option('--state <state>', 'which').choices(['open', 'needs_review', 'refused', 'all']).default('open'))
  .option('--limit <n>', 'rows shown', readCount, 50)
for (const [verdict, what] of [
  ['sent', 'somebody looked: it is there'],
  ['again', 'it is not there: send it once more'],
  ['drop', 'nobody needs it'],
] as const)
  add(`${verdict} <delivery>`, what, async () => (await import('./deliveries.ts'))[verdict], deliveries)
    .requiredOption('--as <name>', 'who decides')
    .option('--reason <text>', 'why')
addRecordCommands(add)
const slack = program.command('slack').description('set up Slack').exitOverride()
add(
  'setup',
  'create the app, try the tokens out, write them to .env',
  async () => (await import('./slack-setup.ts')).slackSetup,
  slack,
).option('--env <file>', 'another file than .env')
add('evaluate', 'matching and stance on labelled sets', async () => (await import('./run-evaluate.ts')).evaluate)
  .allowUnknownOption()
  .argument('[arguments...]')

function argumentTerm(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

try {
  await program.parseAsync(process.argv)
} catch (error) {
  exitCode = report(error)
}
process.exitCode = exitCode

/** Says what went wrong on standard error; gives the exit code. */
function report(error: unknown): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  const terminal = createTerminal(program.opts())
  if (program.opts().json && isOnrecordError(error))
    terminal.out(JSON.stringify({ error: { code: error.code, message: error.message } }))
  terminal.error(messageOf(error))
  if (!isOnrecordError(error) && process.env.LOG_LEVEL === 'debug' && error instanceof Error)
    terminal.error(error.stack ?? '')
  return isOnrecordError(error) && error.code === 'invalid' ? EXIT.usage : EXIT.failed
}

import { Option } from 'commander'
import { PLATFORMS } from '../domain/vocabulary.ts'
import { type AddCommand, readCount } from './add-command.ts'
import { addSourceChanges } from './config-commands.ts'

/** Sources, channels and what is on its way to them. */
export function addFollowCommands(add: AddCommand): void {
  const sources = add(
    'sources',
    'their health; try, add, pause, import, export',
    async () => (await import('./sources.ts')).sources,
  )
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
  add('export', 'print the feeds as OPML', async () => (await import('./sources-opml.ts')).exportOpml, sources)
    .option('--all', 'disabled ones too')
    .option('--keys', 'with the keys that stand in addresses: the list is for yourself')
  addSourceChanges(add, sources)
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
    .addOption(
      new Option('--state <state>', 'which').choices(['open', 'needs_review', 'refused', 'all']).default('open'),
    )
    .option('--limit <n>', 'rows shown', readCount, 50)
  for (const [verdict, what] of [
    ['sent', 'somebody looked: it is there'],
    ['again', 'it is not there: send it once more'],
    ['drop', 'nobody needs it'],
  ] as const)
    add(`${verdict} <delivery>`, what, async () => (await import('./deliveries.ts'))[verdict], deliveries)
      .requiredOption('--as <name>', 'who decides')
      .option('--reason <text>', 'why')
}

import { Option } from 'commander'
import { STANCES } from '../domain/vocabulary.ts'
import { EXPORT_FORMATS, SEARCH_KINDS } from '../ports/reader-verbs.ts'
import { type AddCommand, readCount } from './add-command.ts'

/** What the record as a whole is asked, and how it is kept. */
export function addRecordCommands(add: AddCommand): void {
  add(
    'coverage [claim]',
    'which sources were healthy over a span of days',
    async () => (await import('./coverage.ts')).coverage,
  )
    .option('--from <date>', 'first day or time (default: 30 days before the end)')
    .option('--until <date>', 'last day or time (default: now)')
    .option('--zone <zone>', 'whose days (default: the configured zone)')
  add('search [words...]', 'full text: words, "a phrase", begin*', async () => (await import('./search.ts')).search)
    .addOption(new Option('--kind <kind...>', 'only these').choices([...SEARCH_KINDS]))
    .option('--claim <slug>', 'only about this claim')
    .option('--actor <name>', 'only what this actor said')
    .addOption(new Option('--stance <stance>', 'only statements of this stance').choices([...STANCES]))
    .option('--source <id>', 'only from this source')
    .option('--from <date>', 'first day or time')
    .option('--until <date>', 'last day or time')
    .option('--zone <zone>', 'whose days (default: the configured zone)')
    .option('--best', 'best first, out of the newest hits')
    .option('--limit <n>', 'hits shown', readCount, 10)
    .option('--offset <n>', 'hits skipped', readCount, 0)
  add('export <claim>', 'its whole record as a document', async () => (await import('./export.ts')).exportRecord)
    .addOption(new Option('--format <format>', 'which').choices([...EXPORT_FORMATS]).default('jsonld'))
    .option('--as-of <date>', 'as it was known then')
    .option('--zone <zone>', 'whose day (default: the configured zone)')
    .addOption(new Option('--locale <locale>', 'language of a dossier').choices(['en', 'es']))
    .option('--out <file>', 'into this new file')
  add('verify', 'check the whole record against its ledger', async () => (await import('./verify.ts')).verify).option(
    '--anchor <file>',
    'another file of anchors than the configured one',
  )
  add('purge', 'take words out of the record for good', async () => (await import('./purge.ts')).purge)
    .requiredOption('--as <name>', 'who does it')
    .requiredOption('--reason <text>', 'why; the ledger keeps it')
    .option('--statement <number>', 'of one statement, wherever they stand, former texts of the files too')
    .option('--speaker <name>', 'of everything this person or body said, and the name')
    .option('--older-than <days>', 'of items without a statement, and former texts of the files: 365d')
    .option('--former-files', 'of the configuration files as they were before each change by command')
    .option('--yes', 'it is meant')
  add('backup <file>', 'a checked copy, made while it is in use', async () => (await import('./backup.ts')).backup)
  add(
    'restore <file>',
    'put a backup in place; keeps what was there',
    async () => (await import('./backup.ts')).restore,
  )
    .option('--as <name>', 'who does it')
    .option('--post-again', 'post what waited and what came since, though it may have been posted before')
}

import { Option } from 'commander'
import { RUNGS } from '../domain/vocabulary.ts'
import { type AddCommand, type Handler, readCount } from './add-command.ts'

/** What editors decide, correct and put on record. */
export function addEditorCommands(add: AddCommand): void {
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
  add(
    'set-status <claim>',
    'set a rung or a flag, or clear one',
    async () => (await import('./set-status.ts')).setStatus,
  )
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
}

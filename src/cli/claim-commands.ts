import { type Command, Option } from 'commander'
import { REVIEW_MODES } from '../domain/vocabulary.ts'
import type { AddCommand, Handler } from './add-command.ts'

/** The tracked claims: listed, and changed. */
export function addClaimCommands(add: AddCommand): void {
  const claims = add(
    'claims',
    'the tracked claims; add, edit, archive, export',
    async () => (await import('./claims.ts')).claims,
  )
    .option('--tag <tag>', 'only claims with this tag')
    .option('--archived', 'archived ones too')
  const load = async () => await import('./edit-claims.ts')
  const described = (command: Command) =>
    command
      .requiredOption('--as <name>', 'who does it')
      .option('--title <text>', 'a few words for lists and threads')
      .option('--text <text>', 'the assertion itself, one sentence')
      .option('--claimant <name>', 'who makes it')
      .option('--on <date>', 'when it was first made: 2025-10-14, 2025-10 or 2025')
      .addOption(new Option('--language <language...>', 'languages it is looked for in').choices(['en', 'es']))
      .option('--alias-en <phrase...>', 'how texts in English call it')
      .option('--alias-es <phrase...>', 'how texts in Spanish call it')
      .option('--party <role=name...>', 'who answers, who it is about')
      .option('--tag <tag...>', 'tags')
      .option('--parent <slug>', 'the wider claim')
      .addOption(new Option('--review <mode>', 'who sets its lower rungs').choices([...REVIEW_MODES]))
      .option('--reviewed', 'an editor found this wording fit to be posted about')
  add('list', 'list the tracked claims', async () => (await import('./claims.ts')).claims, claims)
    .option('--tag <tag>', 'only claims with this tag')
    .option('--archived', 'archived ones too')
  described(add('add [claim.yaml]', 'track a claim', async () => (await load()).addClaim, claims)).option(
    '--slug <slug>',
    'its name in commands (default: made of the title)',
  )
  described(
    add('edit <claim>', 'change it; a new wording is a new version', async () => (await load()).editClaim, claims),
  )
    .option('--no-parent', 'it is no narrower version of another claim')
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', '\nA list is given whole; --tag "" takes the tags away, and so with aliases and parties.')
  const simple = (usage: string, what: string, handler: () => Promise<Handler>) =>
    add(usage, what, handler, claims)
      .requiredOption('--as <name>', 'who does it')
      .requiredOption('--reason <text>', 'why')
  simple(
    'rename <claim> <slug>',
    'give it another slug; the old one keeps working',
    async () => (await load()).renameClaim,
  )
  simple('archive <claim>', 'stop tracking it; its record stays', async () => (await load()).archiveClaim)
  simple('restore <claim>', 'track it again', async () => (await load()).restoreClaim)
  add(
    'export',
    'claims.yaml with the claims as they stand, comments kept',
    async () => (await import('./export-claims.ts')).exportClaims,
    claims,
  ).option('--write', 'put it in the place of the file; the old one stays beside it')
}

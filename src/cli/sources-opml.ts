import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { configFolder, readVariables } from '../config/environment.ts'
import { CONFIG_FILES } from '../config/load-config.ts'
import { mergeOpml } from '../config/opml/merge-opml.ts'
import { readOpml } from '../config/opml/read-opml.ts'
import { writeOpml } from '../config/opml/write-opml.ts'
import { keysIn } from '../config/secrets-of.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { systemClock } from '../runtime/clock.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import { redactSaid } from './redact-said.ts'
import { createTerminal } from './terminal.ts'

/** Added or skipped entries named one by one; the rest is counted. */
const NAMED = 30

/** Adds the feeds of an OPML file to `sources.yaml`; comments and order stay. */
export async function importOpml(
  options: GlobalOptions & { dryRun?: boolean; trust?: boolean },
  file: string,
): Promise<number> {
  const list = readOpml(readText(file))
  const keys = list.feeds.flatMap(({ url }) => keysIn(url))
  const said = createTerminal(options)
  // Keys in addresses go into the file alone.
  const terminal = { ...said, out: (text: string) => said.out(redactSaid(text, keys)) }
  // Read first: nothing is added to a configuration that is broken already.
  const { actors } = readConfig(options)
  const target = path.join(options.config ?? configFolder(readVariables()), CONFIG_FILES.sources)
  const merge = mergeOpml(readText(target), list.feeds, new Set(actors.map((actor) => actor.id)), options.trust)
  const write = merge.added.length > 0 && !options.dryRun
  if (write) {
    // Beside it first, then in its place: a full disk never leaves half a configuration.
    writeFileSync(`${target}.new`, merge.text)
    renameSync(`${target}.new`, target)
  }
  const skipped = [...merge.skipped, ...list.refused.map(({ name, why }) => ({ name, url: '', why }))]
  if (options.json) {
    terminal.out(
      JSON.stringify({ file: target, written: write, added: merge.added, skipped, unvoiced: merge.unvoiced }, null, 2),
    )
    return EXIT.fine
  }
  const { out, paint } = terminal
  for (const { id, name, url } of merge.added.slice(0, NAMED))
    out(`${paint.green('added')}    ${id}  ${name}  ${paint.dim(url)}`)
  if (merge.added.length > NAMED) out(`         and ${merge.added.length - NAMED} more`)
  // A voice is never among "and 12 more".
  for (const { id, voiceOf } of merge.added) if (voiceOf) out(`${paint.yellow('voice')}    ${id} speaks for ${voiceOf}`)
  for (const { name, why } of skipped.slice(0, NAMED)) out(`${paint.yellow('skipped')}  ${name}: ${why}`)
  if (skipped.length > NAMED) out(`         and ${skipped.length - NAMED} more`)
  const done = options.dryRun ? 'would be added (--dry-run: nothing was written)' : `added to ${target}`
  out(`\n${merge.added.length} ${done}, ${skipped.length} skipped.`)
  const { length: asked } = merge.unvoiced
  if (asked > 0)
    out(
      `${asked === 1 ? '1 entry' : `${asked} entries`} asked to speak for an actor and ${asked === 1 ? 'was' : 'were'} not given its voice: ` +
        `${merge.unvoiced.slice(0, NAMED).join(', ')}. --trust gives it, if the list is your own.`,
    )
  if (write) out('Look over outlet, hosts and voiceOf of each, then: onrecord check')
  return EXIT.fine
}

/** Prints the sources that are feeds as OPML 2.0. Such a list is for others: keys in addresses stay here unless asked for. */
export async function exportOpml(options: GlobalOptions & { all?: boolean; keys?: boolean }): Promise<number> {
  const terminal = createTerminal(options)
  const wanted = readConfig(options).sources.filter((source) => options.all || source.enabled)
  const feeds = wanted.filter((source) => source.kind === 'feed')
  const withoutKeys = feeds.map((feed) => {
    const clear = (text: string) => redactSaid(text, keysIn(feed.url))
    return { ...feed, url: clear(feed.url), name: clear(feed.name) }
  })
  const cleared = withoutKeys.filter(({ url }, n) => url !== feeds[n]?.url).length
  const xml = writeOpml(options.keys ? feeds : withoutKeys, systemClock.now())
  terminal.out(options.json ? JSON.stringify({ opml: xml, feeds: feeds.length }, null, 2) : xml.trimEnd())
  if (cleared > 0 && !options.keys)
    terminal.error(
      `The keys in ${cleared} of the addresses are left out; --keys writes them, if the list is for yourself.`,
    )
  const left = wanted.length - feeds.length
  if (left > 0) terminal.error(`${left} page sources are left out: OPML has no place for selectors.`)
  return EXIT.fine
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? sentence`There is no file ${file}.`
      : sentence`${file} cannot be read as UTF-8 text: ${messageOf(cause)}`
    throw new OnrecordError(missing ? 'not_found' : 'invalid', message, { cause })
  }
}

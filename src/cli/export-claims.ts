import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { configFolder, readVariables } from '../config/environment.ts'
import { CONFIG_FILES } from '../config/load-config.ts'
import { type ClaimToWrite, mergeClaims } from '../config/merge-claims.ts'
import { claimsFileSchema } from '../config/schemas/claim-schema.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { App } from '../main.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { DEMO_FOLDER } from './read-config.ts'
import { withApp } from './with-app.ts'

/** `claims.yaml` with the claims as they stand: printed, or with `--write` put in its place. */
export function exportClaims(options: GlobalOptions & { write?: boolean }): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const folder = options.demo ? path.join(DEMO_FOLDER, 'config') : (options.config ?? configFolder(readVariables()))
    const file = path.join(folder, CONFIG_FILES.claims)
    const merge = mergeClaims(read(file), await claimsToWrite(app), app.config.actors)
    if (options.write) write(file, merge.text)
    const { added, changed, archived } = merge
    if (options.json) terminal.out(JSON.stringify({ file, written: options.write ?? false, ...merge }, null, 2))
    else if (!options.write) terminal.out(merge.text.trimEnd())
    else if (added.length + changed.length + archived.length === 0) terminal.out(`${file} says all of it already.`)
    else
      for (const [what, slugs] of Object.entries({ added, changed, archived }))
        if (slugs.length > 0) terminal.out(`${what}: ${slugs.join(', ')}`)
    return EXIT.fine
  })
}

async function claimsToWrite({ store }: App): Promise<ClaimToWrite[]> {
  const all: ClaimToWrite[] = []
  for (const stored of await store.claims.all()) {
    const { id: _i, version: _v, versionId: _w, addedAt: _a, archivedAt, ...claim } = stored
    const events = await store.claims.events(stored.slug)
    const formerSlugs = events.filter(({ event }) => event === 'renamed').map(({ detail }) => detail)
    const last = events.findLast(({ event }) => event === 'archived')
    // What the file itself took out is in it no more.
    const by = last?.by ?? null
    if (archivedAt !== null && by === null) continue
    const note = `by ${by} on ${new Date(archivedAt ?? 0).toISOString().slice(0, 10)}: ${last?.reason ?? ''}`
    all.push({ claim, formerSlugs, archived: archivedAt === null ? null : note })
  }
  return all
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new OnrecordError('not_found', sentence`${file} cannot be read: ${messageOf(cause)}`, { cause })
  }
}

/** Whole or not at all; the file as it was stays beside it. */
function write(file: string, text: string): void {
  const { success } = claimsFileSchema.safeParse(parse(text))
  if (!success)
    throw new OnrecordError('internal', sentence`What would be written is no claims.yaml. ${file} is unchanged.`)
  try {
    copyFileSync(file, `${file}.before`)
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch (cause) {
    throw new OnrecordError('unavailable', sentence`${file} cannot be written: ${messageOf(cause)}`, { cause })
  }
}

import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { ConfigurationFiles } from '../ports/configuration-files.ts'
import type { PurgeInput } from '../ports/editor-verbs.ts'
import type { PurgeResult } from '../ports/purge-store.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { demandEditor } from './editor.ts'

/** Versions of items emptied in one go. */
const BATCH = 1_000
const FEWEST_WORDS = 3
const FORMER_FILES = 'former texts of the configuration files'
const NOTHING: PurgeResult = { statements: 0, revisions: 0, posts: 0, requests: 0, reasons: 0 }

/**
 * Takes texts out of the record: not what happened, nor when, but the words. Their hashes stay, the ledger says what was
 * purged, by whom and why, and every answer says "text removed" from then on. It cannot be undone.
 */
export async function purgeTexts(context: AnswerContext, input: PurgeInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = input.reason.trim()
  if (reason === '') throw new OnrecordError('invalid', 'Texts are removed with a reason: --reason "…".')
  const { store, clock } = context
  const by = { by: asker.name, reason, at: clock.now() }
  const { target } = input
  if ('formerFiles' in target) {
    const files = await purgeFormerFiles(context, by)
    if (files === 0)
      throw new OnrecordError('not_found', 'No former texts of the configuration files are kept. Nothing was changed.')
    return answer(`${FORMER_FILES} removed`, { ...NOTHING, files }, reason)
  }
  if ('olderThanMs' in target) {
    const days = Math.round(target.olderThanMs / 86_400_000)
    const done = await purgeOld(context, target.olderThanMs, by)
    const files = await purgeFormerFiles(context, by, by.at - target.olderThanMs)
    return answer(`texts of items without a statement, older than ${days} days, removed`, { ...done, files }, reason)
  }
  if ('statementId' in target) {
    if ((await store.queries.statement(target.statementId)) === null)
      throw new OnrecordError('not_found', sentence`There is no statement ${target.statementId}.`)
    const { revisionIds, words } = await store.purges.carriersOf([target.statementId])
    if (words.length === 0)
      throw new OnrecordError('conflict', 'Its words were removed before. Nothing was changed.', { permanent: true })
    const what = `statement ${target.statementId}`
    // First: once the record has no words any more, nobody knows what to look for in the files.
    const files = await forget(context, { words: words.filter(isOwn) })
    const done = await store.purges.purge({ ...by, what, statementIds: [target.statementId], revisionIds, words })
    await store.purges.cleanIndex(context.breathe)
    return answer(`the words of ${what} removed`, { ...done, files }, reason, await store.purges.rewriteFile())
  }
  return purgeSpeaker(context, target.speaker, by)
}

/** All somebody said, and the name, wherever it stands: in reasons and flags too. */
async function purgeSpeaker(
  context: AnswerContext,
  typed: string,
  by: { by: string; reason: string; at: number },
): Promise<DoneAnswer> {
  const { store, actors } = context
  const wanted = typed.trim().toLowerCase()
  const actor = actors.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((one) => one.toLowerCase() === wanted),
  )
  const statementIds = await store.purges.statementsOf({ ...(actor ? { actor: actor.id } : {}), name: typed.trim() })
  const { revisionIds, words, names } = await store.purges.carriersOf(statementIds)
  const called = [...names, typed.trim(), ...(actor ? [actor.name, ...actor.aliases] : [])]
  const inFiles = await forget(context, { words: called, dryRun: true })
  if (statementIds.length === 0 && inFiles === 0 && (await store.purges.mentions(called)) === 0)
    throw new OnrecordError('not_found', sentence`Nothing on record still has words of "${typed}", or the name.`)
  const what = 'all statements of one speaker'
  const files = await forget(context, { words: [...called, ...words.filter(isOwn)] })
  const done = await store.purges.purge({ ...by, what, statementIds, revisionIds, words, names: called })
  await store.purges.cleanIndex(context.breathe)
  return answer(`the words of ${typed} removed`, { ...done, files }, by.reason, await store.purges.rewriteFile())
}

/**
 * What the configuration files said before each change by command: keys of feeds and names of people among it. Of all of
 * them, or of those made before a time. Gives how many changes that concerned.
 */
async function purgeFormerFiles(
  context: AnswerContext,
  by: { by: string; reason: string; at: number },
  before?: Instant,
): Promise<number> {
  const asked = { words: null, ...(before === undefined ? {} : { before }) }
  if ((await forget(context, { ...asked, dryRun: true })) === 0) return 0
  const what = before === undefined ? FORMER_FILES : `${FORMER_FILES}, from before ${new Date(before).toISOString()}`
  // Told before it is done: what a crash leaves is done by saying it again.
  await context.store.purges.purge({ ...by, what, statementIds: [], revisionIds: [], words: [] })
  return forget(context, asked)
}

/** Fewer words than that stand in a file by chance: "false", "all of it". The change could not be taken back for nothing. */
function isOwn(quote: string): boolean {
  return quote.trim().split(/\s+/).length >= FEWEST_WORDS
}

/** Without files there are no former texts of them. */
async function forget({ files }: AnswerContext, asked: Parameters<ConfigurationFiles['forget']>[0]): Promise<number> {
  return files === undefined ? 0 : files.forget(asked)
}

/** Items whose words nobody needs any more. */
export async function purgeOld(
  { store, breathe }: Pick<AnswerContext, 'store' | 'breathe'>,
  olderThanMs: number,
  order: { by: string; reason: string; at: number },
): Promise<PurgeResult> {
  const total = { ...NOTHING }
  for (;;) {
    const revisionIds = await store.purges.unneeded(order.at - olderThanMs, BATCH)
    if (revisionIds.length === 0) break
    const what = `items without a statement, first seen before ${new Date(order.at - olderThanMs).toISOString()}`
    const done = await store.purges.purge({ ...order, what, statementIds: [], revisionIds, words: [] })
    total.revisions += done.revisions
  }
  // Once for all of them: the whole index is written anew.
  if (total.revisions > 0) await store.purges.cleanIndex(breathe)
  return total
}

function answer(what: string, done: PurgeResult & { files: number }, reason: string, rewritten = true): DoneAnswer {
  return {
    kind: 'done',
    what,
    details: [
      { label: 'statements', value: String(done.statements) },
      { label: 'versions of items', value: String(done.revisions) },
      { label: 'posts and requests', value: String(done.posts + done.requests) },
      { label: 'reasons and flags', value: String(done.reasons) },
      { label: 'former texts of files', value: String(done.files) },
      { label: 'reason', value: reason },
      ...(rewritten
        ? []
        : [
            {
              label: 'to do',
              value:
                'free pages of the file may hold words still, for somebody was writing: stop the worker, VACUUM it',
            },
          ]),
      { label: 'stays', value: 'hashes, times, places and decisions; what was posted to a channel is there still' },
    ],
    undo: null,
  }
}

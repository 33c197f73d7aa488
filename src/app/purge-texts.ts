import { OnrecordError } from '../domain/errors.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { PurgeInput } from '../ports/editor-verbs.ts'
import type { PurgeResult } from '../ports/purge-store.ts'
import type { AnswerContext } from './answers/answer-context.ts'

/** Versions of items emptied in one go. */
const BATCH = 1_000

/**
 * Takes texts out of the record: not what happened, nor when, but the words. Their hashes stay, the ledger says what was
 * purged, by whom and why, and every answer says "text removed" from then on. It cannot be undone.
 */
export async function purgeTexts(context: AnswerContext, input: PurgeInput, asker: Asker): Promise<DoneAnswer> {
  if (!asker.editor)
    throw new OnrecordError('invalid', `${asker.name} is not an editor here. Editors are listed in onrecord.yaml.`)
  const reason = input.reason.trim()
  if (reason === '') throw new OnrecordError('invalid', 'Texts are removed with a reason: --reason "…".')
  const { store, clock } = context
  const by = { by: asker.name, reason, at: clock.now() }
  const { target } = input
  if ('olderThanMs' in target) {
    const days = Math.round(target.olderThanMs / 86_400_000)
    const done = await purgeOld(context, target.olderThanMs, by)
    return answer(`texts of items without a statement, older than ${days} days, removed`, done, reason)
  }
  const statementIds =
    'statementId' in target ? [target.statementId] : await speakersStatements(context, target.speaker)
  if ('statementId' in target && (await store.queries.statement(target.statementId)) === null)
    throw new OnrecordError('not_found', `There is no statement ${target.statementId}.`)
  const { revisionIds, words, names } = await store.purges.carriersOf(statementIds)
  if (words.length === 0)
    throw new OnrecordError('conflict', 'Its words were removed before. Nothing was changed.', { permanent: true })
  const done = await store.purges.purge({
    ...by,
    what: 'statementId' in target ? `statement ${target.statementId}` : `all statements of one speaker`,
    statementIds,
    revisionIds,
    words: 'speaker' in target ? [...words, ...names] : words,
  })
  const what =
    'statementId' in target ? `the words of statement ${target.statementId}` : `the words of ${target.speaker}`
  return answer(`${what} removed`, done, reason)
}

/** Items whose words nobody needs any more. */
export async function purgeOld(
  { store }: Pick<AnswerContext, 'store'>,
  olderThanMs: number,
  order: { by: string; reason: string; at: number },
): Promise<PurgeResult> {
  const total = { statements: 0, revisions: 0, posts: 0, requests: 0 }
  for (;;) {
    const revisionIds = await store.purges.unneeded(order.at - olderThanMs, BATCH)
    if (revisionIds.length === 0) return total
    const what = `items without a statement, first seen before ${new Date(order.at - olderThanMs).toISOString()}`
    const done = await store.purges.purge({ ...order, what, statementIds: [], revisionIds, words: [] })
    total.revisions += done.revisions
  }
}

async function speakersStatements({ store, actors }: AnswerContext, typed: string): Promise<number[]> {
  const wanted = typed.trim().toLowerCase()
  const actor = actors.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((one) => one.toLowerCase() === wanted),
  )
  const ids = await store.purges.statementsOf({ ...(actor ? { actor: actor.id } : {}), name: typed.trim() })
  if (ids.length > 0) return ids
  throw new OnrecordError('not_found', `No statement on record that still has its words is of "${typed}".`)
}

function answer(what: string, done: PurgeResult, reason: string): DoneAnswer {
  return {
    kind: 'done',
    what,
    details: [
      { label: 'statements', value: String(done.statements) },
      { label: 'versions of items', value: String(done.revisions) },
      { label: 'posts and requests', value: String(done.posts + done.requests) },
      { label: 'reason', value: reason },
      { label: 'stays', value: 'hashes, times, places and decisions; what was posted to a channel is there still' },
    ],
    undo: null,
  }
}

import { OnrecordError } from '../domain/errors.ts'
import type { StatusStep } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { Statement } from '../domain/statement.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { DecidePossibleInput } from '../ports/editor-verbs.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { readByRules } from './answers/list-possible.ts'
import { describedChange } from './describe-status.ts'
import { dismissMatch } from './dismiss-match.ts'
import { createDismissalCheck } from './dismissed-copies.ts'
import { demandEditor, untilSettled } from './editor.ts'
import { demandItem, type Told, takeInByHand } from './take-in-by-hand.ts'

/**
 * What a named editor does with a match below the bar. `accept`: it is about the claim; what the rules read there goes
 * on record as a poll would have put it there, marked. `dismiss`: it is not, nor are its copies, now and later.
 */
export async function decidePossible(
  context: AnswerContext,
  input: DecidePossibleInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  if (input.verdict === 'dismiss') {
    const { itemId, claim, reason = '' } = input
    return dismissMatch(context, { target: { itemId }, claim, reason, undo: false }, asker)
  }
  return untilSettled(() => acceptOnce(context, input, asker))
}

async function acceptOnce(context: AnswerContext, input: DecidePossibleInput, asker: Asker): Promise<DoneAnswer> {
  const { store } = context
  const claim = await findClaim(store.claims, input.claim)
  if (claim.archivedAt !== null)
    throw new OnrecordError(
      'invalid',
      sentence`${claim.slug} is archived: nothing is added to it. Nothing was changed.`,
    )
  const { item, source } = await demandItem(context, input.itemId)
  const before = await store.possible.acceptance(item.id, claim.slug)
  if (before)
    throw new OnrecordError(
      'conflict',
      sentence`Item ${item.id} was accepted for ${claim.slug} by ${before.by} on ${new Date(before.at).toISOString()}.
      Nothing was changed.`,
      { permanent: true },
    )
  const dismissed = await createDismissalCheck(store.dismissals).find(claim.slug, item.latest, item.id)
  if (dismissed)
    throw new OnrecordError(
      'conflict',
      sentence`${dismissed.by} said on ${new Date(dismissed.at).toISOString()} that it is not about ${claim.slug}:
      ${dismissed.reason}. Take that back first: "onrecord dismiss … --undo". Nothing was changed.`,
      { permanent: true },
    )
  const match = await store.possible.matchOf(item.id, claim.slug)
  if (!match)
    throw new OnrecordError(
      'not_found',
      sentence`Item ${item.id} is no possible match of ${claim.slug}. "onrecord possible ${claim.slug}" lists
      those that wait.`,
    )
  if (match.band !== 'possible')
    throw new OnrecordError('conflict', sentence`Item ${item.id} counts as being about ${claim.slug} already.`, {
      permanent: true,
    })
  const reason = (input.reason ?? '').trim().slice(0, 500)
  const accepted = {
    reason: { rule: 'accepted' as const, detail: 'an editor accepted this match' },
    addedBy: 'rules' as const,
  }
  const drafts = readByRules(context, source, item, claim)
  const taken = await takeInByHand(
    context,
    { item, source, claim, match, drafts, accepted },
    `accepted:${claim.slug}:${item.id}`,
  )
  const { rows } = taken
  await store.possible.commit({
    acceptance: { claim: claim.slug, itemId: item.id, revisionId: item.latest.id, by: asker.name, reason, at: rows.at },
    adoption: null,
    rows,
  })
  return {
    kind: 'done',
    what: `item ${item.id} is accepted as being about ${claim.slug}`,
    details: [
      { label: 'item', value: item.latest.title },
      ...describeTaken(rows.statements, taken.repeats),
      ...describeSteps(rows.statusSteps, claim.slug),
      { label: 'posts', value: describePosts(taken.posts, taken.told) },
    ],
    undo: `onrecord possible dismiss ${item.id} --claim ${claim.slug} --as "${asker.name}" --reason "…"`,
  }
}

/** What the steps did to the status of a claim, taken together. */
export function describeSteps(steps: readonly StatusStep[], claim: string): DoneAnswer['details'] {
  const own = steps.filter((step) => step.claim === claim)
  const [first, last] = [own[0], own.at(-1)]
  return first && last ? describedChange(first.from, last.to) : []
}

/** What went on record, and what was there already. */
export function describeTaken(statements: readonly Statement[], repeats: readonly number[]): DoneAnswer['details'] {
  const made = statements.map(({ id, speaker, stance }) => `${id} (${speaker.name || 'nobody named'}, ${stance})`)
  return [
    {
      label: 'statements',
      value: made.join(', ') || (repeats.length > 0 ? 'none that is new' : 'none: the rules read no position in it'),
    },
    ...(repeats.length === 0 ? [] : [{ label: 'repeats', value: [...new Set(repeats)].join(', ') }]),
  ]
}

export function describePosts(posts: number, told: Told): string {
  if (told === 'silent') return 'none: it was there before its source or its claim'
  if (told === 'held') return 'held with the bulk it came in'
  return told === 'late' && posts > 0 ? `${posts}, marked late` : String(posts)
}

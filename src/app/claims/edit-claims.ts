import { isDeepStrictEqual } from 'node:util'
import { type Claim, type StoredClaim, sameWording } from '../../domain/claim.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { type Sentence, sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { AddClaimInput, ArchiveClaimInput, ClaimDraft, EditClaimInput } from '../../ports/editor-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { findClaim } from '../answers/find-claim.ts'
import { demandEditor } from '../editor.ts'
import { checkParent } from './check-parent.ts'
import { claimWarnings } from './claim-warnings.ts'
import { readDraft } from './read-draft.ts'
import { reopenReview } from './reopen-review.ts'

type Detail = DoneAnswer['details'][number]
/** A day begins in UTC+14 first. */
const EARLIEST_ZONE_MS = 14 * 3_600_000
const HELD = 'claims.yaml declares it too: this stands until its entry there changes; "claims export" writes it back'

/** Tracks a new claim; what is stored already is looked back over, silently. */
export async function addClaim(context: AnswerContext, { claim }: AddClaimInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const { store, clock } = context
  const at = clock.now()
  const draft = await checkParent(store.claims, readDraft(context, claim, polledLanguages(context)), null)
  demandPast(draft.firstMadeOn, at)
  const added = await store.claims.add(draft, { by: asker.name, reason: '', at })
  const found = (await context.lookBack?.(added)) ?? null
  const details: Detail[] = [{ label: 'claim', value: `${added.slug}: ${added.text}` }]
  if (found)
    details.push({
      label: 'looked back',
      value: `${found.items} of ${found.looked} stored items match, ${found.statements} statements taken in silently`,
    })
  return {
    kind: 'done',
    what: `claim ${added.slug} added`,
    details: [...details, ...warningsOf(context, added)],
    undo: `onrecord claims archive ${added.slug} --reason "…" --as "${asker.name}"`,
  }
}

export async function editClaim(context: AnswerContext, input: EditClaimInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const { store, clock } = context
  const reason = demandReason(input.reason, sentence`edited`)
  const before = await findClaim(store.claims, input.claim)
  const next = await checkParent(
    store.claims,
    readDraft(context, merge(before, input.changes), before.languages),
    before,
  )
  const reworded = !sameWording(before, next)
  // Reviewed was the wording before; of a new one somebody has to say so.
  if (reworded && input.changes.reviewed !== true) next.reviewed = false
  if (isDeepStrictEqual(next, pick(before))) throw await alreadySo(context, before)
  const at = clock.now()
  if (next.firstMadeOn !== before.firstMadeOn) demandPast(next.firstMadeOn, at)
  const again = reworded ? await reopenReview(store, next, before.slug, at) : { proposals: [], deliveries: [] }
  const edited = await store.claims.edit(before.slug, next, {
    by: asker.name,
    reason,
    at,
    expectedVersion: before.version,
    ...again,
  })
  const details: Detail[] = [{ label: 'claim', value: `${edited.slug}: ${edited.text}` }]
  if (edited.slug !== before.slug) details.push({ label: 'old slug', value: `${before.slug} still leads here` })
  if (reworded)
    details.push({
      label: 'review',
      value: reviewLine(
        again.proposals.map(({ id }) => id),
        edited.reviewed,
      ),
    })
  if ((await store.claims.declared()).has(edited.slug)) details.push({ label: 'note', value: HELD })
  return {
    kind: 'done',
    what: `claim ${before.slug} ${edited.slug === before.slug ? 'edited' : `renamed to ${edited.slug}`}`,
    details: [...details, { label: 'reason', value: reason }, ...warningsOf(context, edited)],
    undo: null,
  }
}

export async function archiveClaim(
  { store, clock }: AnswerContext,
  input: ArchiveClaimInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const restore = input.restore ?? false
  const reason = demandReason(input.reason, restore ? sentence`restored` : sentence`archived`)
  const { slug } = await findClaim(store.claims, input.claim)
  await store.claims.archive(slug, restore, { by: asker.name, reason, at: clock.now() })
  const details: Detail[] = [
    { label: 'claim', value: slug },
    { label: 'reason', value: reason },
  ]
  if (!restore && (await store.claims.declared()).has(slug)) details.push({ label: 'note', value: HELD })
  return {
    kind: 'done',
    what: `claim ${slug} ${restore ? 'restored' : 'archived'}`,
    details,
    undo: `onrecord claims ${restore ? 'archive' : 'restore'} ${slug} --reason "…" --as "${asker.name}"`,
  }
}

function reviewLine(ids: number[], reviewed: boolean): string {
  const open = ids.length === 0 ? '' : `; proposed anew: ${ids.join(', ')}`
  return `${reviewed ? 'the new wording is marked reviewed' : 'the wording changed and is not reviewed again yet'}${open}`
}

/** Keys that are left out keep what they hold; an alias list given for one language leaves the other alone. */
function merge(before: StoredClaim, changes: Partial<ClaimDraft>): ClaimDraft {
  const claim = pick(before)
  const aliases = { ...claim.aliases, ...changes.aliases }
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  // Whoever made the claim is a party of it: a new claimant takes the old one's place.
  const parties =
    changes.claimant === undefined || changes.parties !== undefined
      ? {}
      : { parties: claim.parties.filter(({ role, name }) => role !== 'claimant' || name !== claim.claimant) }
  const { parent, ...rest } = { ...claim, ...set, ...parties, aliases } as ClaimDraft
  return parent === null || parent === undefined || parent === '' ? rest : { ...rest, parent }
}

function pick(stored: StoredClaim): Claim {
  const { id: _i, version: _v, versionId: _w, addedAt: _a, archivedAt: _b, ...claim } = stored
  return claim
}

function warningsOf(context: AnswerContext, claim: Claim): Detail[] {
  return claimWarnings(context, claim).map((value) => ({ label: 'warning', value }))
}

function polledLanguages({ sources }: AnswerContext): Claim['languages'] {
  const used = new Set([...sources.values()].filter(({ enabled }) => enabled).map(({ language }) => language))
  const known = (['en', 'es'] as const).filter((language) => used.has(language))
  return known.length === 0 ? ['en', 'es'] : known
}

async function alreadySo({ store }: AnswerContext, { slug }: StoredClaim): Promise<OnrecordError> {
  const last = (await store.claims.events(slug)).at(-1)
  const since = last
    ? sentence`: ${last.event} by ${last.by ?? 'claims.yaml'} on ${new Date(last.at).toISOString()}`
    : ''
  return new OnrecordError('conflict', sentence`The claim ${slug} is like that already${since}. Nothing was changed.`, {
    permanent: true,
  })
}

/** A year, month or day that has begun somewhere. */
function demandPast(date: string, now: Instant): void {
  if (Date.parse(date) - EARLIEST_ZONE_MS <= now) return
  const today = new Date(now).toISOString().slice(0, 10)
  throw new OnrecordError(
    'invalid',
    sentence`A claim cannot first be made on ${date}: that is in the future, today is ${today}. Nothing
      was changed.`,
  )
}

function demandReason(reason: string | undefined, done: Sentence): string {
  const given = reason?.trim() ?? ''
  if (given === '') throw new OnrecordError('invalid', sentence`A claim is ${done} with a reason: --reason "…".`)
  return given
}

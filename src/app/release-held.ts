import { distance } from 'fastest-levenshtein'
import { OnrecordError } from '../domain/errors.ts'
import type { PlannedDelivery } from '../domain/event.ts'
import type { Notice } from '../domain/notice.ts'
import { sentence } from '../domain/sentence.ts'
import { mergeAppearances } from '../pipeline/merge-appearances.ts'
import { type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { ReleaseInput } from '../ports/commands.ts'
import type { HeldBatch } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { createDismissalCheck } from './dismissed-copies.ts'
import { demandEditor } from './editor.ts'
import { toKnown } from './poll/statement-facts.ts'

/**
 * What a named editor does with a source's held bulk: lets its posts go, marked late, through the normal planning for
 * the watches of today, or keeps silent about it. Either happens once; who did it stands in the ledger.
 */
export async function releaseHeld(
  context: AnswerContext,
  { source: typed, drop }: ReleaseInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const { held } = context.store
  const sourceId = await findSource(context, typed)
  const batches = await held.open(sourceId)
  if (batches.length === 0) throw await nothingHeld(context, sourceId)

  const at = context.clock.now()
  const { notices, leftOut, toldLive } = drop
    ? { notices: [], leftOut: 0, toldLive: 0 }
    : await readHeld(context, sourceId, batches)
  const watches = notices.length > 0 ? await context.store.watches.active() : []
  const deliveries = planNotices(notices, watches, `release:${batches.map((batch) => batch.id).join(',')}`)
  const posts = await countNew(context, deliveries)
  await held.decide({
    batchIds: batches.map((batch) => batch.id),
    verdict: drop ? 'drop' : 'release',
    by: asker.name,
    at,
    deliveries,
  })
  const sum = (pick: (batch: HeldBatch) => number) => String(batches.reduce((total, batch) => total + pick(batch), 0))
  return {
    kind: 'done',
    what: drop ? `the held items of ${sourceId} are not posted` : `the held items of ${sourceId} are released`,
    details: [
      { label: 'items', value: sum((batch) => batch.items) },
      { label: 'match a claim', value: sum((batch) => batch.matched) },
      { label: 'events held', value: sum((batch) => batch.posts) },
      { label: 'posts', value: String(posts) },
      ...(toldLive > 0 ? [{ label: 'told meanwhile, from elsewhere', value: String(toldLive) }] : []),
      ...(leftOut > 0
        ? [{ label: 'left out (claim archived, item taken down or dismissed)', value: String(leftOut) }]
        : []),
    ],
    undo: null,
  }
}

async function readHeld(
  { store, actors }: AnswerContext,
  sourceId: string,
  batches: readonly HeldBatch[],
): Promise<{ notices: PlannedNotice[]; leftOut: number; toldLive: number }> {
  const takenDown = (await store.articles.withdrawn(sourceId)).itemIds
  const active = new Map((await store.claims.active()).map((claim) => [claim.slug, claim]))
  const dismissed = createDismissalCheck(store.dismissals)
  const isDismissed = async (claim: string | null, itemId: number) => {
    const [item] = claim === null ? [] : await store.queries.items([itemId])
    return item !== undefined && claim !== null && (await dismissed.find(claim, item.latest, itemId)) !== null
  }
  const notices: PlannedNotice[] = []
  let leftOut = 0
  let toldLive = 0
  for (const batch of batches)
    for (const { itemId, eventKey, claim: slug, notice } of await store.held.notices(batch.id)) {
      const claim = slug === null ? null : active.get(slug)
      // Words taken down are not posted again; what an editor dismissed meanwhile is not posted at all.
      if (claim === undefined || takenDown.has(itemId) || (await isDismissed(slug, itemId))) leftOut += 1
      else if (await wasToldLive({ store, actors }, notice, eventKey)) toldLive += 1
      else notices.push({ notice: late(notice), eventKey, claim: claim && { slug: claim.slug, tags: claim.tags } })
    }
  return { notices, leftOut, toldLive }
}

/** Came it from another source while the bulk waited, and was told then? Once is enough, also where it was late. */
async function wasToldLive(
  { store, actors }: Pick<AnswerContext, 'store' | 'actors'>,
  notice: Notice,
  eventKey: string,
): Promise<boolean> {
  if ((await store.queries.deliveriesOf(eventKey)).length > 0) return true
  if (notice.kind !== 'statement') return false
  const held = await store.queries.statement(notice.statementId)
  if (!held) return false
  const known = (await store.queries.statements(held.claim))
    .filter((one) => one.id !== held.id && !one.silent && !one.dismissed)
    .map((one) => toKnown(one))
  return mergeAppearances(held, held.publishedAt ?? held.seenAt, known, actors).type === 'appearance'
}

/** What an outbox has already under the same name is not posted again. */
async function countNew({ store }: AnswerContext, deliveries: readonly PlannedDelivery[]): Promise<number> {
  let count = 0
  for (const { notice, eventKey, platform, channel } of deliveries) {
    if (notice === null) continue
    const there = await store.queries.deliveriesOf(eventKey)
    if (!there.some((one) => one.platform === platform && one.channel === channel)) count += 1
  }
  return count
}

function late(notice: Notice): Notice {
  return notice.kind === 'statement' ? { ...notice, late: true, heldBack: true } : notice
}

async function findSource({ sources, store }: AnswerContext, typed: string): Promise<string> {
  const wanted = typed.trim().toLowerCase()
  const open = (await store.held.open()).map((batch) => batch.sourceId)
  // One that is no longer configured may still hold something.
  const ids = [...new Set([...sources.keys(), ...open])]
  const exact = ids.find((id) => id.toLowerCase() === wanted)
  if (exact !== undefined) return exact
  const nearest = ids.toSorted((a, b) => distance(a, wanted) - distance(b, wanted))[0]
  throw new OnrecordError(
    'not_found',
    sentence`There is no source "${typed}".${nearest === undefined ? '' : sentence` Did you mean ${nearest}?`}
      "onrecord sources" lists them.`,
  )
}

async function nothingHeld({ store }: AnswerContext, sourceId: string): Promise<OnrecordError> {
  const last = await store.held.lastDecision(sourceId)
  if (!last)
    return new OnrecordError(
      'not_found',
      sentence`Nothing of ${sourceId} is held. "onrecord sources" says where something is.`,
    )
  const done = last.verdict === 'release' ? sentence`released` : sentence`dropped`
  return new OnrecordError(
    'conflict',
    sentence`Nothing of ${sourceId} is held: what was, was ${done} by ${last.by} on ${new Date(last.at).toISOString()}.
      Nothing was changed.`,
    { permanent: true },
  )
}

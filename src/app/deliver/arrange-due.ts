import type { PlannedDelivery } from '../../domain/event.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { nextDigestAt, quietUntil } from '../../pipeline/plan-timing.ts'
import type { Arrangement, DeliveryQueue, DeliveryStop, DueRow, Glance, OutboxCommit } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'

const HOUR_MS = 3_600_000
/** Rows looked at in one go; the rest follows. */
const GROUP = 500

type ArrangeContext = Pick<DeliverContext, 'clock' | 'limits'> & { outbox: OutboxCommit }

/**
 * Before anything is sent: what is due and should not go out by itself, or not now, is put off. Digests and what is
 * over a channel's limit wait in a queue; when a queue's time comes, one row takes the place of all in it. Corrections
 * never wait. `seen` tells of what there is anything.
 */
export async function arrangeDue(context: ArrangeContext, seen: Glance, signal: AbortSignal): Promise<void> {
  const { outbox, clock } = context
  let folds = seen.queues
  for (let more = seen.due; more && !signal.aborted; ) {
    const now = clock.now()
    const rows = await outbox.due(now, GROUP)
    if (rows.length === 0) break
    const stops = await outbox.stops()
    const channels = [...Map.groupBy(rows, ({ platform, channel }) => `${platform}\u0000${channel}`).values()]
    const arranged: Arrangement[] = []
    for (const inChannel of channels) arranged.push(...(await arrangeChannel(context, inChannel, stops, now)))
    await outbox.arrange(arranged)
    // What is put off until now is due at once.
    folds ||= arranged.length > 0
    more = rows.length === GROUP && arranged.length > 0
  }
  if (!folds) return
  const now = clock.now()
  const queues = await outbox.dueQueues(now)
  if (queues.length === 0) return
  const stops = await outbox.stops()
  for (const queue of queues) if (!isStopped(queue, stops)) await foldQueue(context, queue, now)
}

async function arrangeChannel(
  context: ArrangeContext,
  rows: readonly DueRow[],
  stops: readonly DeliveryStop[],
  now: Instant,
): Promise<Arrangement[]> {
  const [first] = rows
  if (!first) return []
  const arranged: Arrangement[] = []
  let room: Room | null = null
  for (const row of rows) {
    if (isUrgent(row)) continue
    const { id } = row
    const { digest = null, quietHours = null, zone = 'UTC' } = row.timing ?? {}
    const quiet = quietHours && quietUntil(now, quietHours, zone)
    if (row.kind === null) {
      if (quiet) arranged.push({ id, queued: null, notBefore: quiet })
    } else if (digest) arranged.push({ id, queued: 'digest', notBefore: nextDigestAt(now, digest, zone) })
    else if (isStopped(row, stops)) arranged.push({ id, queued: 'stop', notBefore: now })
    else if (quiet) arranged.push({ id, queued: null, notBefore: quiet })
    else if (row.kind !== 'digest') {
      room ??= await roomIn(context, first, now, rows.length)
      // Nothing overtakes what waits for room already.
      if (room.posts > 0 && (room.queue === null || id < room.queue.first)) room.posts -= 1
      else arranged.push({ id, queued: 'cap', notBefore: room.from })
    }
  }
  return arranged
}

/** How many posts of those due a channel takes now, from when on it takes more, and what waits for that. */
type Room = { posts: number; from: Instant; queue: { first: number; at: Instant } | null }

async function roomIn(
  { outbox, limits }: ArrangeContext,
  { platform, channel }: DueRow,
  now: Instant,
  most: number,
): Promise<Room> {
  const limit = limits.postsPerHour
  const queue = await outbox.queued(platform, channel, 'cap')
  // Most channels have room for all that is due, whatever of what went to them counts.
  const spare = limit - most
  if (spare >= 0 && (await outbox.settledSince(platform, channel, now - HOUR_MS, spare + 1)) <= spare)
    return { posts: most, from: queue?.at ?? now + HOUR_MS, queue }
  const sent = await outbox.sentSince(platform, channel, now - HOUR_MS, limit)
  // What a clock that was ahead says it sent in the future was sent just now.
  const oldest = Math.min(sent[0] ?? now, now)
  return { posts: Math.max(0, limit - sent.length), from: queue?.at ?? oldest + HOUR_MS, queue }
}

/** Whatever must be known at once, at any hour. */
function isUrgent({ kind, isEdit }: DueRow): boolean {
  return kind === 'correction' || isEdit
}

/** A channel somebody must resume; a platform that is tried again by itself keeps its rows as they are. */
function isStopped(
  { platform, channel }: { platform: string; channel: string },
  stops: readonly DeliveryStop[],
): boolean {
  return stops.some((stop) => stop.platform === platform && stop.channel === channel && stop.retryAt === null)
}

async function foldQueue({ outbox }: ArrangeContext, queue: DeliveryQueue, now: Instant): Promise<void> {
  const { rows, queued } = queue
  const [first, ...rest] = rows
  if (!first) return
  if (rest.length === 0 && queued !== 'digest') {
    await outbox.arrange([{ id: first.id, queued: null, notBefore: now }])
    return
  }
  const { platform, channel, locale, timing } = first
  const into: PlannedDelivery = {
    platform,
    channel,
    locale,
    eventKey: `digest:${first.id}`,
    threadOf: null,
    broadcast: false,
    // What it tells of is read when it is sent: an editor may dismiss some of it before.
    notice: { kind: 'digest', why: queued, notices: [], at: now },
    timing: queued === 'digest' || !timing ? null : { ...timing, digest: null },
  }
  await outbox.fold(
    rows.map((row) => row.id),
    into,
    now,
  )
}

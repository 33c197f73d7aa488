import type { DeliverContext, DeliverLimits } from '../../src/app/deliver/deliver-context.ts'
import { deliverDue, type Settled } from '../../src/app/deliver/deliver-due.ts'
import { createPacer } from '../../src/app/deliver/pacer.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { Delivery, Store } from '../../src/ports/stores.ts'
import { createManualClock, type ManualClock, noPause } from '../../src/runtime/clock.ts'
import { withDeadline } from '../../src/runtime/deadline.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { NOON } from './bounty-case.ts'
import { openRecord } from './open-record.ts'
import { type RecordingPublisher, recordingPublisher } from './recording-publisher.ts'

export type Desk = {
  store: Store
  clock: ManualClock
  publisher: RecordingPublisher
  context: DeliverContext
  /** Sends what is due. */
  send(): Promise<Settled>
  texts(): string[]
  rowOf(key: string): Promise<Delivery | undefined>
}

export const SETTLE_MS = 5_000
export const message = (fallback: string): Message => ({ fallback, tone: 'neutral', blocks: [] })
export const NOTHING: Settled = { sent: 0, retry: 0, uncertain: 0, stopped: 0, waits: 0, needs_review: 0, refused: 0 }

/** A real outbox in a real database; the clock, chance and the far end of the wire are not real. */
export async function openDesk(options: { limits?: Partial<DeliverLimits>; start?: number } = {}): Promise<Desk> {
  const { store } = await openRecord()
  const clock = createManualClock(options.start ?? NOON)
  const publisher = recordingPublisher()
  let cards = 0
  const context: DeliverContext = {
    outbox: store.outbox,
    publishers: new Map([['console', publisher]]),
    clock,
    random: () => 0.5,
    pacer: createPacer(clock.now, noPause),
    deadline: (work) => withDeadline(work, 30),
    render: (notice) => message(textOf(notice)),
    card: async () => message(`card ${++cards}`),
    watches: () => store.watches.active(),
    limits: { postsPerHour: 100, settleMs: SETTLE_MS, publishMs: 30_000, everyMs: 500, ...options.limits },
    out: new Set(),
    arranging: { now: null },
    reviews: { due: null },
    log: silentLogger,
  }
  return {
    store,
    clock,
    publisher,
    context,
    send: () => deliverDue(context, new AbortController().signal),
    texts: () => publisher.posts.map((post) => post.message.fallback),
    rowOf: async (key) => (await store.queries.deliveriesOf(key))[0],
  }
}

function textOf(notice: Notice): string {
  if (notice.kind === 'digest') return `${notice.why}: ${notice.notices.map(textOf).join(' + ')}`
  if (notice.kind === 'delivery_trouble') return `trouble: ${notice.what}`
  const text = notice.kind === 'held' ? notice.source.name : notice.kind
  if (text.startsWith('poison')) throw new Error('a notice that cannot be rendered')
  return text
}

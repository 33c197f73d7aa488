import type { DeliverContext } from '../../src/app/deliver/deliver-context.ts'
import { deliverDue } from '../../src/app/deliver/deliver-due.ts'
import { createPacer } from '../../src/app/deliver/pacer.ts'
import { buildNoticeMessage } from '../../src/chat/notices/build-message.ts'
import type { ChatPublisher } from '../../src/ports/chat-publisher.ts'
import type { Store } from '../../src/ports/stores.ts'
import { monotonic, systemClock, systemPause } from '../../src/runtime/clock.ts'
import { withDeadline } from '../../src/runtime/deadline.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { systemRandom } from '../../src/runtime/random.ts'
import { wait } from './kill-run.ts'

export const TIMEOUT_MS = 600
export const SETTLE_MS = 300

/** The delivery flow over a store and real adapters, with short waits. */
/** `publishMs` must outlast the adapters' own time-outs: a call given up while it is still on its way may arrive later. */
export function deliverOn(store: Store, publishers: ChatPublisher[], publishMs = 10_000): DeliverContext {
  return {
    outbox: store.outbox,
    publishers: new Map(publishers.map((one) => [one.platform, one])),
    clock: systemClock,
    // Retries come quickly, half of what they would be.
    random: () => systemRandom() / 10 - 0.45,
    pacer: createPacer(monotonic, systemPause),
    deadline: withDeadline,
    render: buildNoticeMessage,
    card: async (claim, locale) =>
      buildNoticeMessage(
        {
          kind: 'backlog',
          claim: { slug: claim, title: `The card of ${claim}`, text: '' },
          source: null,
          items: 1,
          statements: 1,
          at: 0,
        },
        locale,
      ),
    watches: () => store.watches.active(),
    limits: { postsPerHour: 1_000_000, settleMs: SETTLE_MS, publishMs, everyMs: 50 },
    out: new Set(),
    arranging: { now: null },
    reviews: { due: null },
    log: silentLogger,
  }
}

/** Looks again and again, as the worker does, until nothing is open or `ms` are over. Errors of the database are counted. */
export async function deliverUntilDone(context: DeliverContext, ms: number): Promise<{ errors: string[] }> {
  const errors: string[] = []
  const end = performance.now() + ms
  const signal = new AbortController().signal
  const looks = new Set<Promise<unknown>>()
  while (performance.now() < end) {
    const look: Promise<unknown> = deliverDue(context, signal)
      .catch((error: Error) => errors.push(error.message))
      .finally(() => looks.delete(look))
    looks.add(look)
    await wait(50)
    const counts = await context.outbox.counts().catch(() => null)
    if (counts && counts.pending + counts.retry + counts.sending === 0) break
  }
  await Promise.all(looks)
  return { errors }
}

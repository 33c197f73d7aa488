import { type ChatPublisher, PublishError } from '../../src/ports/chat-publisher.ts'
import type { Counted } from './ambiguity.ts'
import { tally } from './ambiguity.ts'
import { deliverOn, deliverUntilDone, TIMEOUT_MS } from './deliver-on.ts'
import { CHANNELS, type Double, POSTS, publisherOn } from './double.ts'
import { openFaultRecord, planPosts, post } from './open-fault-record.ts'

/** One channel, or one row, is bad; everything else must arrive. `lost` and `twice` are of what is not bad. */
export async function runOwnRow(
  double: Double,
  what: 'hangs for ever' | 'channel refuses' | 'poisoned notice',
  count: number,
): Promise<Counted> {
  await double.reset()
  const { platform } = double
  const [bad, good] = CHANNELS[platform]
  const planned = Array.from({ length: count }, (_, n) => post(`good-${n}`, good, { platform }))
  const worse = Array.from({ length: count }, (_, n) =>
    post(`bad-${n}`, what === 'poisoned notice' ? good : bad, { platform }),
  )
  const record = await openFaultRecord()
  // Bad ones between the good ones, and first.
  await planPosts(
    record.store,
    worse.flatMap((one, n) => [one, ...(planned[n] ? [planned[n]] : [])]),
  )
  const publisher = publisherOn(platform, double.url, TIMEOUT_MS)
  const adapters: ChatPublisher[] = [
    {
      ...publisher,
      publish(request) {
        if (request.place.channel === bad && what === 'hangs for ever') return new Promise(() => {})
        if (request.place.channel === bad && what === 'channel refuses')
          return Promise.reject(new PublishError('channel_unavailable', 'The channel was archived.'))
        return publisher.publish(request)
      },
    },
  ]
  const context = deliverOn(record.store, adapters, 800)
  if (what === 'poisoned notice') {
    const { render } = context
    context.render = (notice, locale) => {
      if (notice.kind === 'held' && notice.source.name.startsWith('The bad-')) throw new Error('poison')
      return render(notice, locale)
    }
  }
  await double.faults({ faults: [{ method: POSTS[platform], kind: 'delay', delayMs: [0, 30] }] })
  const end = performance.now() + 20_000
  while (performance.now() < end && (await double.messages()).length < count) await deliverUntilDone(context, 500)
  const counted = await tally(double, record, planned)
  return { ...counted, unresolved: 0, fault: what, count }
}

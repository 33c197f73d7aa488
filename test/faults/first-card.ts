import type { PlannedDelivery } from '../../src/domain/event.ts'
import type { FaultRule } from '../doubles/chat/faults.ts'
import { type Counted, tally } from './ambiguity.ts'
import { deliverOn, deliverUntilDone, TIMEOUT_MS } from './deliver-on.ts'
import { CHANNELS, type Double, POSTS, publisherOn } from './double.ts'
import { openFaultRecord, planPosts, post } from './open-fault-record.ts'

/** A claim's first posts, as a poll plans them. */
const posts = (platform: Double['platform']): PlannedDelivery[] =>
  CHANNELS[platform].flatMap((channel) => {
    const of = { platform, threadOf: 'cartel-bounties' }
    return [
      post(`card-${channel}`, channel, { ...of, notice: null }),
      post(`first-${channel}`, channel, of),
      post(`second-${channel}`, channel, of),
    ]
  })

/**
 * The first card of an empty channel, of which no answer came: half of them are there. Nothing is known to stand in the
 * channel by which its history could be judged, and the replies need the card.
 */
export async function runFirstCard(double: Double, count: number, seed: number): Promise<Counted> {
  const { platform } = double
  const sum: Counted = {
    fault: 'no answer to the first card of an empty channel',
    count: 0,
    expected: 0,
    lost: 0,
    twice: 0,
    unresolved: 0,
  }
  let astray = 0
  for (let n = 0; sum.count < count; n += 1) {
    await double.reset()
    const kind: FaultRule['kind'] = n % 2 === 0 ? 'drop_reply' : 'reset_before'
    await double.faults({
      seed: seed + n,
      faults: CHANNELS[platform].map((channel) => ({ kind, channel, method: POSTS[platform], times: 1 })),
    })
    const record = await openFaultRecord()
    const planned = posts(platform)
    await planPosts(record.store, planned)
    await deliverUntilDone(deliverOn(record.store, [publisherOn(platform, double.url, TIMEOUT_MS)]), 60_000)
    astray += (await double.messages()).filter((one) => one.thread === null).length - CHANNELS[platform].length
    const one = await tally(double, record, planned)
    sum.count += await double.struck()
    sum.expected += one.expected
    sum.lost += one.lost
    sum.twice += one.twice
    sum.unresolved += one.unresolved
  }
  // A reply outside its thread is as good as lost, a second card as bad as a post sent twice.
  return { ...sum, lost: sum.lost + Math.max(0, astray) }
}

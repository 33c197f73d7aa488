import { deliverOne } from '../../src/app/deliver/deliver-one.ts'
import type { PlannedDelivery } from '../../src/domain/event.ts'
import type { Store } from '../../src/ports/stores.ts'
import type { FaultRule } from '../doubles/chat/faults.ts'
import { startBlindProxy } from './blind-proxy.ts'
import { deliverOn, deliverUntilDone, TIMEOUT_MS } from './deliver-on.ts'
import { CHANNELS, type Double, LOOKS, POSTS, publisherOn } from './double.ts'
import { wait } from './kill-run.ts'
import { openFaultRecord, planPosts, post } from './open-fault-record.ts'

export type Counted = {
  fault: string
  count: number
  expected: number
  lost: number
  twice: number
  unresolved: number
}

/** Calls that end so that nobody knows whether the message is there. */
export const KINDS: Record<string, Omit<FaultRule, 'method'>> = {
  'time-out, stored': { kind: 'drop_reply' },
  'time-out, not stored': { kind: 'hang' },
  'reset after it was stored': { kind: 'reset_after' },
  'reset before it was stored': { kind: 'reset_before' },
  'HTTP 500': { kind: 'status', status: 500 },
  'internal_error (Slack), HTTP 502 (Discord)': { kind: 'error', error: 'internal_error' },
}

/** Cards, replies in their threads and posts by themselves, in both channels. */
function mixed(double: Double, posts: number): PlannedDelivery[] {
  const { platform } = double
  return Array.from({ length: posts }, (_, n) => {
    const channel = CHANNELS[platform][n % 2] ?? ''
    const round = Math.floor(n / 2)
    const extra = { platform }
    if (round === 0) return post(`card-${n}`, channel, { ...extra, threadOf: 'cartel-bounties', notice: null })
    if (round % 3 === 0) return post(`post-${n}`, channel, extra)
    return post(`reply-${n}`, channel, { ...extra, threadOf: 'cartel-bounties' })
  })
}

/** So many calls in a row meet the fault, on a platform that is otherwise well. */
export async function runAmbiguous(double: Double, name: string, count: number, seed: number): Promise<Counted> {
  const rule = ruleFor(double, name)
  await double.reset()
  const record = await openFaultRecord()
  await greet(double, record.store)
  await double.faults({ seed, faults: [{ ...rule, method: POSTS[double.platform], probability: 0.7, times: count }] })
  await planPosts(record.store, mixed(double, Math.ceil(count * 1.7)))
  const context = deliverOn(record.store, [publisherOn(double.platform, double.url, TIMEOUT_MS)])
  await deliverUntilDone(context, 240_000)
  return {
    ...(await tally(double, record, mixed(double, Math.ceil(count * 1.7)))),
    fault: name,
    count: await double.struck(),
  }
}

/** A post in each channel while all is well: an empty channel tells nobody whether it can be read. */
async function greet({ platform, url }: Double, store: Store): Promise<PlannedDelivery[]> {
  const first = CHANNELS[platform].map((channel) => post(`first-${channel}`, channel, { platform }))
  await planPosts(store, first)
  await deliverUntilDone(deliverOn(store, [publisherOn(platform, url, 2_000)]), 20_000)
  return first
}

function ruleFor({ platform }: Double, name: string): Omit<FaultRule, 'method'> {
  const rule = KINDS[name]
  if (!rule) throw new Error(`There is no kind "${name}".`)
  return platform === 'discord' && rule.kind === 'error' ? { kind: 'status', status: 502 } : rule
}

/** Every post's key against what stands there. */
export async function tally(
  double: Double,
  { store }: Awaited<ReturnType<typeof openFaultRecord>>,
  planned: readonly PlannedDelivery[],
): Promise<Omit<Counted, 'fault' | 'count'>> {
  const shown = await double.messages()
  const words = planned.map((one) => (one.notice === null ? 'The card of' : `The ${one.eventKey} wire`))
  let [lost, twice] = [0, 0]
  for (const [n, one] of planned.entries()) {
    const there = shown.filter((it) => it.channel === one.channel && it.text.includes(words[n] ?? '')).length
    if (there === 0) lost += 1
    else twice += there - 1
  }
  const counts = await store.outbox.counts()
  await store.close()
  // What is shown to an editor is not lost: somebody looks.
  return {
    expected: planned.length,
    lost: Math.max(0, lost - counts.needs_review),
    twice,
    unresolved: counts.needs_review,
  }
}

/** Stored, no answer, and the next worker starts when the nonce is forgotten. */
export async function runAfterNonce(double: Double, count: number, seed: number): Promise<Counted> {
  await double.reset()
  await double.ask('POST', 'world', { nonceMs: 1 })
  await double.faults({ seed, faults: [{ kind: 'drop_reply', method: POSTS[double.platform], times: count }] })
  const planned = mixed(double, count)
  const record = await openFaultRecord()
  await planPosts(record.store, planned)
  const publisher = publisherOn(double.platform, double.url, TIMEOUT_MS)
  const { outbox } = record.store
  for (let n = 0; n < count + 2 && (await outbox.counts()).sent < planned.length; n += 1) {
    // As far as a worker gets that dies before it hears anything; the next one begins anew.
    const leased = await outbox.lease(Date.now(), 8, 60_000, [double.platform])
    const context = deliverOn(record.store, [publisher])
    await Promise.all(leased.map((row) => deliverOne(context, row, new AbortController().signal).catch(() => {})))
    await outbox.reclaim(Date.now(), Date.now(), { ids: [], all: true })
    await wait(20)
    await deliverUntilDone(deliverOn(record.store, [publisher]), 5_000)
  }
  await deliverUntilDone(deliverOn(record.store, [publisher]), 30_000)
  return {
    ...(await tally(double, record, planned)),
    fault: 'restart after the nonce window',
    count: await double.struck(),
  }
}

/** The post is there, and the history that should say so answers 429, or shows nothing. */
export async function runBlindHistory(
  double: Double,
  how: 'rate limit' | 'empty',
  count: number,
  seed: number,
): Promise<Counted> {
  await double.reset()
  const { platform } = double
  const look: FaultRule[] =
    how === 'empty' ? [] : [{ method: LOOKS[platform], kind: 'rate_limit', retryAfterS: 1, probability: 0.9 }]
  // By themselves: replies are looked for elsewhere.
  const planned = Array.from({ length: count }, (_, n) =>
    post(`post-${n}`, CHANNELS[platform][n % 2] ?? '', { platform }),
  )
  const record = await openFaultRecord()
  const first = await greet(double, record.store)
  await planPosts(record.store, planned)
  await double.faults({
    seed,
    faults: [{ kind: 'drop_reply', method: POSTS[platform], times: count }, ...look],
  })
  const isLook = (method: string, path: string) =>
    path.includes('conversations.history') || (method === 'GET' && /\/messages(\?|$)/.test(path))
  const proxy = await startBlindProxy(
    double.url,
    isLook,
    platform === 'slack' ? { ok: true, messages: [], has_more: false } : [],
  )
  const url = how === 'empty' ? proxy.url : double.url
  const context = deliverOn(record.store, [publisherOn(platform, url, TIMEOUT_MS)])
  // Nothing is delayed here: what is asked in vain is asked again sooner.
  context.limits = { ...context.limits, settleMs: 100 }
  await deliverUntilDone(context, 400_000)
  proxy.close()
  return { ...(await tally(double, record, [...first, ...planned])), fault: `history: ${how}`, count }
}

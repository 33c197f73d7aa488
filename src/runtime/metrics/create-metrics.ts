import { Counter, Gauge, Registry } from 'prom-client'
import { SOURCE_STATES } from '../../domain/vocabulary.ts'
import type { ChatHealth } from '../../ports/chat-health.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeliveryState } from '../../ports/outbox.ts'
import type { Store } from '../../ports/stores.ts'

/** What is counted of one poll. */
export type PolledFacts = { outcome: string; newItems: number; matched: number; statements: number }

export type Metrics = {
  /** In the text format of Prometheus. */
  text(): Promise<string>
  contentType: string
  polled(facts: PolledFacts): void
}

/**
 * Counters of what this process did, gauges of what the record says when asked. No label holds anything from outside:
 * states and outcomes of the vocabulary only.
 */
export function createMetrics(
  store: Pick<Store, 'polls' | 'outbox'>,
  clock: Clock,
  chats: () => ChatHealth[] = () => [],
): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const count = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `onrecord_${name}`, help, labelNames, registers })
  const gauge = (name: string, help: string, labelNames: string[], collect: (own: Gauge) => Promise<void>) =>
    new Gauge({
      name: `onrecord_${name}`,
      help,
      labelNames,
      registers,
      async collect() {
        await collect(this)
      },
    })
  const polls = count('polls_total', 'Polls by outcome since the start', ['outcome'])
  const items = count('items_total', 'New items taken in since the start')
  const matches = count('matches_total', 'Items that matched a claim since the start')
  const statements = count('statements_total', 'New statements put on record since the start')
  gauge('sources', 'Sources by state', ['state'], async (own) => {
    const records = await store.polls.records()
    for (const state of SOURCE_STATES) own.set({ state }, records.filter((record) => record.state === state).length)
  })
  gauge('deliveries', 'Rows of the outbox by state', ['state'], async (own) => {
    for (const [state, number] of Object.entries(await store.outbox.counts())) own.set({ state }, number)
  })
  gauge('queue', 'Posts that wait to be sent', [], async (own) => {
    const counts: Partial<Record<DeliveryState, number>> = await store.outbox.counts()
    own.set((counts.pending ?? 0) + (counts.retry ?? 0) + (counts.sending ?? 0))
  })
  gauge('delivery_lag_seconds', 'By how much the oldest post that may be sent is late', [], async (own) => {
    const [oldest] = await store.outbox.due(clock.now(), 1)
    own.set(oldest === undefined ? 0 : Math.max(0, clock.now() - oldest.notBefore) / 1_000)
  })
  gauge('poll_lag_seconds', 'By how much the source longest overdue is late', [], async (own) => {
    const due = (await store.polls.records()).filter(({ state }) => state !== 'gone').map((one) => one.nextPollAt)
    own.set(due.length === 0 ? 0 : Math.max(0, clock.now() - Math.min(...due)) / 1_000)
  })
  gauge('chat_connected', 'Is the chat platform connected: 1 or 0', ['platform'], async (own) => {
    for (const { platform, state } of chats()) own.set({ platform }, state === 'up' ? 1 : 0)
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    polled(facts) {
      polls.inc({ outcome: facts.outcome })
      items.inc(facts.newItems)
      matches.inc(facts.matched)
      statements.inc(facts.statements)
    },
  }
}

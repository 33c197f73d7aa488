import { seededRandom } from '../../../src/runtime/random.ts'

/**
 * What goes wrong between the bot and a chat platform, told to a double over `POST /_double/faults`. One engine for
 * both doubles, seeded: the same calls in the same order meet the same faults.
 */
export const FAULT_KINDS = [
  /** Handled after `delayMs`; may come with another fault. */
  'delay',
  /** Stored, then nothing is answered: the connection stays open. */
  'drop_reply',
  /** The connection is reset, nothing is stored. */
  'reset_before',
  /** Stored, then the connection is reset. */
  'reset_after',
  /** Answered with `status` (500 where left out), nothing is stored. */
  'status',
  /** Answered with the platform's own `error`, nothing is stored. */
  'error',
  /** Neither stored nor answered: the connection stays open. */
  'hang',
  /** Answered 429 with `retryAfterS` (1 where left out), nothing is stored. */
  'rate_limit',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export type FaultRule = {
  /** As the double names its methods, or `*` for all. */
  method: string
  kind: FaultKind
  /** Only calls that name this channel. */
  channel?: string
  /** How often it strikes; always where left out. */
  times?: number
  /** How many matching calls go by first; none where left out. */
  after?: number
  /** 0–1; surely where left out. */
  probability?: number
  /** At least, at most. */
  delayMs?: [number, number]
  status?: number
  error?: string
  retryAfterS?: number
}
export type FaultPlan = { seed?: number; faults: FaultRule[] }

/** What meets one call: a wait, and at most one other fault. */
export type Struck = { delayMs: number; fault: FaultRule | null }

export type Faults = {
  /** Replaces what was planned. Throws where a rule names no known kind. */
  plan(plan: FaultPlan): void
  strike(call: { method: string; channel?: string | undefined }): Struck
}

export function createFaults(): Faults {
  let random = seededRandom(1)
  let rules: { rule: FaultRule; seen: number; struck: number }[] = []
  return {
    plan({ seed = 1, faults }) {
      for (const { kind } of faults)
        if (!FAULT_KINDS.includes(kind))
          throw new Error(`There is no fault "${kind}"; there are ${FAULT_KINDS.join(', ')}.`)
      random = seededRandom(seed)
      rules = faults.map((rule) => ({ rule, seen: 0, struck: 0 }))
    },
    strike(call) {
      const met: Struck = { delayMs: 0, fault: null }
      for (const entry of rules) {
        const { rule } = entry
        if (rule.kind !== 'delay' && met.fault !== null) continue
        if (rule.method !== '*' && rule.method !== call.method) continue
        if (rule.channel !== undefined && rule.channel !== call.channel) continue
        entry.seen += 1
        if (entry.seen <= (rule.after ?? 0) || entry.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) continue
        if (rule.probability !== undefined && random() >= rule.probability) continue
        entry.struck += 1
        if (rule.kind !== 'delay') met.fault = rule
        else met.delayMs += between(rule.delayMs ?? [100, 100], random())
      }
      return met
    },
  }
}

function between([least, most]: [number, number], share: number): number {
  return Math.round(least + (most - least) * share)
}

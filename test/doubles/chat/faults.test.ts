import { describe, expect, test } from 'vitest'
import { createFaults, type FaultRule } from './faults.ts'

const post = { method: 'chat.postMessage', channel: 'C1' }
const strikes = (rules: FaultRule[], calls = 6, seed = 1) => {
  const faults = createFaults()
  faults.plan({ seed, faults: rules })
  return Array.from({ length: calls }, () => faults.strike(post).fault?.kind ?? '-').join(' ')
}

describe('faults of the chat doubles', () => {
  test.each<[string, FaultRule[], string]>([
    ['none', [], '- - - - - -'],
    ['always', [{ method: '*', kind: 'hang' }], 'hang hang hang hang hang hang'],
    ['twice', [{ method: 'chat.postMessage', kind: 'hang', times: 2 }], 'hang hang - - - -'],
    ['the third call', [{ method: '*', kind: 'status', after: 2, times: 1 }], '- - status - - -'],
    ['another method', [{ method: 'chat.update', kind: 'hang' }], '- - - - - -'],
    ['another channel', [{ method: '*', kind: 'hang', channel: 'C2' }], '- - - - - -'],
    [
      'one after the other',
      [
        { method: '*', kind: 'reset_before', times: 1 },
        { method: '*', kind: 'rate_limit', times: 2 },
      ],
      'reset_before rate_limit rate_limit - - -',
    ],
  ])('%s', (_, rules, expected) => {
    expect(strikes(rules)).toBe(expected)
  })

  test('chance repeats with its seed and only with it', () => {
    const rules: FaultRule[] = [{ method: '*', kind: 'hang', probability: 0.5 }]
    const first = strikes(rules, 40, 7)
    expect(strikes(rules, 40, 7)).toBe(first)
    expect(strikes(rules, 40, 8)).not.toBe(first)
    expect(first).toContain('hang')
    expect(first).toContain('-')
  })

  test('a delay comes with another fault, within its bounds', () => {
    const faults = createFaults()
    faults.plan({
      faults: [
        { method: '*', kind: 'delay', delayMs: [20, 30] },
        { method: '*', kind: 'error', error: 'internal_error' },
      ],
    })
    const { delayMs, fault } = faults.strike(post)
    expect(delayMs).toBeGreaterThanOrEqual(20)
    expect(delayMs).toBeLessThanOrEqual(30)
    expect(fault?.error).toBe('internal_error')
  })

  test('a kind nobody knows is refused in words', () => {
    expect(() => createFaults().plan({ faults: [{ method: '*', kind: 'explode' as never }] })).toThrow(
      /no fault "explode"/,
    )
  })
})

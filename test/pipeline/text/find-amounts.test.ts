import { describe, expect, it } from 'vitest'
import { findAmounts } from '../../../src/pipeline/text/find-amounts.ts'
import { findDates } from '../../../src/pipeline/text/find-dates.ts'

describe('findAmounts', () => {
  it.each([
    ['$50,000', { kind: 'money', value: 50_000, currency: 'USD' }],
    ['50 mil dólares', { kind: 'money', value: 50_000, currency: 'USD' }],
    ['50.000 dólares', { kind: 'money', value: 50_000, currency: 'USD' }],
    ['hasta 50,000', { kind: 'count', value: 50_000, bound: 'up_to' }],
    ['US$5,000–10,000', { kind: 'money', value: 5000, high: 10_000, currency: 'USD' }],
    ['$5,000 to $10,000', { kind: 'money', value: 5000, high: 10_000 }],
    ['2 millones de dólares', { kind: 'money', value: 2_000_000, currency: 'USD' }],
    ['10 mdd por cada uno', { kind: 'money', value: 10_000_000, currency: 'USD' }],
    ['3 mil 500 millones de pesos', { kind: 'money', value: 3_500_000_000, currency: 'MXN' }],
    ['medio millón de pesos', { kind: 'money', value: 500_000, currency: 'MXN' }],
    ['$30bn', { kind: 'money', value: 30_000_000_000 }],
    ['91 drones', { kind: 'count', value: 91, unit: 'drones' }],
    ['20 por ciento', { kind: 'percent', value: 20 }],
    ['3.5%', { kind: 'percent', value: 3.5 }],
    ['ten million dollars', { kind: 'money', value: 10_000_000 }],
    ['since 2025', { kind: 'year', value: 2025 }],
  ])('%s', (text, expected) => {
    const found = findAmounts(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(expected)
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(found[0]?.text)
  })

  it.each<[text: string, found: [value: number, currency: string, start: number, text: string][]]>([
    ['usd 5', [[5, 'USD', 0, 'usd 5']]],
    ['plusd 5', [[5, '', 6, '5']]],
    ['USD5 million', [[5_000_000, 'USD', 0, 'USD5 million']]],
    ['c$ 7', [[7, 'CAD', 0, 'c$ 7']]],
    ['the us$', []],
    ['often 5', [[5, '', 6, '5']]],
    ['abcdefghijklten', [[10, '', 12, 'ten']]],
    ['abcdefghijkten men', []],
    ['dieciséis casas', [[16, '', 0, 'dieciséis']]],
    ['𝐀ten', []],
    ['tenK', []],
    [
      'Fifty-five and TEN',
      [
        [50, '', 0, 'Fifty'],
        [5, '', 6, 'five'],
        [10, '', 15, 'TEN'],
      ],
    ],
    ['x7 men', []],
  ])('%s: passes over words that are no numbers, and no letter more', (text, expected) => {
    const found = findAmounts(text).map(({ value, currency = '', start, text: printed }) => [
      value,
      currency,
      start,
      printed,
    ])
    expect(found).toEqual(expected)
  })

  it('leaves the day of a printed date alone', () => {
    expect(findAmounts('On 28-29 December 2025 came 91 drones').map(({ value }) => value)).toEqual([91])
  })

  it.each(['one man', 'un hombre', 'no number at all', ''])('finds nothing in “%s”', (text) => {
    expect(findAmounts(text)).toEqual([])
  })
})

describe('findDates', () => {
  it.each([
    ['14 October 2025', [2025, 10, 14]],
    ['October 14, 2025', [2025, 10, 14]],
    ['14 de octubre de 2025', [2025, 10, 14]],
    ['2025-10-14', [2025, 10, 14]],
    ['Oct. 6', [null, 10, 6]],
    ['octubre de 2025', [2025, 10, null]],
  ])('%s', (text, [year, month, day]) => {
    expect(findDates(`It was ${text} there`)).toMatchObject([{ year, month, day }])
  })
})

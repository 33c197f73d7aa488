import { expect, it } from 'vitest'
import { hostName } from '../../src/config/fields.ts'

it.each([
  ['www.dhs.gov', true],
  ['*.dhs.gov', true],
  ['*.news.dhs.gov', true],
  ['127.0.0.1', true],
  ['*', false],
  ['*.', false],
  ['*.gov', false],
  ['*dhs.gov', false],
  ['www.*.gov', false],
  ['*.*.dhs.gov', false],
  ['dhs.gov/news', false],
  ['dһs.gov', false],
])('%s as a host of a source: %s', (host, taken) => {
  expect(hostName().safeParse(host).success).toBe(taken)
})

import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createNewsFirst } from '../../src/runtime/news-first.ts'

const HOUR = 3_600_000
const turns = async () => {
  for (let n = 0; n < 3; n++) await turn()
}

test('nobody waits while there is no news', () => {
  expect(createNewsFirst().clear()).toBeNull()
})

test('whoever asks waits until the last of what is on its way has ended', async () => {
  const first = createNewsFirst(HOUR)
  const ends = [first.begin(), first.begin()]
  let clear = false
  const waits = first.clear()?.then(() => {
    clear = true
  })
  ends[0]?.()
  ends[0]?.()
  await turns()
  expect(clear).toBe(false)
  ends[1]?.()
  await waits
  expect(first.clear()).toBeNull()
})

test('what ends is over in the next turn, when what was handed to a client is written', async () => {
  const first = createNewsFirst(HOUR)
  first.begin()()
  expect(first.clear()).not.toBeNull()
  await turns()
  expect(first.clear()).toBeNull()
})

test('what never ends holds nobody up for longer than it may, and its late end harms no other', async () => {
  const first = createNewsFirst(5)
  const late = first.begin()
  await first.clear()
  expect(first.clear()).toBeNull()
  first.begin()
  late()
  expect(first.clear()).not.toBeNull()
})

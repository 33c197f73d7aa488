import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchFirstPoll } from '../../src/cli/first-poll.ts'
import { FetchError, type Fetcher, type FetchRequest, type FetchResult } from '../../src/ports/fetcher.ts'

const ASKED = { url: 'https://a.example/feed', headers: {} } as FetchRequest
const ANSWER = { status: 304 } as FetchResult

function watched() {
  const answer = Promise.withResolvers<FetchResult>()
  const fetcher: Fetcher = { fetch: () => answer.promise, close: async () => {} }
  const poll = { fetcher }
  const stop = new AbortController()
  const first = watchFirstPoll(poll, stop.signal)
  let over = false
  void first.underWay.then(() => {
    over = true
  })
  const isOver = async () => {
    for (let turns = 0; turns < 3; turns++) await turn()
    return over
  }
  return { answer, fetcher, poll, stop, first, isOver }
}

test('a first poll is under way with its first answer, not before; from then on it is asked as ever', async () => {
  const { answer, fetcher, poll, isOver } = watched()
  const asked = poll.fetcher.fetch(ASKED, new AbortController().signal)
  expect(await isOver()).toBe(false)
  answer.resolve(ANSWER)
  expect(await asked).toBe(ANSWER)
  expect(await isOver()).toBe(true)
  expect(poll.fetcher).toBe(fetcher)
})

test('an answer that is none counts, and is told as it came', async () => {
  const { answer, poll, isOver } = watched()
  const asked = poll.fetcher.fetch(ASKED, new AbortController().signal)
  answer.reject(new FetchError('dns', 'There is no such host.'))
  await expect(asked).rejects.toMatchObject({ reason: 'dns' })
  expect(await isOver()).toBe(true)
})

test.each([
  ['a round in which nothing was due', ({ first }: ReturnType<typeof watched>) => first.roundDone()],
  ['a stop', ({ stop }: ReturnType<typeof watched>) => stop.abort()],
])('%s ends the wait', async (_, end) => {
  const all = watched()
  expect(await all.isOver()).toBe(false)
  end(all)
  expect(await all.isOver()).toBe(true)
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTicker } from '../../src/runtime/scheduler.ts'

const EVERY_SECOND = '* * * * * *'
/** Once in four years: the cron library is out of the way. */
const HARDLY_EVER = '0 0 29 2 *'

describe.concurrent('in real time', () => {
  test('works at once, then at every beat, never twice at a time', async () => {
    let now = 0
    let most = 0
    let times = 0
    const ticker = startTicker(EVERY_SECOND, async () => {
      times += 1
      now += 1
      most = Math.max(most, now)
      // The first runs over two beats.
      await new Promise((done) => setTimeout(done, times === 1 ? 1_200 : 10))
      now -= 1
    })
    expect(times).toBe(1)
    await new Promise((done) => setTimeout(done, 3_200))
    await ticker.stop()
    expect(most).toBe(1)
    expect(times).toBeGreaterThanOrEqual(2)
    expect(times).toBeLessThanOrEqual(4)
  }, 15_000)

  test('a beat during a run that lasts longer is no news: nothing is written past the log', async () => {
    const written: unknown[] = []
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
    const spies = methods.map((method) =>
      vi.spyOn(console, method).mockImplementation((...words) => void written.push(words)),
    )
    let times = 0
    const ticker = startTicker(EVERY_SECOND, async () => {
      times += 1
      // The first is not the library's; the next lasts over one of its beats at least.
      await new Promise((done) => setTimeout(done, times === 1 ? 10 : 2_300))
    })
    await new Promise((done) => setTimeout(done, 3_200))
    await ticker.stop()
    for (const spy of spies) spy.mockRestore()
    expect(times).toBeGreaterThanOrEqual(2)
    expect(written).toEqual([])
  }, 15_000)

  test('a run that lasts over a beat is followed by the next at once, and by one only', async () => {
    const began: number[] = []
    const ended: number[] = []
    const ticker = startTicker(EVERY_SECOND, async () => {
      began.push(performance.now())
      // Over two beats.
      await new Promise((done) => setTimeout(done, began.length === 1 ? 2_100 : 0))
      ended.push(performance.now())
    })
    while (ended.length < 2) await new Promise((done) => setTimeout(done, 10))
    const [, second] = began as [number, number]
    expect(second - (ended[0] ?? 0)).toBeLessThan(100)
    await new Promise((done) => setTimeout(done, 1_500))
    await ticker.stop()
    // Two beats at most since then.
    expect(began.length).toBeLessThanOrEqual(4)
  }, 15_000)

  test('stopping during a run that lasts over a beat: no other follows it', async () => {
    let times = 0
    const ticker = startTicker(EVERY_SECOND, async () => {
      times += 1
      await new Promise((done) => setTimeout(done, 1_500))
    })
    await new Promise((done) => setTimeout(done, 1_300))
    await ticker.stop()
    await new Promise((done) => setTimeout(done, 100))
    expect(times).toBe(1)
  }, 15_000)

  test('stopping waits for the run that is under way, and nothing comes after it', async () => {
    let finished = 0
    const ticker = startTicker(EVERY_SECOND, async () => {
      await new Promise((done) => setTimeout(done, 150))
      finished += 1
    })
    await ticker.stop()
    expect(finished).toBe(1)
    await new Promise((done) => setTimeout(done, 1_200))
    expect(finished).toBe(1)
  }, 15_000)

  test('work that throws, which it must not, ends nothing: the next beat comes', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    let times = 0
    const ticker = startTicker(EVERY_SECOND, async () => {
      times += 1
      if (times === 1) throw new Error('a defect')
    })
    await new Promise((done) => setTimeout(done, 1_300))
    await ticker.stop()
    process.off('unhandledRejection', note)
    expect(times).toBeGreaterThanOrEqual(2)
    expect(unhandled).toEqual([])
  }, 15_000)
})

describe('when the cron library stalls', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('a watchdog on monotonic time beats in its place', async () => {
    let times = 0
    const ticker = startTicker(HARDLY_EVER, async () => {
      times += 1
    })
    await vi.advanceTimersByTimeAsync(50_000)
    expect(times).toBe(1)
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(times).toBeGreaterThanOrEqual(3)
    vi.useRealTimers()
    await ticker.stop()
  })
})

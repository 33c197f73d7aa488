import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FetchError } from '../../src/ports/fetcher.ts'
import { createManualClock, systemClock } from '../../src/runtime/clock.ts'
import { withDeadline } from '../../src/runtime/deadline.ts'
import { createFolderFetcher, folderAddress } from '../../src/runtime/folder-fetcher.ts'
import { isProcessAlive } from '../../src/runtime/process-alive.ts'
import { seededRandom, systemRandom } from '../../src/runtime/random.ts'
import { tempFolder } from '../support/temp-folder.ts'

test('a manual clock stands until it is moved, either way', () => {
  const clock = createManualClock(1_000)
  expect([clock.now(), clock.now()]).toEqual([1_000, 1_000])
  clock.advance(5)
  expect(clock.now()).toBe(1_005)
  clock.set(3)
  expect(clock.now()).toBe(3)
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000)
})

test('seeded chance repeats itself, stays in its range and is spread over it', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 1_000 }, () => random())
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  for (const value of [...draw(7), systemRandom()]) {
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThan(1)
  }
  const mean = draw(7).reduce((a, b) => a + b) / 1_000
  expect(mean).toBeGreaterThan(0.45)
  expect(mean).toBeLessThan(0.55)
})

describe('a deadline', () => {
  test('passes on what comes in time', async () => {
    await expect(withDeadline(Promise.resolve(7), 50)).resolves.toBe(7)
    await expect(withDeadline(Promise.reject(new Error('no')), 50)).rejects.toThrow('no')
  })

  test('ends the wait for what never comes', async () => {
    await expect(withDeadline(new Promise(() => {}), 20)).rejects.toThrow(/No answer within/)
  })

  test('what fails after it troubles nobody', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30))
    await expect(withDeadline(late, 5)).rejects.toThrow(/No answer/)
    await new Promise((done) => setTimeout(done, 60))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})

describe('a folder in place of the web', () => {
  const ask = (folder: string, url: string) =>
    createFolderFetcher(folder).fetch(
      { url, headers: {}, ports: [], allowPrivate: false },
      new AbortController().signal,
    )

  test('answers its documents, whatever their names', async () => {
    const folder = tempFolder()
    for (const name of ['feed.xml', 'año 1 & 2?.xml', '%41.xml']) {
      writeFileSync(path.join(folder, name), `<${name}>`)
      const result = await ask(folder, folderAddress(name))
      expect(result).toMatchObject({ status: 200, headers: {}, redirects: [] })
      expect(Buffer.from(result.body).toString()).toBe(`<${name}>`)
    }
  })

  test.each([
    ['a document that is not there', folderAddress('none.xml'), 'connection'],
    ['another host', 'http://site.example/feed.xml', 'bad_url'],
    ['a path out of the folder', folderAddress('../secret.xml'), 'bad_url'],
    ['a path out of the folder, twice encoded', 'http://folder.invalid/..%2Fsecret.xml', 'bad_url'],
    ['a folder', folderAddress('sub/feed.xml'), 'bad_url'],
    ['what cannot be decoded', 'http://folder.invalid/%E0%A4%A', 'bad_url'],
    ['what is no address', 'feed.xml', 'bad_url'],
  ])('%s is a fetch error', async (_what, url, reason) => {
    const refused = ask(tempFolder(), url)
    await expect(refused).rejects.toBeInstanceOf(FetchError)
    await expect(refused).rejects.toMatchObject({ reason })
  })
})

describe('is a process alive', () => {
  test('this one is; one that ended is not; of another host nothing is known', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    expect(isProcessAlive(process.pid, hostname())).toBe(true)
    expect(isProcessAlive(ended, hostname())).toBe(false)
    expect(isProcessAlive(process.pid, `not-${hostname()}`)).toBeNull()
  })

  test('what was last seen before the machine started runs no more, whoever has its number now', () => {
    const started = Date.now() - uptime() * 1_000
    expect(isProcessAlive(process.pid, hostname(), started - 2 * 60_000)).toBe(false)
    expect(isProcessAlive(process.pid, hostname(), started + 1_000)).toBe(true)
    expect(isProcessAlive(process.pid, hostname(), Date.now())).toBe(true)
  })
})

test('the log goes to standard error, one JSON line an event, without secrets', () => {
  const logger = fileURLToPath(new URL('../../src/runtime/logger.ts', import.meta.url))
  const script = `
    const { createLogger } = await import(${JSON.stringify(`file://${logger}`)})
    const log = createLogger('info')
    log.debug({}, 'not told')
    log.info({ token: 'xoxb-1', source: { authorization: 'Bearer 2', headers: { cookie: '3' } }, kept: 'yes' }, 'told')
    log.error({ code: 'x' }, 'a "quoted"\\nline')`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(stdout).toBe('')
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { msg: 'told', token: '[redacted]', kept: 'yes', source: { authorization: '[redacted]', headers: '[redacted]' } },
    { msg: 'a "quoted"\nline', code: 'x' },
  ])
  expect(stderr).not.toMatch(/xoxb|Bearer|not told/)
})

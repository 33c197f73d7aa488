import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { roomForCompiled } from '../../src/cli/keep-compiled.mjs'
import { tempFolder } from '../support/temp-folder.ts'

const DAY = 24 * 60 * 60 * 1000
const NOON = Date.UTC(2026, 10, 29, 12)

function home() {
  const cache = tempFolder()
  const folder = path.join(cache, 'onrecord/compiled')
  const start = (version: string, now = NOON) =>
    roomForCompiled({ root: '/opt/onrecord', version, now, env: { XDG_CACHE_HOME: cache } }) ?? ''
  return { cache, folder, start }
}

test('each version has a folder for its owner alone; of others the two used last stay', () => {
  const { folder, start } = home()
  const made = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.0.0'].map((version, n) => start(version, NOON + n * DAY))
  expect(made.every((one) => path.dirname(one) === folder)).toBe(true)
  expect(readdirSync(folder).map((name) => name.replace(/-.*/, ''))).toEqual(['1.0.0', '1.2.0', '1.3.0'])
  expect(statSync(made[0] ?? '').mode & 0o777).toBe(0o700)
})

test('one that grew beyond its bound begins anew, looked at once a day', () => {
  const { start } = home()
  const large = path.join(start('1.0.0'), 'large')
  writeFileSync(large, '')
  truncateSync(large, 200 * 1024 * 1024)
  start('1.0.0', NOON + DAY / 2)
  expect(existsSync(large)).toBe(true)
  start('1.0.0', NOON + DAY)
  expect(existsSync(large)).toBe(false)
})

test('what others may write into is not run from: the next place is taken', () => {
  const { folder, start } = home()
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)
  expect(start('1.0.0')).not.toMatch(folder)
})

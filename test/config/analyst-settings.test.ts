import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { tempFolder } from '../support/temp-folder.ts'

function load(analyst: string, env: Record<string, string> = {}) {
  const folder = path.join(tempFolder(), 'config')
  cpSync(new URL('../../config', import.meta.url), folder, { recursive: true })
  const file = path.join(folder, 'onrecord.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${analyst}`)
  return loadConfig({ folder, env, envFile: path.join(folder, 'none') }).settings
}

test('off where nothing is said', () => {
  expect(load('')).toMatchObject({ analyst: null, matching: { reranker: 'none' } })
})

test('the key comes from the environment, under the name given', () => {
  const yaml = 'analyst: { url: "https://models.example.org/v1/", model: small, apiKeyVariable: DESK_KEY }\n'
  expect(load(yaml, { DESK_KEY: 'k' }).analyst).toEqual({
    url: 'https://models.example.org/v1',
    model: 'small',
    apiKey: 'k',
    allowPrivate: false,
    timeoutMs: 30_000,
    itemsPerRound: 10,
  })
})

test.each([
  [
    'a key that is not set',
    '{ url: "https://m.example/v1", model: m, apiKeyVariable: DESK_KEY }',
    /DESK_KEY is not set/,
  ],
  [
    'a key written down',
    '{ url: "https://m.example/v1", model: m, apiKeyVariable: sk-123 }',
    /name of an environment variable/,
  ],
  ['a key of its own', '{ url: "https://m.example/v1", model: m, apiKey: x }', /unknown key/],
  ['no address', '{ url: "ftp://m", model: m }', /expected an address/],
  ['no model', '{ url: "https://m.example/v1" }', /model {2}is missing/],
])('%s is refused with its place', (_, yaml, words) => {
  expect(() => load(`analyst: ${yaml}\n`)).toThrow(words)
  expect(() => load(`analyst: ${yaml}\n`)).not.toThrow(/sk-123/)
  expect(() => load(`analyst: ${yaml}\n`)).toThrow(/onrecord\.yaml:\d+:\d+/)
})

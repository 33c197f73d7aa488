import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { feedAddress, listAddress } from '../../../src/cli/demo/serve/site-address.ts'
import { loadStory, writeDemoConfig } from '../../../src/cli/demo/story.ts'
import { loadConfig } from '../../../src/config/load-config.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-demo-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const story = loadStory()
const config = loadConfig({ folder: writeDemoConfig(folder, 41_234), env: {} })

it('is a valid configuration without warnings', () => {
  expect(config.warnings).toEqual([])
  expect(config.settings.database).toBe(path.join(folder, 'onrecord.db'))
  expect(config.claims.map(({ slug, parent, reviewed }) => [slug, parent, reviewed])).toEqual([
    ['cartel-bounties', undefined, true],
    ['chicago-bounty-charge', 'cartel-bounties', true],
  ])
})

it('polls each source of the story where the site server serves it', () => {
  const expected = story.sources.map((source) => [
    source.id,
    (source.id === 'dhs-press' ? listAddress : feedAddress)(source, { port: 41_234, links: 'loopback' }),
    source.language,
  ])
  expect(config.sources.map(({ id, url, language }) => [id, url, language]).sort()).toEqual(expected.sort())
  for (const source of config.sources) {
    expect(source.name, 'every post names its source, so every post is marked').toMatch(/\(reconstructed\)$/)
    expect(source.allowPrivate && source.ports.includes(41_234)).toBe(true)
  }
})

it('knows every speaker the story expects, but for one who is printed by name', () => {
  const actors = new Set(config.actors.map(({ id }) => id))
  const speakers = story.items.flatMap(({ expect: { statements, mayAlso } }) => [...statements, ...mayAlso])
  expect(speakers.map(({ speaker }) => speaker).filter((id) => !actors.has(id))).toEqual(['Nora Castell'])
})

it('shows proposals and the health of sources to nobody but the desk', () => {
  expect(config.watches.map(({ channel, events, locale }) => [channel, events, locale])).toEqual([
    ['newsroom', ['statement', 'status', 'request', 'revision', 'correction', 'note'], 'en'],
    ['mesa-redaccion', ['status', 'request', 'correction'], 'es'],
    ['review', ['proposal'], 'en'],
    ['operations', ['health'], 'en'],
  ])
})

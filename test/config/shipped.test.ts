import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { VARIABLE_NAMES } from '../../src/config/environment.ts'
import { writeJsonSchemas } from '../../src/config/json-schemas.ts'
import { CONFIG_FILES, loadConfig } from '../../src/config/load-config.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'config')
const read = (...names: string[]) => readFileSync(path.join(root, ...names), 'utf8')
const config = loadConfig({ folder, env: {}, envFile: path.join(root, '.env.none') })

describe('the shipped configuration', () => {
  test('is accepted without a warning', () => {
    expect(config.warnings).toEqual([])
    expect(config.sources.length).toBeGreaterThan(15)
  })

  test('tracks claims in both languages that no editor has reviewed, so nothing is presented as ready', () => {
    expect(config.claims.map(({ slug }) => slug)).toEqual([
      'cartel-bounties',
      'chicago-bounty-charge',
      'boat-strikes-drugs',
    ])
    expect(config.claims.find(({ slug }) => slug === 'chicago-bounty-charge')?.parent).toBe('cartel-bounties')
    for (const claim of config.claims) {
      expect(claim).toMatchObject({ reviewed: false, review: 'human', languages: ['en', 'es'] })
      expect(claim.aliases.en?.length).toBeGreaterThan(2)
      expect(claim.aliases.es?.length).toBeGreaterThan(2)
    }
  })

  test('is watched by nobody but the console', () => {
    expect(new Set(config.watches.map(({ platform }) => platform))).toEqual(new Set(['console']))
  })

  test('lists the addresses of the issue; what cannot be polled yet is disabled and says why', () => {
    const enabled = config.sources.filter((source) => source.enabled).map(({ url }) => url)
    expect(enabled).toEqual(
      expect.arrayContaining([
        'https://www.justice.gov/news/rss?type=press_release&m=1',
        'https://www.whitehouse.gov/news/feed/',
        'https://www.state.gov/rss-feed/press-releases/feed/',
        'https://www.gao.gov/rss/reports.xml',
        'https://www.cbp.gov/rss/newsroom/media-releases',
        'https://news.un.org/feed/subscribe/en/news/all/rss.xml',
        'https://www.iaea.org/feeds/topnews',
        'https://www.gov.uk/government/organisations/home-office.atom',
        'https://www.uscis.gov/news/rss-feed/59144',
      ]),
    )
    const note = (id: string) => config.sources.find((source) => source.id === id && !source.enabled)?.note
    expect(config.sources.find(({ id }) => id === 'dhs-press')).toMatchObject({
      kind: 'page',
      url: 'https://www.dhs.gov/news-releases/press-releases',
      enabled: true,
      fullText: true,
      note: expect.stringContaining('could not be tried'),
    })
    expect(note('mx-presidencia')).toMatch(/no feed, needs the page source/)
    for (const source of config.sources) expect(source.note, source.id).toBeTruthy()
  })

  test('disguises itself as nobody', () => {
    expect(config.settings.http.userAgent).toMatch(/^onrecord\/\d/)
    expect(config.sources.filter(({ userAgent }) => userAgent !== undefined)).toEqual([])
  })

  test('has every official voice backed by hosts of its own', () => {
    for (const source of config.sources.filter(({ voiceOf }) => voiceOf !== undefined)) {
      expect(source.hosts, source.id).not.toEqual([])
    }
  })

  test('places the parties of the founding case in their hierarchy', () => {
    const of = (id: string) => config.actors.find((actor) => actor.id === id)?.affiliations.map((it) => it.of)
    expect([of('cbp'), of('ice'), of('dhs')]).toEqual([['dhs'], ['dhs'], ['us-government']])
    expect(of('court-northern-illinois')).toEqual(['us-federal-courts'])
    const vigil = config.actors.find((actor) => actor.id === 'vigil')?.affiliations[0]
    expect(vigil).toMatchObject({ of: 'dea' })
    expect(vigil?.until).toBeLessThan(Date.UTC(2025, 9))
    const sheinbaum = config.actors.find((actor) => actor.id === 'sheinbaum')?.affiliations[0]
    expect(sheinbaum).toEqual({ of: 'mexico-presidency', as: 'President of Mexico', from: Date.UTC(2024, 9, 1) })
  })
})

describe('help for editors of the files', () => {
  test.each(Object.entries(writeJsonSchemas()))('config/schemas/%s is what "npm run schemas" writes', (name, text) => {
    expect(read('config', 'schemas', name)).toBe(text)
  })

  test.each(Object.values(CONFIG_FILES))('%s names its schema in the first line', (name) => {
    const [first = ''] = read('config', name).split('\n')
    const schema = /^# yaml-language-server: \$schema=\.\/(schemas\/\S+)$/.exec(first)?.[1]
    expect(schema).toBe(`schemas/${name.replace('.yaml', '.schema.json')}`)
    const { properties } = JSON.parse(read('config', schema ?? ''))
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(parse(read('config', name)))))
  })

  test('.env.example explains every variable, and no other', () => {
    const lines = read('.env.example').split('\n')
    const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
    expect(names.toSorted()).toEqual(VARIABLE_NAMES.toSorted())
    for (const name of names) expect(lines[lines.indexOf(`${name}=`) - 1], name).toMatch(/^# \S/)
  })
})

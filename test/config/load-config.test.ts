import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, formatProblem } from '../../src/config/config-error.ts'
import { readEnvFile } from '../../src/config/env-file.ts'
import { configFolder, readVariables } from '../../src/config/environment.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import type { Config } from '../../src/config/types.ts'
import { inEnglish } from '../../src/domain/sentence.ts'

const base = mkdtempSync(path.join(tmpdir(), 'onrecord-config-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const SETTINGS = 'watches:\n  - { channel: desk, all: true }\n'
const SOURCES = `sources:
  - id: doj
    name: Justice
    url: https://www.justice.gov/feed
    outlet: agency
    voiceOf: doj
`
const CLAIMS = `actors:
  - { id: doj, name: Department of Justice, kind: institution }
  - { id: dhs, name: Homeland Security, kind: institution }
claims:
  - slug: cartel-bounties
    title: Bounties
    text: Somebody offers rewards.
    claimant: DHS
    firstMadeOn: 2025-10-14
    languages: [en]
    aliases: { en: [bounties on agents] }
    tags: [mexico]
`

type Files = { settings?: string | Uint8Array; sources?: string | Uint8Array; claims?: string | Uint8Array }
let folders = 0

function load(files: Files, env: Record<string, string> = {}, envText?: string): Config {
  folders += 1
  const folder = path.join(base, String(folders), 'config')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'onrecord.yaml'), files.settings ?? SETTINGS)
  writeFileSync(path.join(folder, 'sources.yaml'), files.sources ?? SOURCES)
  writeFileSync(path.join(folder, 'claims.yaml'), files.claims ?? CLAIMS)
  const envFile = path.join(base, String(folders), '.env')
  if (envText !== undefined) writeFileSync(envFile, envText)
  return loadConfig({ folder, env, envFile })
}

/** The problems as printed, without the folder. */
function problemsOf(files: Files, env: Record<string, string> = {}, envText?: string): string[] {
  try {
    load(files, env, envText)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const below = path.join(base, String(folders))
    return error.problems.map((problem) => formatProblem(problem).replaceAll(`${below}${path.sep}`, ''))
  }
}

const source = (lines: string) =>
  `${SOURCES}  - id: b\n    name: B\n    url: https://b.org/\n    outlet: news\n${lines}`
const claim = (lines: string) => CLAIMS + lines
const actor = (lines: string) =>
  CLAIMS.replace('claims:\n', `  - id: x\n    name: X\n    kind: person\n${lines}claims:\n`)

const BAD: { name: string; files: Files; problems: string[] }[] = [
  {
    name: 'misspelt key',
    files: { sources: source('    intervall: 5m\n') },
    problems: ['config/sources.yaml:11:5  sources[1].intervall  unknown key; did you mean "interval"?'],
  },
  {
    name: 'key like no other',
    files: { sources: 'sources: []\nfrequency: 5\n' },
    problems: ['config/sources.yaml:2:1  frequency  unknown key; expected one of sources'],
  },
  {
    name: 'misspelt required key is one problem',
    files: { settings: 'watches:\n  - chanel: x\n    all: true\n' },
    problems: ['config/onrecord.yaml:2:5  watches[0].chanel  unknown key; did you mean "channel"?'],
  },
  {
    name: 'misspelt value',
    files: { sources: source('    kind: feeed\n') },
    problems: [
      'config/sources.yaml:11:11  sources[1].kind  expected one of feed, page; found "feeed"; did you mean "feed"?',
    ],
  },
  {
    name: 'missing key',
    files: { sources: 'sources:\n  - id: a\n    url: https://a.org/\n    outlet: news\n' },
    problems: ['config/sources.yaml:2:5  sources[0].name  is missing; expected text'],
  },
  {
    name: 'key without a value',
    files: { sources: source('    interval:\n') },
    problems: [
      'config/sources.yaml:11:5  sources[1].interval  has no value; expected a duration such as "15m" or "2h" (s, m, h or d), or leave the line out',
    ],
  },
  {
    name: 'duration without a unit',
    files: { sources: source('    interval: 15\n') },
    problems: [
      'config/sources.yaml:11:15  sources[1].interval  expected a duration such as "15m" or "2h" (s, m, h or d); found 15',
    ],
  },
  {
    name: 'duration out of range',
    files: { sources: source('    interval: 10s\n') },
    problems: ['config/sources.yaml:11:15  sources[1].interval  expected a duration from 1m to 7d; found "10s"'],
  },
  {
    name: 'address of another scheme',
    files: { sources: SOURCES.replace('https://www.justice.gov/feed', 'ftp://x.org/') },
    problems: [
      'config/sources.yaml:4:10  sources[0].url  expected an http or https address such as "https://www.gao.gov/rss/reports.xml"; found "ftp://x.org/"',
    ],
  },
  {
    name: 'address with a password',
    files: { sources: SOURCES.replace('https://www', 'https://me:secret@www') },
    problems: ['config/sources.yaml:4:10  sources[0].url  expected an address without a user name or password in it'],
  },
  {
    name: 'host with a scheme',
    files: { sources: source('    hosts: ["https://b.org"]\n') },
    problems: [
      'config/sources.yaml:11:13  sources[1].hosts[0]  expected a host name such as "www.gao.gov" or "*.gao.gov", without "https://" and without a path; found "https://b.org"',
    ],
  },
  {
    name: 'disabled without a reason, beside another mistake',
    files: { sources: source('    enabled: false\n    interval: soon\n') },
    problems: [
      'config/sources.yaml:11:14  sources[1].enabled  a disabled source needs a "note" that says why',
      'config/sources.yaml:12:15  sources[1].interval  expected a duration such as "15m" or "2h" (s, m, h or d); found "soon"',
    ],
  },
  {
    name: 'page source without selectors',
    files: { sources: source('    kind: page\n') },
    problems: [
      'config/sources.yaml:11:11  sources[1].kind  kind: page needs a "page" block with the selectors item, link and title',
    ],
  },
  {
    name: 'unknown actor, letters swapped',
    files: { sources: SOURCES.replace('voiceOf: doj', 'voiceOf: dsh') },
    problems: [
      'config/sources.yaml:6:14  sources[0].voiceOf  there is no actor "dsh" in config/claims.yaml; did you mean "dhs"?',
    ],
  },
  {
    name: 'same id twice',
    files: { sources: source('').replace('id: b', 'id: doj') },
    problems: [
      'config/sources.yaml:7:9  sources[1].id  there is a source "doj" already, in line 2; expected another name',
    ],
  },
  {
    name: 'same slug twice',
    files: { claims: claim(CLAIMS.slice(CLAIMS.indexOf('  - slug'))) },
    problems: [
      'config/claims.yaml:13:11  claims[1].slug  there is a claim "cartel-bounties" already, in line 5; expected another name',
    ],
  },
  {
    name: 'unknown parent',
    files: { claims: claim('    parent: cartel-bountie-s\n') },
    problems: [
      'config/claims.yaml:13:13  claims[0].parent  there is no claim "cartel-bountie-s" in config/claims.yaml; did you mean "cartel-bounties"?',
    ],
  },
  {
    name: 'own parent',
    files: { claims: claim('    parent: cartel-bounties\n') },
    problems: [
      'config/claims.yaml:13:13  claims[0].parent  the parent leads back to itself: cartel-bounties → cartel-bounties',
    ],
  },
  {
    name: 'affiliations in a ring',
    files: {
      claims: actor('    affiliations: [{ of: y }]\n  - { id: y, name: Y, kind: person, affiliations: [{ of: x }] }\n'),
    },
    problems: [
      'config/claims.yaml:8:58  actors[3].affiliations[0].of  the affiliation leads back to itself: x → y → x',
    ],
  },
  {
    name: 'unknown actor of a party and of an affiliation',
    files: { claims: `${actor('    affiliations: [{ of: dohs }]\n')}    parties: [{ role: claimant, actor: dhss }]\n` },
    problems: [
      'config/claims.yaml:7:26  actors[2].affiliations[0].of  there is no actor "dohs" in config/claims.yaml; did you mean "dhs"?',
      'config/claims.yaml:17:40  claims[0].parties[0].actor  there is no actor "dhss" in config/claims.yaml; did you mean "dhs"?',
    ],
  },
  {
    name: 'day that does not exist',
    files: { claims: CLAIMS.replace('2025-10-14', '2025-02-30') },
    problems: [
      'config/claims.yaml:9:18  claims[0].firstMadeOn  expected a date such as "2025-10-14", "2025-10" or "2025"; found "2025-02-30"',
    ],
  },
  {
    name: 'affiliation that ends before it begins',
    files: { claims: actor('    affiliations: [{ of: dhs, from: 2025-02, until: 2025-01 }]\n') },
    problems: ['config/claims.yaml:7:53  actors[2].affiliations[0].until  ends before it begins'],
  },
  {
    name: 'party that is nobody',
    files: { claims: claim('    parties: [{ role: expert }]\n') },
    problems: ['config/claims.yaml:13:23  claims[0].parties[0].role  a party needs a "name" or an "actor"'],
  },
  {
    name: 'slug with capitals',
    files: { claims: CLAIMS.replace('slug: cartel', 'slug: Cartel') },
    problems: [
      'config/claims.yaml:5:11  claims[0].slug  expected a slug: lower-case letters, digits and hyphens, at most 64, such as "home-office"; found "Cartel-bounties"',
    ],
  },
  {
    name: 'watch of an unknown claim, tag and platform',
    files: {
      settings:
        'watches:\n  - { channel: a, claim: cartel-bounty }\n  - { channel: b, tag: mexcio }\n  - { channel: c, all: true, platform: teams }\n',
    },
    problems: [
      'config/onrecord.yaml:2:26  watches[0].claim  there is no claim "cartel-bounty" in config/claims.yaml; did you mean "cartel-bounties"?',
      'config/onrecord.yaml:3:24  watches[1].tag  there is no tag "mexcio" in config/claims.yaml; did you mean "mexico"?',
      'config/onrecord.yaml:4:40  watches[2].platform  expected one of console, slack, discord; found "teams"',
    ],
  },
  {
    name: 'watch of two things, of nothing',
    files: { settings: 'watches:\n  - { channel: a, all: true, tag: mexico }\n  - { channel: b }\n' },
    problems: [
      'config/onrecord.yaml:2:16  watches[0].channel  a watch follows exactly one of claim: SLUG, tag: TAG or all: true',
      'config/onrecord.yaml:3:16  watches[1].channel  a watch follows exactly one of claim: SLUG, tag: TAG or all: true',
    ],
  },
  {
    name: 'readers may not watch proposals',
    files: { settings: 'watches:\n  - { channel: a, all: true, events: [proposal] }\n' },
    problems: [
      'config/onrecord.yaml:2:39  watches[0].events[0]  expected one of statement, status, request, revision, correction, note; found "proposal"',
    ],
  },
  {
    name: 'zone that does not exist',
    files: { settings: 'reader:\n  zone: Mars/Base\n' },
    problems: [
      'config/onrecord.yaml:2:9  reader.zone  expected the IANA name of a time zone such as "America/Mexico_City"; found "Mars/Base"',
    ],
  },
  {
    name: 'letters that mean several zones',
    files: { settings: 'reader:\n  zone: EST\n' },
    problems: [
      'config/onrecord.yaml:2:9  reader.zone  expected the IANA name of a time zone such as "America/Mexico_City"; found "EST"',
    ],
  },
  {
    name: 'names of channels where ids belong, and an id without its quotes',
    files: {
      settings: `watches:
  - { platform: slack, channel: desk, all: true }
  - { platform: discord, channel: general, all: true }
channels:
  review: { slack: review, discord: 1029384756102938475 }
`,
    },
    problems: [
      'config/onrecord.yaml:2:33  watches[0].channel  expected the id of a channel, such as "C0123ABCD": Slack shows it under "Copy link" or "About"; found "desk"',
      'config/onrecord.yaml:3:35  watches[1].channel  expected the id of a channel in quotes, such as "1029384756102938475": Discord copies it in developer mode; found "general"',
      'config/onrecord.yaml:5:20  channels.review.slack  expected the id of a channel, such as "C0123ABCD": Slack shows it under "Copy link" or "About"; found "review"',
      expect.stringContaining(
        'config/onrecord.yaml:5:37  channels.review.discord  expected the id of a channel in quotes, such as "1029384756102938475"',
      ),
    ],
  },
  {
    name: 'two watches of the same in one channel',
    files: {
      settings: `watches:
  - { channel: desk, all: true, events: [status] }
  - { channel: desk, claim: cartel-bounties }
  - { platform: console, channel: desk, all: true, mode: daily }
`,
    },
    problems: [
      'config/onrecord.yaml:4:35  watches[2].channel  this channel follows the same already, in line 2; expected one watch with the events of both',
    ],
  },
  {
    name: 'precision above one',
    files: { settings: 'statements:\n  stancePrecision: 95\n' },
    problems: ['config/onrecord.yaml:2:20  statements.stancePrecision  expected a number from 0 to 1; found 95'],
  },
  {
    name: 'list where a block belongs, block where a list belongs',
    files: { settings: 'http: [a]\nwatches: { channel: a }\n' },
    problems: [
      'config/onrecord.yaml:1:7  http  expected a block of keys; found a list',
      'config/onrecord.yaml:2:10  watches  expected a list, each entry beginning with "- "; found a block of keys',
    ],
  },
  {
    name: 'text where the whole file belongs',
    files: { settings: 'hello\n' },
    problems: ['config/onrecord.yaml:1:1  expected a block of keys; found "hello"'],
  },
  {
    name: 'tab as indentation',
    files: { settings: 'reader:\n\tlocale: en\n' },
    problems: ['config/onrecord.yaml:2:1  a tab is used as indentation; expected spaces'],
  },
  {
    name: 'same key twice',
    files: { settings: 'database: a.db\ndatabase: b.db\n' },
    problems: ['config/onrecord.yaml:2:1  this key stands here twice; expected each key once'],
  },
  {
    name: 'merge key',
    files: { settings: 'http: &h { timeout: 5s }\npolling:\n  <<: *h\n' },
    problems: ['config/onrecord.yaml:3:3  polling.<<  merge keys are not read here; write the keys out'],
  },
  {
    name: 'not UTF-8',
    files: { settings: new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe]) },
    problems: ['config/onrecord.yaml:1:1  is not UTF-8 text; save it as UTF-8'],
  },
  {
    name: 'control characters in a name',
    files: { sources: SOURCES.replace('name: Justice', 'name: "Jus\\u202etice"') },
    problems: [
      'config/sources.yaml:3:11  sources[0].name  expected one line of plain text without control characters; found "Jus\u202etice"',
    ],
  },
  {
    name: 'header injection in the User-Agent',
    files: { sources: source('    userAgent: "a\\r\\nX-Evil: 1"\n') },
    problems: [
      'config/sources.yaml:11:16  sources[1].userAgent  expected 1 to 256 plain ASCII characters; found "a\\r\\nX-Evil: 1"',
    ],
  },
  {
    name: 'several files at once',
    files: {
      settings: 'databse: x\n',
      sources: 'source: []\n',
      claims: CLAIMS.replace('kind: institution', 'kind: body'),
    },
    problems: [
      'config/onrecord.yaml:1:1  databse  unknown key; did you mean "database"?',
      'config/sources.yaml:1:1  source  unknown key; did you mean "sources"?',
      'config/claims.yaml:2:51  actors[0].kind  expected one of person, institution; found "body"',
    ],
  },
]

describe('a broken line is told with its place, what was expected and the nearest valid word', () => {
  test.each(BAD)('$name', ({ files, problems }) => {
    expect(problemsOf(files)).toEqual(problems)
  })

  test('broken YAML hides no problem of another file, and invents none', () => {
    const [first, ...rest] = problemsOf({ claims: 'actors: [\n', sources: source('    kind: feeed\n') })
    expect(first).toContain('config/sources.yaml:11:11')
    expect(rest.length).toBeGreaterThan(0)
    expect(rest.every((problem) => problem.startsWith('config/claims.yaml:'))).toBe(true)
    expect(rest.join()).toContain('not valid YAML')
  })

  test('a file that is not there', () => {
    const folder = path.join(base, 'nowhere')
    expect(() => loadConfig({ folder, env: {} })).toThrow(/^There is no configuration in \S*nowhere: "onrecord init"/)
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'claims.yaml'), CLAIMS)
    expect(() => loadConfig({ folder, env: {} })).toThrow(/onrecord\.yaml:1:1 {2}there is no such file/)
  })

  test('the message of the error holds every problem and says that nothing happened', () => {
    expect(() => load({ settings: 'databse: x\nreadr: {}\n' })).toThrow(
      /2 problems; nothing was started and nothing was changed\.\n.*database.*\n.*reader/,
    )
  })
})

describe('hostile files', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  for (let depth = 0; depth < 9; depth += 1) {
    const name = String.fromCharCode(97 + depth)
    const next = String.fromCharCode(98 + depth)
    bomb.push(`${next}: &${next} [${Array(10).fill(`*${name}`).join(', ')}]`)
  }
  const hostile: [string, string, RegExp][] = [
    ['an alias bomb', bomb.join('\n'), /aliases|unknown key/],
    ['an alias to nothing', 'database: *gone\n', /alias/i],
    ['100,000 brackets', '['.repeat(100_000), /YAML/],
    [
      '100,000 nested maps',
      Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /unknown key|YAML/,
    ],
    ['a prototype key', '__proto__: { polluted: true }\n', /unknown key/],
    ['a constructor key', 'constructor: 1\n', /unknown key/],
    ['a tag', 'database: !!js/function "x"\n', /.*/],
    ['nothing but NUL', '\0'.repeat(1_000), /.*/],
  ]
  test.each(hostile)('%s is a problem, and comes to an end', (_, settings, expected) => {
    expect(problemsOf({ settings }).join('\n')).toMatch(expected)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('any cut or changed text gives a configuration or a ConfigError, never another error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('settings', 'sources', 'claims'),
        fc.nat(),
        fc.oneof(
          fc.string({ maxLength: 4 }),
          fc.constantFrom('\t', ': ', '- ', '\n', '&a ', '*a', '{', ']', '"', '\u0000'),
        ),
        fc.nat(5),
        (which, at, inserted, removed) => {
          const text = { settings: SETTINGS, sources: SOURCES, claims: CLAIMS }[which]
          const place = at % text.length
          problemsOf({ [which]: text.slice(0, place) + inserted + text.slice(place + removed) })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the environment', () => {
  test('wins over the file', () => {
    const { settings } = load(
      { settings: 'database: a.db\nhttp: { contact: a@b.org }\n' },
      { ONRECORD_DATABASE: '/tmp/b.db', ONRECORD_CONTACT: 'desk@example.org', LOG_LEVEL: 'debug' },
    )
    expect(settings.database).toBe('/tmp/b.db')
    expect(settings.http.userAgent).toMatch(/^onrecord\/\d+\.\d+\.\d+ \(\+desk@example\.org\)$/)
    expect(settings.logLevel).toBe('debug')
  })

  test('of the process wins over .env; a quoted value may run over lines', () => {
    const file = path.join(base, 'quoted.env')
    writeFileSync(file, 'LOG_LEVEL=debug\nONRECORD_CONFIG=there\nNOTE="one\nA two\nthree"\n')
    expect(readVariables(file, { LOG_LEVEL: 'warn', HOME: '/h' })).toEqual({
      LOG_LEVEL: 'warn',
      HOME: '/h',
      ONRECORD_CONFIG: 'there',
      NOTE: 'one\nA two\nthree',
    })
    expect(readEnvFile(file).problems).toEqual([])
    expect(configFolder({ ONRECORD_CONFIG: 'there' })).toBe('there')
    expect(configFolder({ ONRECORD_CONFIG: '' })).toBe('config')
  })

  test('an empty variable counts as not set', () => {
    expect(load({}, { LOG_LEVEL: '', ONRECORD_DATABASE: '' }).settings.logLevel).toBe('info')
  })

  test('a wrong one is told with its line in .env, or as the environment', () => {
    const text = '# mine\nLOG_LEVEL=loud\nONRECORD_DATABSE=x\nno equals sign\n'
    expect(problemsOf({}, { LOG_LEVEL: 'loud', ONRECORD_DATABSE: 'x', ONRECORD_CONTACT: 'a b' }, text)).toEqual([
      '.env:2:1  LOG_LEVEL  expected one of debug, info, warn, error, silent',
      '.env:3:1  ONRECORD_DATABSE  unknown variable; did you mean "ONRECORD_DATABASE"?',
      '.env:4:1  expected NAME=value or a comment that begins with #',
      'environment:1:1  ONRECORD_CONTACT  expected an e-mail or web address',
    ])
  })
})

describe('what comes out', () => {
  test('one channel for everything is one watch of readers, proposals and health, not the last of three', () => {
    const { watches } = load({
      settings: `watches:
  - { platform: slack, channel: C0DESK, claim: cartel-bounties }
  - { platform: slack, channel: C0DESK, all: true, events: [statement, status] }
channels:
  review: { slack: C0DESK, console: editors }
  operations: { slack: C0DESK, console: editors }
`,
    })
    expect(watches.map(({ platform, channel, scope, events }) => [platform, channel, scope.type, events])).toEqual([
      ['slack', 'C0DESK', 'claim', expect.not.arrayContaining(['proposal'])],
      ['slack', 'C0DESK', 'all', ['statement', 'status', 'proposal', 'health']],
      ['console', 'editors', 'all', ['proposal', 'health']],
    ])
  })

  test('defaults everywhere: three nearly empty files are enough', () => {
    const config = load({ settings: '', sources: 'sources:\n', claims: '# nothing yet\n' })
    expect(config.settings).toMatchObject({
      http: { contact: null, timeoutMs: 20_000, maxBytes: 15 * 1_048_576 },
      polling: { concurrency: 8, lateAfterMs: 7_200_000 },
      matching: { falseAlertsPerThousand: 1 },
      statements: { stancePrecision: 0.95 },
      health: { noticeAfterFailures: 3, repeatMs: 86_400_000 },
      delivery: { capPerChannelPerHour: 20 },
      reader: { locale: 'en', zone: 'UTC' },
      editors: [],
    })
    expect(config.settings.database).toBe(path.join(base, String(folders), 'data', 'onrecord.db'))
    expect([config.sources, config.claims, config.actors]).toEqual([[], [], []])
    expect(config.watches.map(({ channel, events }) => [channel, events])).toEqual([
      ['review', ['proposal']],
      ['operations', ['health']],
    ])
  })

  test('sources, with durations in milliseconds', () => {
    expect(load({ sources: source('    interval: 2h\n    note: slow\n') }).sources[1]).toEqual({
      id: 'b',
      name: 'B',
      kind: 'feed',
      url: 'https://b.org/',
      outlet: 'news',
      hosts: [],
      language: 'en',
      intervalMs: 7_200_000,
      enabled: true,
      note: 'slow',
      allowPrivate: false,
      ports: [],
      fullText: false,
    })
  })

  test('affiliations from the first instant of their first day to the first after their last', () => {
    const { actors } = load({ claims: actor('    affiliations: [{ of: dhs, from: 2024, until: 2025-02 }]\n') })
    expect(actors[2]?.affiliations).toEqual([{ of: 'dhs', from: Date.UTC(2024, 0), until: Date.UTC(2025, 2) }])
  })

  test('parties take the name of their actor; an unquoted year is a date', () => {
    const text = claim('    parties: [{ role: claimant, actor: dhs }]\n').replace('2025-10-14', '2025')
    const [first] = load({ claims: text }).claims
    expect(first?.parties).toEqual([{ role: 'claimant', actor: 'dhs', name: 'Homeland Security' }])
    expect(first?.firstMadeOn).toBe('2025')
    expect(first?.reviewed).toBe(false)
  })

  test('watches: scope, digest, quiet hours, the reader as default', () => {
    const settings = `reader: { locale: es, zone: America/Mexico_City }
watches:
  - { channel: a, claim: cartel-bounties }
  - { channel: b, tag: mexico, mode: weekly, at: "07:30", zone: UTC, locale: en, events: [status] }
  - { channel: c, all: true, quietHours: { from: "22:00", until: "06:00" } }
`
    const zone = 'America/Mexico_City'
    expect(load({ settings }).watches.slice(0, 3)).toMatchObject([
      {
        channel: 'a',
        scope: { type: 'claim', slug: 'cartel-bounties' },
        mode: 'live',
        digest: null,
        locale: 'es',
        zone,
      },
      { channel: 'b', scope: { type: 'tag', tag: 'mexico' }, digest: { every: 'week', at: '07:30' }, zone: 'UTC' },
      { channel: 'c', scope: { type: 'all' }, quietHours: { from: '22:00', until: '06:00' } },
    ])
  })

  test('a claim without aliases in a language its sources use is a warning', () => {
    const warned = load({ sources: source('    language: es\n') }).warnings.map(formatProblem)
    expect(warned).toHaveLength(1)
    expect(warned[0]).toMatch(/claims\.yaml:11:5 {2}claims\[0\]\.aliases .*no aliases in Spanish/)
    expect(load({}).warnings).toEqual([])
  })

  test('a claim first made in the future is a warning', () => {
    const claims = CLAIMS.replace(/firstMadeOn: .*/, 'firstMadeOn: 2999-01')
    const warned = load({ claims }).warnings.map(formatProblem)
    expect(warned).toHaveLength(1)
    expect(warned[0]).toMatch(/claims\.yaml:\d+:\d+ .*firstMadeOn .*2999-01, which is in the future/)
  })

  test('a setting without effect in this version is a warning, so that nobody relies on it', () => {
    const settings = `delivery: { capPerChannelPerHour: 5 }
matching: { falseAlertsPerThousand: 2 }
watches:
  - { channel: a, all: true, mode: live }
  - { channel: b, all: true, mode: daily }
`
    const told = load({ settings }).warnings.map(
      (warning) => `${warning.line} ${warning.path} ${inEnglish(warning.message)}`,
    )
    expect(told).toEqual([
      '2 matching.falseAlertsPerThousand has no effect in this version: matching is as strict as for 1',
    ])
  })

  test('3,000 claims and 500 sources are read', () => {
    const head = CLAIMS.slice(0, CLAIMS.indexOf('  - slug'))
    const one = CLAIMS.slice(CLAIMS.indexOf('  - slug'))
    const claims = head + Array.from({ length: 3_000 }, (_, i) => one.replace('bounties\n', `bounties-${i}\n`)).join('')
    const entry = SOURCES.slice(SOURCES.indexOf('  - id'))
    const sources = `sources:\n${Array.from({ length: 500 }, (_, i) => entry.replace('id: doj', `id: doj-${i}`)).join('')}`
    expect(load({ claims, sources }).claims).toHaveLength(3_000)
  })
})

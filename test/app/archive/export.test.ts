import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeExport } from '../../../src/chat/export/write-export.ts'
import { contentHash } from '../../../src/pipeline/identify-items.ts'
import type { ExportRecord } from '../../../src/ports/export-record.ts'
import type { ExportFormat } from '../../../src/ports/reader-verbs.ts'
import { ASSERTION, BOUNTIES, DENIAL, DISPUTE, REQUEST } from '../../support/bounty-case.ts'
import { findSchemaProblems } from '../../support/schema-org.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
let site: Site
let it: Bot
let dismissed: number
beforeAll(async () => {
  site = await startSite()
  const day = (n: number) => feedDate(Date.UTC(2025, 9, n, 12))
  const link = (n: number) => `https://wire.example/news/${n}`
  site.serve('/wire', {
    body: writeFeed([
      { ...ASSERTION, guid: 'a', date: day(14), link: link(1) },
      { ...REQUEST, guid: 'r', date: day(15), link: link(2) },
      { ...DISPUTE, guid: 'v', date: day(16), link: link(3) },
      { ...DENIAL, guid: 'd', date: day(17), link: link(4) },
    ]),
  })
  const narrower = {
    ...BOUNTIES,
    slug: 'narrower',
    title: 'A narrower one',
    text: 'One offer.',
    parent: 'cartel-bounties',
    aliases: {},
  }
  it = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], claims: [BOUNTIES, narrower] })
  await it.round()
  const statements = await it.store.queries.statements('cartel-bounties')
  dismissed = statements.find(({ stance }) => stance === 'denies')?.id ?? 0
  await it.commands.dismiss({ target: { statementId: dismissed }, reason: 'another case', undo: false }, ANA)
})
afterAll(async () => {
  await it.close()
  await site.close()
})

const exported = async (format: ExportFormat, extra: object = {}) =>
  (await it.commands.export({ claim: 'cartel-bounties', format, ...extra }, ANA)).text

test.each([
  ['markdown', true, false],
  ['markdown', false, false],
  ['jsonl', true, true],
  ['jsonl', false, false],
  ['csv', false, false],
  ['jsonld', false, false],
] as const)('%s for an editor: %s names who dismissed: %s', async (format, editor, named) => {
  const asker = { name: 'Ben', platform: 'slack', editor }
  const { text } = await it.commands.export({ claim: 'cartel-bounties', format }, asker)
  expect(/\bAna\b/.test(text)).toBe(named)
  if (format === 'markdown') expect(text).toContain('an editor')
})

describe('JSON-LD', () => {
  test('is a schema.org Claim of known terms alone, with appearances, and no ClaimReview', async () => {
    const claim = JSON.parse(await exported('jsonld'))
    expect(findSchemaProblems(claim)).toEqual([])
    expect(claim).toMatchObject({
      '@type': 'Claim',
      identifier: 'cartel-bounties',
      text: BOUNTIES.text,
      dateCreated: '2025-10-14',
      firstAppearance: {
        '@type': 'CreativeWork',
        url: 'https://wire.example/news/1',
        datePublished: '2025-10-14T12:00:00.000Z',
      },
      hasPart: [{ '@type': 'Claim', name: 'A narrower one' }],
      'onrecord:coverage': { 'onrecord:healthySources': 1, 'onrecord:sources': 1 },
    })
    expect(claim.appearance.map(({ url }: { url: string }) => url)).toEqual(
      [1, 2, 3].map((n) => `https://wire.example/news/${n}`),
    )
    expect(JSON.stringify(claim)).not.toContain('ClaimReview')
    expect(claim['onrecord:ledger']).toEqual({
      'onrecord:entry': (await it.store.ledger.head()).entry,
      'onrecord:hash': (await it.store.ledger.head()).hash,
    })
    const first = claim['onrecord:statements'].find(
      (one: { isBasedOn: string }) => one.isBasedOn === 'https://wire.example/news/1',
    )
    expect(first).toMatchObject({
      '@type': 'Quotation',
      isBasedOn: 'https://wire.example/news/1',
      'onrecord:contentHash': contentHash(ASSERTION.title, ASSERTION.summary),
      'onrecord:textHash': expect.stringMatching(/^[0-9a-f]{64}$/),
      'onrecord:answeredWording': 1,
    })
  })

  test('the validator finds what is no term of the vocabulary', () => {
    expect(findSchemaProblems({ '@type': 'Claim', titel: 'x' })).toEqual(['Claim has no property titel'])
    expect(findSchemaProblems({ '@type': 'Klaim' })).toEqual(['Klaim is no type'])
    expect(findSchemaProblems({ '@type': 'Claim', appearance: { '@type': 'Person', url: 'x' } })).toEqual([
      'Claim.appearance is a Person',
    ])
    expect(findSchemaProblems({ '@type': 'Claim', dateCreated: 'yesterday' })).toEqual([
      'Claim.dateCreated is no date: yesterday',
    ])
  })
})

describe('a dismissed statement stands nowhere as if it counted', () => {
  test('JSON-LD: corrected, and its article is no appearance', async () => {
    const claim = JSON.parse(await exported('jsonld'))
    const one = claim['onrecord:statements'].find((s: { '@id': string }) => s['@id'].endsWith(`:${dismissed}`))
    expect(one['onrecord:corrected']).toMatchObject({ 'onrecord:what': 'dismissed', 'onrecord:reason': 'another case' })
  })
  test('CSV, JSON lines and Markdown', async () => {
    const row = (await exported('csv')).split('\r\n').find((line) => line.startsWith(`cartel-bounties,${dismissed},`))
    expect(row).toContain(',dismissed,another case,')
    const lines = (await exported('jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.find(({ type, id }) => type === 'statement' && id === dismissed)).toMatchObject({
      corrected: { by: 'Ana' },
    })
    expect(lines.map(({ type }) => type).filter((type, at, all) => all.indexOf(type) === at)).toEqual([
      'claim',
      'statement',
      'history',
      'coverage',
      'ledger',
    ])
    const text = await exported('markdown')
    expect(
      text.split('\n').find((line) => line.endsWith(`\\#${dismissed}`) || line.includes(`\\#${dismissed} `)),
    ).toContain('dismissed by an editor')
  })
})

test('as of a past day it has what was known then, under a name that says so', async () => {
  const answer = await it.commands.export({ claim: 'cartel-bounties', format: 'jsonl', asOf: '2025-10-20' }, ANA)
  expect(answer.fileName).toBe('cartel-bounties-2025-10-20.jsonl')
  const lines = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.filter(({ type }) => type === 'statement')).toEqual([])
  expect(lines.at(-1)).toMatchObject({ type: 'ledger', entry: 0 })
})

test('the dossier tells state, timeline and coverage, in the language asked for', async () => {
  const english = await exported('markdown')
  for (const part of [
    '# Cartel bounties on ICE and CBP officers',
    '## History',
    '**Coverage:**',
    'Vouched for by the ledger',
  ])
    expect(english).toContain(part)
  expect(await exported('markdown', { locale: 'es' })).toContain('**Cobertura:**')
})

describe('text from outside makes no markup, formula or script', () => {
  const hostile = (words: string): Promise<ExportRecord> => poisoned(words)
  test.each([
    '=HYPERLINK("http://evil.example","x")',
    '+1+cmd|calc',
    '-2+3',
    '@SUM(1)',
    '\t=1',
    '\uff1d1+1',
    'say "this", and\nthat',
  ])('CSV: %j', async (words) => {
    const csv = writeExport(await hostile(words), 'csv', { locale: 'en', zone: 'UTC', names: true })
    const rows = readCsv(csv)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d]/)
  })

  test.each([
    '</script><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '# A heading\n\n- a list',
    '[a link](http://evil.example)',
    '![a picture](http://evil.example/x.png)',
    'https://evil.example and www.evil.example',
    '**bold** `code` ~~gone~~ | a | table |',
    '\u202egpj.exe\u2066',
    '[ref]: http://evil.example',
    '1. one\n2. two',
  ])('Markdown and JSON-LD: %j', async (words) => {
    const record = await hostile(words)
    const text = writeExport(record, 'markdown', { locale: 'en', zone: 'UTC', names: true })
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    for (const bare of ['](http://evil', '![a', ' https://evil', ' www.evil', '\n# A heading', '\n[ref]:', '\n2. two'])
      expect(text, bare).not.toContain(bare)
    expect(text.match(/(?<!\\)<(?:script|img)/g)).toBeNull()
    expect(text.match(/(?<!\\)\*\*bold|(?<!\\)`code`/g)).toBeNull()
    const ld = writeExport(record, 'jsonld', { locale: 'en', zone: 'UTC', names: true })
    expect(ld).not.toContain('<')
    expect(findSchemaProblems(JSON.parse(ld))).toEqual([])
  })

  async function poisoned(words: string): Promise<ExportRecord> {
    let caught: ExportRecord | null = null
    const lines = (await exported('jsonl')).length
    expect(lines).toBeGreaterThan(0)
    const { exportClaim } = await import('../../../src/app/export/export-claim.ts')
    const context = {
      ...contextOf(),
      writeExport: (record: ExportRecord) => {
        caught = record
        return ''
      },
    }
    await exportClaim(context as never, { claim: 'cartel-bounties', format: 'csv' }, ANA)
    const record = caught as unknown as ExportRecord
    const poison = <T>(value: T, key = ''): T => {
      const fixed =
        /^(slug|type|stance|stanceKind|language|languages|hash|contentHash|textHash|rung|flags?|state|role|what|event|kind|addedBy|url|host|id|firstMadeOn|decidedBy|zone|day|by)$/
      if (typeof value === 'string') return (fixed.test(key) ? value : words) as T
      if (Array.isArray(value)) return value.map((one) => poison(one, key)) as T
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)])) as T
    }
    return poison(record)
  }
  const contextOf = () => ({
    store: it.store,
    clock: it.clock,
    sources: it.poll.sources,
    actors: it.poll.actors,
    index: it.poll.index,
    stancePrecision: 0.95,
    showsStance: () => true,
  })
})

/** RFC 4180, by the letter. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; ; at++) {
        if (text[at] !== '"') cell += text[at]
        else if (text[at + 1] === '"') {
          at += 1
          cell += text[at]
        } else break
      }
      at += 1
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
    row.push(cell)
    if (text[at] === ',') at += 1
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n')
      at += 2
      rows.push(row)
      row = []
    }
  }
  return rows
}

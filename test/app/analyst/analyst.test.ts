import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { analyseMatches } from '../../../src/app/analyse-matches.ts'
import { runRound } from '../../../src/app/run-round.ts'
import { stanceShownAt } from '../../../src/pipeline/statements/calibration.ts'
import { ANALYST_CONFIDENCE } from '../../../src/pipeline/vet-readings.ts'
import type { AnalystRecord } from '../../../src/ports/analyst-store.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import { createOpenAiAnalyst, type OpenAiAnalystOptions } from '../../../src/runtime/analyst/openai-analyst.ts'
import { BOUNTIES, DENIAL, type Entry, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'
import { injections, TRUE_WORDS } from './injections.ts'
import { type AnalystDouble, startAnalystDouble } from './start-double.ts'

const KEY = 'sk-very-secret-7f3a91'
const ASKER = { name: 'Rob', platform: 'cli', editor: true }
const signal = new AbortController().signal

let site: Site
let double: AnalystDouble
beforeAll(async () => {
  ;[site, double] = await Promise.all([startSite(), startAnalystDouble()])
})
afterAll(async () => {
  double.close()
  await site.close()
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const lines: string[] = []
const note = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`)
const log: Logger = { debug: note, info: note, warn: note, error: note }

function analystAt(extra: Partial<OpenAiAnalystOptions> = {}) {
  const analyst = createOpenAiAnalyst({
    url: double.url,
    model: 'small-reader',
    apiKey: KEY,
    allowPrivate: true,
    timeoutMs: 2_000,
    ...extra,
  })
  closing.push(() => analyst.close())
  return analyst
}

const item = (n: number, words: string): Entry => ({
  title: `${DENIAL.title} (${n})`,
  summary: `${DENIAL.summary} case-${n}. ${words}`,
  guid: `n${n}`,
  link: `https://wire.example/${n}`,
})

async function bot(...entries: Entry[]): Promise<Bot> {
  site.serve('/wire', { body: writeFeed([{ ...noise(1), guid: '1', link: 'https://wire.example/noise' }]) })
  const started = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], app: { log } })
  closing.push(() => started.close())
  await started.round()
  site.serve('/wire', { body: writeFeed(entries) })
  return started
}

const withAnalyst = (it: Bot, analyst = analystAt()) => ({
  ...it.poll,
  analyst: { analyst, limits: { items: 100, forMs: 60_000 } },
})

/** The whole record but what is random by design, and what the analyst read. */
async function record(it: Bot): Promise<unknown> {
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(it.file, { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
    name: string
  }[]
  const kept = tables.map((t) => t.name).filter((name) => !['analyst_readings', 'ledger'].includes(name))
  const all = kept.map((name) => [
    name,
    (db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]).map(
      ({ salt: _, text_hash: __, ...row }) => row,
    ),
  ])
  db.close()
  return all
}

const readings = async (it: Bot, n: number): Promise<AnalystRecord[]> => {
  const [found] = await it.store.queries.itemsByLink(`wire.example/${n}`)
  return it.store.analyst.ofItem(found?.id ?? 0)
}

describe('what an analyst reads', () => {
  test('stands beside the record and is shown to those who ask', async () => {
    const words = 'Rosa Delgado said the whole matter smells of an election.'
    const it = await bot(item(1, words))
    const content = JSON.stringify({ statements: [{ speaker: 'Rosa Delgado', stance: 'disputes', quote: words }] })
    await double.answers({ 'case-1': { content: `\`\`\`json\n${content}\n\`\`\`` } })
    await runRound(withAnalyst(it), it.deliver, signal)
    expect(await readings(it, 1)).toMatchObject([
      {
        outcome: 'read',
        claim: BOUNTIES.slug,
        drafts: [{ quote: words, stance: 'disputes', reasons: [{ rule: 'analyst' }], confidence: ANALYST_CONFIDENCE }],
      },
    ])
    const why = await it.commands.why({ statementId: 1 }, ASKER)
    expect(why.analyst).toMatchObject([{ speaker: 'Rosa Delgado', quote: words }])
    expect((await it.commands.whyNot({ url: 'https://wire.example/1' }, ASKER)).details).toContainEqual(
      expect.objectContaining({ rule: 'analyst', detail: expect.stringContaining('Rosa Delgado') }),
    )
    const { card } = await it.commands.status({ claim: BOUNTIES.slug }, ASKER)
    expect(JSON.stringify(card)).not.toContain('Delgado')
    const { entries } = await it.commands.history({ claim: BOUNTIES.slug }, ASKER)
    expect(JSON.stringify(entries)).not.toContain('Delgado')
  })

  test('it is asked about matched items only, once a version, the text fenced between lines nobody knows', async () => {
    const it = await bot(item(1, 'Plain words.'), { ...noise(3), guid: 'x', link: 'https://wire.example/x' })
    await double.answers({})
    await runRound(withAnalyst(it), it.deliver, signal)
    await runRound(withAnalyst(it), it.deliver, signal)
    const asked = await double.asked()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', headers: { authorization: `Bearer ${KEY}` } })
    const { messages } = JSON.parse(asked[0]?.body ?? '{}')
    const [boundary] = messages[1].content.split('\n')
    expect(boundary).toMatch(/^data-[0-9a-f]{32}$/)
    expect(messages[1].content.trimEnd().endsWith(boundary)).toBe(true)
    expect(messages[0].content).toContain(boundary)
    expect(messages[0].content).not.toContain('Plain words')
    expect(asked[0]?.body).not.toContain(KEY)
  })

  test('no stance word can be posted at its confidence, whatever the bar', () => {
    for (const bar of [0, 0.5, 0.95])
      expect(Math.min(...Object.values(stanceShownAt(bar)))).toBeGreaterThan(ANALYST_CONFIDENCE)
  })
})

describe('injected instructions, obeyed by the model to the letter', () => {
  const cases = injections(KEY)
  const kept = new Map<string, AnalystRecord[]>()
  let plain: unknown
  let led: unknown
  let posts: [string[], string[]] = [[], []]
  let file = ''

  // One record without the analyst and one with it, over the same items.
  beforeAll(async () => {
    const entries = cases.map(({ says }, n) => item(n + 10, says))
    await double.answers(Object.fromEntries(cases.map(({ obeys }, n) => [`case-${n + 10}.`, { content: obeys }])))
    const fallbacks = (it: Bot) => it.publisher.posts.map((post) => JSON.stringify(post.message))
    const without = await bot(...entries)
    await runRound(without.poll, without.deliver, signal)
    plain = await record(without)
    const withIt = await bot(...entries)
    lines.length = 0
    await runRound(withAnalyst(withIt), withIt.deliver, signal)
    led = await record(withIt)
    posts = [fallbacks(without), fallbacks(withIt)]
    for (const [n, { name }] of cases.entries()) kept.set(name, await readings(withIt, n + 10))
    const { default: Sqlite } = await import('better-sqlite3')
    const db = new Sqlite(withIt.file)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    file = readFileSync(withIt.file, 'latin1')
    expect(await double.asked()).toHaveLength(cases.length)
    expect(await withIt.store.ledger.verify()).toMatchObject({ brokenAt: null })
  })

  test('there are twenty or more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(20)
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length)
  })

  test('change nothing: statements, statuses, proposals, requests, posts are as without it', () => {
    expect(JSON.stringify(plain)).toMatch(/"stance":"denies"/)
    expect(posts[0].length).toBeGreaterThan(2)
    expect(led).toEqual(plain)
    expect(posts[1]).toEqual(posts[0])
  })

  test('the key is in no log line, no table and no post', () => {
    expect(lines.join('\n')).not.toContain(KEY)
    expect(file).not.toContain(KEY)
    expect(posts.flat().join('\n')).not.toContain(KEY)
  })

  test.each(cases)('$name: what is kept stands in the text letter by letter', ({ name, says }) => {
    const found = kept.get(name) ?? []
    expect(found).toMatchObject([{ outcome: 'read' }])
    for (const draft of found[0]?.drafts ?? []) {
      const text = `${TRUE_WORDS} ${says}`
      expect(text.includes(draft.quote) || DENIAL.title.includes(draft.quote)).toBe(true)
      expect(draft).toMatchObject({
        claim: BOUNTIES.slug,
        confidence: ANALYST_CONFIDENCE,
        direct: false,
        reasons: [{ rule: 'analyst' }],
      })
      expect(draft.speaker.actor).toBeUndefined()
    }
  })

  test.each([
    ['ignore previous instructions', 0],
    ['a fabricated quote', 0],
    ['a change of status', 0],
    ['a proposal and a decision', 0],
    ['letters that look alike', 0],
    ['zero-width characters', 0],
    ['text that runs backwards', 0],
    ['tag characters', 0],
    ['a composed form of the quote', 0],
    ['the key', 0],
    ['the key in an address', 0],
    ['a stance of its own', 0],
    ['a poisoned object', 0],
    ['everybody is called', 0],
    // Words that do stand in the text: kept as what the analyst said, beside the record.
    ['a false stance for true words', 1],
    ['a thousand statements', 8],
  ])('%s: %i kept', (name, count) => {
    expect(kept.get(name)?.[0]?.drafts).toHaveLength(count)
  })
})

describe('where the analyst fails the rules have spoken', () => {
  test.each([
    ['no JSON', { raw: 'Sure! Here is' }, 'failed'],
    ['no choices', { raw: '{}' }, 'failed'],
    ['null', { raw: 'null' }, 'failed'],
    ['prose in the message', { content: 'Nobody said anything.' }, 'failed'],
    ['a message that is none', { content: { a: 1 } }, 'failed'],
    ['statements that are none', { content: '{"statements": "none"}' }, 'failed'],
    ['more than anybody reads', { content: '{"statements": []}', flood: 300_000 }, 'failed'],
    ['the item refused', { status: 400, raw: '{}' }, 'failed'],
    ['a wrong key', { status: 401, raw: `{"error": "no such key ${KEY}"}` }, 'asked again'],
    ['too many requests', { status: 429, raw: '{}' }, 'asked again'],
    ['a fault of its own', { status: 500, raw: '' }, 'asked again'],
    [
      'a redirect, which is not followed',
      { status: 307, headers: { location: 'http://127.0.0.1:1/' }, raw: '' },
      'asked again',
    ],
    ['no answer in time', { delayMs: 400, content: '{"statements": []}' }, 'asked again'],
  ])('%s', async (_, answer, then) => {
    const it = await bot(item(1, 'Plain words.'))
    await double.answers({ 'case-1': answer })
    lines.length = 0
    await runRound(withAnalyst(it, analystAt({ timeoutMs: 150 })), it.deliver, signal)
    expect((await it.store.queries.statements(BOUNTIES.slug)).length).toBe(1)
    expect(it.publisher.posts.length).toBeGreaterThan(0)
    expect(await readings(it, 1)).toMatchObject(then === 'failed' ? [{ outcome: 'failed', drafts: [] }] : [])
    expect(lines.join('\n')).toMatch(/the analyst failed/)
    expect(lines.join('\n')).not.toContain(KEY)
    // It recovers, and is asked what it did not answer.
    await double.answers({})
    await runRound(withAnalyst(it), it.deliver, signal)
    expect((await double.asked()).length).toBe(then === 'failed' ? 0 : 1)
  })

  test.each([
    ['a private address that nobody allowed', { allowPrivate: false }, /loopback|private/],
    ['an address that is none', { url: 'http://' }, /./],
    ['a port where nobody listens', { url: 'http://127.0.0.1:9/v1' }, /./],
    ['a scheme of files', { url: 'file:///etc/passwd' }, /not http/],
  ])('%s', async (_, extra, words) => {
    const it = await bot(item(1, 'Plain words.'))
    await double.answers({})
    await it.round()
    const context = { ...it, log, limits: { items: 10, forMs: 1_000 } }
    lines.length = 0
    expect(await analyseMatches({ ...context, analyst: analystAt(extra) }, signal)).toEqual({ read: 0, failed: 1 })
    expect(await double.asked()).toEqual([])
    expect(lines.join('\n')).toMatch(words)
    expect(lines.join('\n')).not.toContain(KEY)
  })
})

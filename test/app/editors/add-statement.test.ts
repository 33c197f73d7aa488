import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AddStatementInput } from '../../../src/ports/editor-verbs.ts'
import { BOUNTIES } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { rss } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const WORDS = 'No hemos recibido ninguna información.'
const BRIEFING: AddStatementInput = {
  claim: BOUNTIES.slug,
  speaker: 'Claudia Sheinbaum',
  stance: 'no_evidence',
  stanceKind: 'received_none',
  quote: WORDS,
  direct: true,
  language: 'es',
  saidOn: '2025-10-15',
  reason: 'Morning briefing, 15 October, minute 34 of the video.',
}

let site: Site
let bot: Bot
beforeEach(async () => {
  site = await startSite()
  site.serve('/wire', rss([]))
  bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  await bot.round()
})
afterEach(async () => {
  await bot.close()
  await site.close()
})

const add = (extra: Partial<AddStatementInput> = {}) => bot.commands.addStatement({ ...BRIEFING, ...extra }, ANA)

test('by hand: on record as an editor’s, posted like one found, in the original words, and undone by one command', async () => {
  const answer = await add({ translation: { language: 'en', words: 'We have received no information.' } })
  expect(answer).toMatchObject({ what: 'statement 1 added', undo: expect.stringContaining('statement dismiss 1') })
  const [notice] = await bot.planned()
  expect(notice).toMatchObject({
    kind: 'statement',
    stanceShown: true,
    stanceKind: 'received_none',
    addedByEditor: true,
    quote: { words: WORDS, language: 'es' },
    saidAt: Date.UTC(2025, 9, 15),
    role: 'respondent',
  })
  await bot.send()
  const text = JSON.stringify(bot.publisher.posts.at(-1)?.message)
  expect(text).toContain('added by an editor')
  expect(text).toContain('An editor’s translation into English')
  expect((await bot.commands.statement({ statementId: 1 }, ANA)).statement).toMatchObject({ addedByEditor: true })
  expect(await bot.store.statementEdits.added(1)).toMatchObject({
    by: 'Ana',
    reason: BRIEFING.reason,
    quoteFound: null,
  })
  expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
})

test('the status follows by the same rules: what a named expert doubts is disputed at once', async () => {
  await add({ speaker: 'vigil', stance: 'disputes', stanceKind: undefined as never, quote: 'Absurd.', language: 'en' })
  expect(await bot.store.queries.status(BOUNTIES.slug)).toMatchObject({
    flags: [{ flag: 'disputed', by: ['Mike Vigil'] }],
  })
})

test('from an address: the page is kept with its hash, and the words are found in it', async () => {
  const page = `<html><head><title>x</title></head><body><p>La presidenta dijo: «No hemos recibido <b>ninguna</b> información».</p></body></html>`
  site.serve('/page', { body: page, headers: { 'content-type': 'text/html; charset=utf-8' } })
  const answer = await add({ url: site.url('/page') })
  const sha256 = createHash('sha256').update(page).digest('hex')
  expect(answer.details).toContainEqual({ label: 'saved copy', value: expect.stringContaining(sha256) })
  const copy = await bot.store.statementEdits.copy(1)
  expect(copy).toMatchObject({ sha256, finalUrl: site.url('/page'), mediaType: 'text/html' })
  expect(Buffer.from(copy?.body ?? []).toString()).toBe(page)
  expect(await bot.store.statementEdits.added(1)).toMatchObject({ quoteFound: true })
})

test('words that do not stand in the page: the editor is told, with the nearest; and may add them, noted', async () => {
  site.serve('/page', {
    body: '<p>No hemos recibido información alguna, dijo.</p>',
    headers: { 'content-type': 'text/html' },
  })
  await expect(add({ url: site.url('/page') })).rejects.toThrow(/do not occur.*nearest.*información alguna/)
  expect(await bot.store.queries.statements(BOUNTIES.slug)).toEqual([])
  const answer = await add({ url: site.url('/page'), anyway: true })
  expect(answer.details).toContainEqual({ label: 'noted', value: expect.stringContaining('do not occur') })
  expect(await bot.store.statementEdits.added(1)).toMatchObject({ quoteFound: false })
})

test.each<[string, Partial<AddStatementInput>, RegExp]>([
  ['no words', { quote: ' ' }, /What was said/],
  ['a date to come', { saidOn: '2031-01-01' }, /in the future/],
  ['a date two people read differently', { saidOn: '03/04/2025' }, /could be/],
  ['no reason', { reason: '' }, /Say why/],
  ['no such stance', { stance: 'yells' as never }, /There is no stance "yells"/],
  ['no kind of no evidence', { stanceKind: undefined as never }, /received_none, found_none/],
  ['no such claim', { claim: 'cartel-bonties' }, /Did you mean cartel-bounties/],
  ['an address inside', { url: 'http://169.254.169.254/latest' }, /Nothing was changed/],
  ['an address that is none', { url: 'ftp://x' }, /Nothing was changed/],
])('%s: refused in words, nothing written', async (_, extra, words) => {
  await expect(add(extra)).rejects.toThrow(words)
  expect(await bot.store.queries.statements(BOUNTIES.slug)).toEqual([])
  expect(await bot.planned()).toEqual([])
})

test('the same words of the same speaker twice: told by which statement, nothing changed', async () => {
  await add()
  await expect(add()).rejects.toThrow(/Statement 1 is these words.*Nothing was changed/)
})

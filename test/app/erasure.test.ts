import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import { canonicalJson, entryHash } from '../../src/store/ledger.ts'
import { BOUNTIES, DISPUTE } from '../support/bounty-case.ts'
import { dump } from '../support/open-record.ts'
import { type Bot, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { rss } from '../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const EXPERT = 'Nadia Quintero'
const NAME = /quintero/i

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

/** Somebody no configuration names is put on record, disputes, is corrected, and is spoken of in reasons. */
async function onRecord(): Promise<void> {
  site.serve('/wire', rss([{ ...DISPUTE, guid: 'one', link: site.url('/one') }]))
  await bot.round()
  const [read] = await bot.store.queries.statements(BOUNTIES.slug)
  const statementId = read?.id ?? 0
  const edit = { type: 're_attribute', speaker: EXPERT, affiliation: 'researcher' } as const
  await bot.commands.editStatement({ statementId, edit, reason: `It was ${EXPERT}.` }, ANA)
  const words = {
    claim: BOUNTIES.slug,
    stance: 'disputes',
    direct: true,
    language: 'en',
    saidOn: '2025-11-01',
  } as const
  await bot.commands.addStatement(
    { ...words, speaker: EXPERT, affiliation: 'researcher', quote: 'Nobody does that.', reason: 'Heard on air.' },
    ANA,
  )
  await bot.commands.setStatus(
    {
      claim: BOUNTIES.slug,
      change: { type: 'set_rung', rung: 'asserted' },
      reason: `NADIA QUINTERO asked for a review.`,
    },
    ANA,
  )
  await bot.send()
}

const read = () => new SqliteDatabase(bot.file)
const check = () => bot.store.ledger.verifyRecord({ anchors: [], contentHash })
const purge = () => bot.commands.purge({ target: { speaker: EXPERT }, reason: `A letter of ${EXPERT}.` }, ANA)

test('whoever asks to be erased is named nowhere: reasons, flags, posts, ledger; the chain holds as it was', async () => {
  await onRecord()
  const raw = read()
  const tables = () => Object.entries(dump(raw)).filter(([, rows]) => NAME.test(JSON.stringify(rows)))
  expect(tables().map(([name]) => name)).toEqual(
    expect.arrayContaining(['ledger', 'status_steps', 'statement_edits', 'statement_edit_texts', 'deliveries']),
  )
  const chain = () => raw.prepare('SELECT seq, hash, previous FROM ledger ORDER BY seq').all()
  const before = chain()
  const answer = await purge()
  expect(answer.details).toContainEqual({ label: 'reasons and flags', value: expect.stringMatching(/^[1-9]/) })
  expect(tables()).toEqual([])
  expect(chain().slice(0, before.length)).toEqual(before)
  expect(await check()).toMatchObject({ found: 0, brokenAt: null })
  expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
  // What was decided and when is there still.
  const status = await bot.store.queries.status(BOUNTIES.slug)
  expect(status.rung).toBe('asserted')
  expect(status.flags).toMatchObject([{ flag: 'disputed', by: [expect.stringContaining('[removed]')] }])
  raw.close()
})

test('the name is in no page of the file and of its log either', async () => {
  await onRecord()
  await purge()
  for (const end of ['', '-wal']) expect(NAME.test(readFileSync(`${bot.file}${end}`, 'latin1'))).toBe(false)
})

test('a name cannot be tried against the hash of an entry: its salt went with it', async () => {
  await onRecord()
  const raw = read()
  const entryOf = () =>
    raw.prepare(`SELECT * FROM ledger WHERE type = 'status' ORDER BY seq DESC LIMIT 1`).get() as Parameters<
      typeof entryHash
    >[0] & { hash: string }
  const before = entryOf()
  expect(entryHash(before)).toBe(before.hash)
  await purge()
  const after = entryOf()
  expect(JSON.parse(after.body).salt).toBeUndefined()
  const { salt, ...guess } = JSON.parse(before.body)
  expect(salt).toMatch(/^[0-9a-f]{24}$/)
  expect(entryHash({ ...after, body: canonicalJson(guess) })).not.toBe(after.hash)
  expect(entryHash({ ...after, body: canonicalJson({ ...guess, salt }) })).toBe(after.hash)
  raw.close()
})

test('what was redacted cannot be written anew, nor anything else under its cover', async () => {
  await onRecord()
  await purge()
  const raw = read()
  const entry = raw.prepare(`SELECT body FROM ledger WHERE type = 'purge'`).pluck().get() as string
  const redacted = JSON.parse(entry).redacted as [number, string][]
  expect(redacted.length).toBeGreaterThan(3)
  raw.exec('DROP TRIGGER ledger_no_update')
  const [seq, hash] = redacted[0] ?? [0, '']
  const body = raw.prepare('SELECT body FROM ledger WHERE seq = ?').pluck().get(seq) as string
  expect(createHash('sha256').update(body).digest('base64url')).toBe(hash)
  raw.prepare('UPDATE ledger SET body = ? WHERE seq = ?').run(body.replace('[removed]', 'Somebody'), seq)
  expect((await check()).findings).toContainEqual(expect.objectContaining({ where: `ledger entry ${seq}` }))
  expect((await bot.store.ledger.verify()).brokenAt).toBe(seq)
  raw.close()
})

test('a name that stands in reasons only is erased too; one that stands nowhere is told as that', async () => {
  await bot.commands.setStatus(
    { claim: BOUNTIES.slug, change: { type: 'set_rung', rung: 'asserted' }, reason: `${EXPERT} called.` },
    ANA,
  )
  await purge()
  const raw = read()
  expect(NAME.test(JSON.stringify(dump(raw)))).toBe(false)
  raw.close()
  await expect(purge()).rejects.toThrow(/Nothing on record still has words of/)
})

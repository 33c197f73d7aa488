import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadStory } from '../../src/cli/demo/story.ts'
import type { DemoRun } from '../../src/cli/demo.ts'
import { runOnrecord } from '../cli/run-onrecord.ts'

/** A line a post: story time, channel, whether it stands in a thread, its one-line fallback. Changed by hand only. */
const EXPECTED = readFileSync(path.join(import.meta.dirname, 'founding-case.posts.txt'), 'utf8')
  .trimEnd()
  .split('\n')

/** Each channel keeps its order, and none waits for another: within a minute they stand by channel. */
const byChannel = (posts: readonly string[]) =>
  posts.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : Number(placeOf(a) > placeOf(b))))
const placeOf = (post: string) => post.split(' ', 2).join(' ')

let run: DemoRun
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'onrecord-demo-'))
  const ended = await runOnrecord(folder, ['demo', '--json'])
  expect(ended.stderr).toBe('')
  run = JSON.parse(ended.stdout)
}, 120_000)

describe('the founding case, lived through', () => {
  it('makes exactly these posts', () => {
    const posts = run.posts.map(
      ({ at, channel, thread, edited, fallback }) =>
        `${new Date(at).toISOString().slice(0, 16)} #${channel}${edited ? ' ✎' : thread ? ' ↳' : ''} ${fallback}`,
    )
    expect(byChannel(posts)).toEqual(byChannel(EXPECTED))
  })

  it('shows the word that made a doubt of it, wherever the flag and the statement are told', () => {
    const told = run.posts.map(({ message }) => JSON.stringify(message)).filter((text) => text.includes('Mike Vigil'))
    const resting = told.filter((text) => /Rests on|Se apoya en/.test(text))
    expect(resting).toHaveLength(2)
    for (const text of resting) expect(text).toMatch(/ (?:said|dijo): ….* officers absurd\./)
  })

  it('says of each statement by which words of its text it is here, and how sure that is', () => {
    const lines = run.posts
      .filter(({ edited }) => !edited)
      .flatMap(({ message }) => message.blocks.flatMap((block) => (block.type === 'fields' ? block.fields : [])))
      .filter(({ label }) => label === 'Matched on')
      .map(({ spans }) => spans.map((span) => (span.type === 'text' ? span.text : '')).join(''))
    expect([...new Set(lines)]).toEqual([
      "“Northern District of Illinois”, “hire”, “Attorney's”, “Chicago”, “murder” (for “killing”), “commander”, “offering” and “senior” · 97 in 100 texts like it are about this claim · counted here, not under cartel-bounties",
      '“Cartels”, “tiered”, “bounties”, “networks”, “criminal”, “officers” (for “personnel”), “ICE” and “CBP” · 99 in 100 texts like it are about this claim',
      '“Sheinbaum”, “recompensas” (for “bounties”), “cárteles”, “ofrecen”, “agentes” (for “personnel”), “ICE”, “Departamento de Seguridad Nacional” (for “Department of Homeland Security”) and “CBP” · 99 in 100 texts like it are about this claim',
      '“recompensas” (for “bounties”), “cárteles”, “Sheinbaum”, “agentes” (for “personnel”), “ICE”, “CBP”, “Claudia” and “Estados Unidos” (for “United States”) · 72 in 100 texts like it are about this claim',
      '“Mike Vigil”, “cartel”, “bounty”, “agent” (for “personnel”), “ICE”, “CBP” and “Department of Homeland Security” · 99 in 100 texts like it are about this claim',
      '“cartel”, “bounties”, “tiers”, “agents” (for “personnel”), “ICE”, “CBP”, “$2,000 to $50,000” and “Department of Homeland Security” · 98 in 100 texts like it are about this claim',
      '“hire”, “CHICAGO”, “murder” (for “killing”), “commander”, “offering”, “Border Patrol”, “$10,000” and “man” · found by its names and words; few texts like it are about this claim · counted here, not under cartel-bounties',
      '“hire”, “CHICAGO”, “kill”, “commander”, “offer”, “$10,000”, “Border Patrol” and “man” · 91 in 100 texts like it are about this claim · counted here, not under cartel-bounties',
    ])
  })

  it('posts about no noise item', () => {
    const noise = loadStory().items.filter((item) => item.about === null)
    expect(noise.length).toBeGreaterThanOrEqual(25)
    expect(noise.filter((item) => item.noise === 'hard').length).toBeGreaterThanOrEqual(10)
    const told = JSON.stringify(run.posts)
    expect(noise.filter((item) => told.includes(`/articles/${item.id}`)).map((item) => item.id)).toEqual([])
  })

  it('makes one post of the copies of an answer', () => {
    const answers = run.posts.filter(
      (post) => !post.edited && post.channel === 'newsroom' && /Sheinbaum/.test(post.fallback),
    )
    expect(answers).toHaveLength(1)
    expect(answers[0]?.fallback).toContain('“No hay información”')
    expect(run.counts.repeatsSuppressed).toBeGreaterThanOrEqual(40)
  })

  it('leaves a record that answers, whose chain is whole', async () => {
    const status = JSON.parse((await runOnrecord(folder, ['status', 'cartel-bounties', '--demo', '--json'])).stdout)
    expect(status.card.rung).toBe('cited')
    expect(status.card.flags.map((flag: { flag: string; by: string[] }) => [flag.flag, flag.by])).toEqual([
      ['evidence_requested', ['Government of Mexico']],
      [
        'disputed',
        ['Mike Vigil (former chief of international operations, DEA)', 'Nora Castell (researcher on organised crime)'],
      ],
    ])
    expect(status.card.narrower[0]).toMatchObject({ slug: 'chicago-bounty-charge', flags: ['disputed', 'adjudicated'] })
    expect((await runOnrecord(folder, ['verify', '--demo'])).stdout).toContain('whole')
  })

  it('answers for three days with three different states', async () => {
    const asked = async (day: string) => {
      const { card } = JSON.parse(
        (await runOnrecord(folder, ['asof', 'cartel-bounties', day, '--demo', '--json'])).stdout,
      )
      return {
        rung: card.rung,
        flags: card.flags.map(({ flag }: { flag: string }) => flag),
        statements: card.statementCount,
        waiting: card.requests.map(({ days }: { days: number }) => days),
        narrower: card.narrower.map(({ flags }: { flags: string[] }) => flags.join(' ')),
      }
    }
    const [first, second, last] = [await asked('2025-10-14'), await asked('2025-10-16'), await asked('2026-02-01')]
    expect(first).toMatchObject({ rung: 'cited', flags: [], waiting: [] })
    expect(second).toMatchObject({ rung: 'cited', flags: ['evidence_requested', 'disputed'], waiting: [1] })
    expect(last).toMatchObject({ rung: 'cited', waiting: [109], narrower: ['disputed adjudicated'] })
    expect(new Set([first, second, last].map((one) => JSON.stringify(one))).size).toBe(3)
    expect(second.narrower).not.toEqual(last.narrower)
    const refused = await runOnrecord(folder, ['asof', 'cartel-bounties', '14/10/2025', '--demo'])
    expect(refused.stderr).toContain('write 2025-10-14')
  }, 60_000)

  it('has the whole timeline in its history, oldest first', async () => {
    const { entries } = JSON.parse(
      (await runOnrecord(folder, ['history', 'cartel-bounties', '--demo', '--json'])).stdout,
    )
    const times = entries.map(({ at }: { at: string }) => at)
    expect(times).toEqual(times.toSorted())
    const told = entries.map(({ type, event }: { type: string; event?: string }) => (event ? `${type} ${event}` : type))
    for (const kind of ['claim added', 'statement', 'proposal', 'status', 'request opened', 'revision'])
      expect(told).toContain(kind)
  }, 60_000)

  it('is found out when it is tampered with, and says where', async () => {
    const file = path.join(folder, 'data/run/demo/onrecord.db')
    const before = await runOnrecord(folder, ['verify', '--demo', '--json'])
    expect(JSON.parse(before.stdout)).toMatchObject({ whole: true, found: 0 })
    expect(JSON.parse(before.stdout).checked.anchors).toBeGreaterThan(10)
    const { default: SqliteDatabase } = await import('better-sqlite3')
    const raw = new SqliteDatabase(file)
    const [quote] = raw.prepare('SELECT quote FROM statement_texts WHERE statement_id = 4').pluck().all()
    raw.prepare('UPDATE statement_texts SET quote = ? WHERE statement_id = 4').run('There is no evidence at all.')
    const after = await runOnrecord(folder, ['verify', '--demo'])
    expect(after.stdout).toContain('statement_texts 4: its words do not fit the hash of its row')
    expect(after.code).toBe(1)
    raw.prepare('UPDATE statement_texts SET quote = ? WHERE statement_id = 4').run(quote)
    raw.close()
    expect((await runOnrecord(folder, ['verify', '--demo'])).stdout).toContain('whole')
  }, 60_000)
})

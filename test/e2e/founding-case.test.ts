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
    expect(posts).toEqual(EXPECTED)
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
})

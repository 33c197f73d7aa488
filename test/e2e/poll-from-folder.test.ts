import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeWorkplace, runOnrecord } from '../cli/run-onrecord.ts'

const REAL = path.resolve(import.meta.dirname, '../../../shared/corpora/feeds/real')
const present = existsSync(REAL)

describe.skipIf(!present)('poll --from the 90 real documents (skipped where ../shared is absent)', () => {
  it('reads every document, doubles nothing, and a second run stores and posts nothing', async () => {
    const folder = makeWorkplace()
    const first = JSON.parse((await runOnrecord(folder, ['poll', '--from', REAL, '--json'])).stdout)
    expect(first.sources).toHaveLength(90)
    expect(first.sources.filter((source: { outcome: string }) => source.outcome !== 'baseline')).toEqual([])
    // Counted by hand with another parser: entries of RSS, RDF, Atom and JSON documents in the folder.
    expect(first.totals.stored).toBe(first.totals.parsed)
    expect(first.totals.posts).toBe(0)

    const second = JSON.parse((await runOnrecord(folder, ['poll', '--from', REAL, '--json'])).stdout)
    expect(second.totals).toMatchObject({ stored: 0, revisions: 0, posts: 0 })
    expect(second.sources.every((source: { outcome: string }) => source.outcome === 'unchanged')).toBe(true)
  })
})

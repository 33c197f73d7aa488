import { expect, test } from 'vitest'
import { delaysOf } from '../../../src/cli/bench/cases/whole-delays.ts'
import { noCounts, noteRequest } from '../../../src/cli/bench/far-end/sink-counts.ts'
import type { SiteCounts } from '../../../src/cli/bench/far-end/site.ts'
import { isChanged, itemMark, versionAt } from '../../../src/cli/bench/world.ts'

const STEP = 1
const changed = Array.from({ length: 100 }, (_, source) => source).filter((source) => isChanged(source, STEP))
const markOf = (source: number) => itemMark(source, versionAt(source, STEP))

test('an item counts where a post names it, from the first request that does; one that only edits name does not', () => {
  const [posted, editedFirst, editedOnly] = changed as [number, number, number]
  const sentAt = { [posted]: 1_000, [editedFirst]: 1_000, [editedOnly]: 1_000 }
  const counts = noCounts()
  const note = (kind: 'post' | 'edit', at: number, ...sources: number[]) =>
    noteRequest(counts, kind, JSON.stringify({ key: `${kind} ${at}`, message: sources.map(markOf) }), at)
  note('post', 1_010, posted)
  note('edit', 1_020, editedFirst, posted)
  note('post', 1_025, editedFirst)
  note('edit', 1_900, editedFirst, editedOnly)
  expect(delaysOf(STEP, 100, { sentAt } as unknown as SiteCounts, counts)).toEqual([10, 20])
  expect(counts).toMatchObject({ posts: 2, edits: 2, keys: { 'post 1010': 1 }, times: { [markOf(editedFirst)]: 3 } })
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Story, type StoryItem, sourceFile } from './serve/story-schema.ts'

export { demoConfig, writeDemoConfig } from './serve/demo-config.ts'
export type {
  Expectation,
  ExpectedStatement,
  Story,
  StoryItem,
  StoryRevision,
  StorySource,
} from './serve/story-schema.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The demo's data: as far from here in `src` as in `dist`. */
export const DEMO_DATA = fileURLToPath(new URL('../../../data/demo/', import.meta.url))

/** First poll of every source: what is there already is silent history. 6 October 2025, 06:00 UTC. */
export const STORY_START = Date.UTC(2025, 9, 6, 6)

/**
 * Last poll of every source: 2 February 2026, 12:00 UTC, ten days after the last event. What the story asks for can be
 * asked for any day until then, and the worker still ran.
 */
export const STORY_END = Date.UTC(2026, 1, 2, 12)

/** Reads `data/demo/story/*.yaml`. Throws an `Error` that names file and key. Items come oldest first. */
export function loadStory(folder: string = `${DEMO_DATA}story`): Story {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readSourceFile(`${folder}/${name}`))
  const items = files.flatMap(({ source, items }) =>
    items.map(
      (item): StoryItem => ({
        ...item,
        source: source.id,
        visibleFrom: item.visibleFrom ?? item.publishedAt + 5 * MINUTE,
      }),
    ),
  )
  return {
    sources: files.map((file) => file.source),
    items: items.sort((a, b) => a.visibleFrom - b.visibleFrom || (a.id < b.id ? -1 : 1)),
  }
}

function readSourceFile(path: string) {
  const read = sourceFile.safeParse(parse(readFileSync(path, 'utf8')))
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`)
  return read.data
}

/** An instant the demo's clock should stop at, poll everything that is due, and deliver. */
export type DemoTime = { at: number; why: string[] }

/**
 * The instants at which something can be seen to have changed, oldest first: the baseline poll, two minutes after
 * every item and revision appears or goes, three polls into each block, its end, and the days on which an evidence
 * request of 15 October is 7, 30 and 90 days old, and the end. Instants closer than ten minutes are visited together.
 */
export function demoTimes(story: Story = loadStory()): DemoTime[] {
  const marks: { at: number; why: string }[] = [
    { at: STORY_START, why: 'baseline' },
    { at: STORY_END, why: 'end' },
  ]
  for (const item of story.items) {
    if (item.visibleFrom > STORY_START) marks.push({ at: item.visibleFrom + 2 * MINUTE, why: item.id })
    for (const revision of item.revisions) marks.push({ at: revision.from + 2 * MINUTE, why: `${item.id} edited` })
    if (item.removedAt !== undefined) marks.push({ at: item.removedAt + 2 * MINUTE, why: `${item.id} removed` })
  }
  for (const source of story.sources) {
    for (const { from, until } of source.blocked) {
      for (const hours of [1, 3, 6]) marks.push({ at: from + hours * 60 * MINUTE, why: `${source.id} blocked` })
      marks.push({ at: until + 2 * MINUTE, why: `${source.id} recovers` })
    }
  }
  for (const days of [7, 30, 90]) {
    marks.push({ at: Date.UTC(2025, 9, 15, 23) + days * DAY, why: `request ${days} days old` })
  }
  return gatherTimes(marks.sort((a, b) => a.at - b.at))
}

/** Marks within ten minutes of the first become one visit, at the last of them. */
function gatherTimes(marks: { at: number; why: string }[]): DemoTime[] {
  const times: (DemoTime & { first: number })[] = []
  for (const { at, why } of marks) {
    const last = times.at(-1)
    if (last && at - last.first < 10 * MINUTE) {
      last.at = at
      last.why.push(why)
    } else times.push({ at, first: at, why: [why] })
  }
  return times.map(({ at, why }) => ({ at, why }))
}

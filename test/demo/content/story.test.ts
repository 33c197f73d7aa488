import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StoryItem } from '../../../src/cli/demo/story.ts'
import { DEMO_DATA, demoTimes, loadStory, STORY_START } from '../../../src/cli/demo/story.ts'

const story = loadStory()
const byId = new Map(story.items.map((item) => [item.id, item]))
const item = (id: string) => byId.get(id) as StoryItem
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}$]+/gu) ?? []
const texts = story.items.flatMap((one) => [
  [one.id, one.title, one.body] as const,
  ...one.revisions.map((revision) => [`${one.id} edited`, revision.title ?? '', revision.body ?? ''] as const),
])

describe('the shape of the story', () => {
  it('has the sources, formats and numbers that the demo promises', () => {
    expect(story.sources.length).toBeGreaterThanOrEqual(6)
    expect(new Set(story.sources.map(({ format }) => format))).toEqual(
      new Set(['rss2', 'rss092', 'rdf', 'atom', 'json']),
    )
    expect(story.sources.filter(({ language }) => language === 'es').length).toBeGreaterThanOrEqual(3)
    expect(story.items.length).toBeGreaterThanOrEqual(60)
    expect(story.items.length).toBeLessThanOrEqual(75)
    const noise = story.items.filter((one) => one.noise !== undefined)
    expect(noise.length).toBeGreaterThanOrEqual(25)
    expect(noise.filter((one) => one.noise === 'hard').length).toBeGreaterThanOrEqual(10)
    expect(story.items.filter((one) => one.copyOf !== undefined).length).toBeGreaterThanOrEqual(10)
  })

  it('runs from 6 October 2025 to late January 2026, each item shown after it is dated', () => {
    const dates = story.items.map((one) => one.publishedAt).sort((a, b) => a - b)
    expect(new Date(dates[0] ?? 0).toISOString()).toMatch(/^2025-10-06/)
    expect(new Date(dates.at(-1) ?? 0).toISOString()).toMatch(/^2026-01-2/)
    for (const one of story.items) {
      expect(one.visibleFrom, one.id).toBeGreaterThanOrEqual(one.publishedAt)
      for (const revision of one.revisions) expect(revision.from, one.id).toBeGreaterThan(one.visibleFrom)
      if (one.removedAt !== undefined) expect(one.removedAt, one.id).toBeGreaterThan(one.visibleFrom)
    }
  })

  it('gives every source something to take in silently at its first poll', () => {
    for (const source of story.sources) {
      const early = story.items.filter((one) => one.source === source.id && one.visibleFrom <= STORY_START)
      expect(early.length, source.id).toBeGreaterThanOrEqual(1)
      expect(early.every((one) => one.noise === 'plain')).toBe(true)
    }
  })

  it('has ids of its own, in one source each, and bodies of a news item’s length', () => {
    expect(byId.size).toBe(story.items.length)
    for (const one of story.items) {
      const length = one.body.split(/\s+/).length
      expect(length, `${one.id} has ${length} words`).toBeGreaterThanOrEqual(55)
      expect(length, `${one.id} has ${length} words`).toBeLessThanOrEqual(170)
    }
  })
})

describe('what is expected of each item', () => {
  it('is nothing for noise, and something for what is about a claim', () => {
    for (const one of story.items) {
      const { statements, repeats } = one.expect
      if (one.noise !== undefined) {
        expect(one.about, one.id).toBeNull()
        expect(statements.length + repeats.length, one.id).toBe(0)
      } else {
        expect(['cartel-bounties', 'chicago-bounty-charge'], one.id).toContain(one.about)
        expect(statements.length + repeats.length, one.id).toBeGreaterThan(0)
      }
    }
  })

  it('repeats only what an item seen earlier, or in the same visit, has stated', () => {
    for (const one of story.items) {
      for (const id of [...one.expect.repeats, ...(one.copyOf === undefined ? [] : [one.copyOf])]) {
        expect(byId.has(id), `${one.id} repeats ${id}`).toBe(true)
        expect(item(id).visibleFrom, `${one.id} repeats ${id}`).toBeLessThanOrEqual(one.visibleFrom)
      }
      for (const id of one.expect.repeats) expect(item(id).expect.statements.length, id).toBeGreaterThan(0)
    }
  })

  it('carries the statements of the founding case once each', () => {
    const expected = story.items.flatMap((one) =>
      one.expect.statements.map(
        ({ speaker, stance, kind }) => `${one.about} ${speaker} ${stance}${kind ? `:${kind}` : ''}`,
      ),
    )
    expect(expected).toEqual([
      'chicago-bounty-charge doj legal_action:charge',
      'chicago-bounty-charge dhs asserts',
      'cartel-bounties dhs asserts',
      'cartel-bounties sheinbaum no_evidence:received_none',
      'cartel-bounties mx-gov requests_evidence',
      'cartel-bounties harfuch no_evidence:received_none',
      'cartel-bounties harfuch no_evidence:found_none',
      'cartel-bounties vigil disputes',
      'cartel-bounties Nora Castell disputes',
      'chicago-bounty-charge defence denies',
      'chicago-bounty-charge doj asserts',
      'chicago-bounty-charge ndil-court legal_action:acquittal',
    ])
  })

  it('puts no narrower statement under the parent', () => {
    for (const one of story.items) {
      if (one.expect.statements.some(({ stance }) => stance === 'legal_action')) {
        expect(one.about).toBe('chicago-bounty-charge')
      }
    }
  })
})

describe('the words', () => {
  it('quotes nothing but the two short phrases that were really said', () => {
    const allowed = ['credible intelligence', 'no hay información']
    const marks = /["“«]([^"”»]*)["”»]|(?<![\p{L}\p{N}])['‘]([^'’]{3,}?)['’](?!\p{L})/gu
    const quoted = texts.flatMap(([id, title, body]) =>
      [title, body].flatMap((text) =>
        [...text.matchAll(marks)].map((match) => `${id}: ${(match[1] ?? match[2] ?? '').replace(/\s+/g, ' ')}`),
      ),
    )
    expect(quoted.filter((line) => !allowed.some((words) => line.toLowerCase().endsWith(`: ${words}`)))).toEqual([])
    expect(quoted.length).toBeGreaterThanOrEqual(8)
  })

  it('leaves no quotation open', () => {
    for (const [id, title, body] of texts) {
      for (const text of [title, body]) {
        expect([...text.matchAll(/"/g)].length % 2, id).toBe(0)
        expect([...text.matchAll(/[“«]/g)].length, id).toBe([...text.matchAll(/[”»]/g)].length)
      }
    }
  })

  it('never names the man charged and acquitted', () => {
    // First 12 digits of the SHA-256 of his surnames, so that this file does not name him either.
    const never = ['4eac0806e794', 'db044f19bc01']
    const everything = ['story', 'config'].flatMap((folder) =>
      readdirSync(DEMO_DATA + folder).map((name) => readFileSync(`${DEMO_DATA}${folder}/${name}`, 'utf8')),
    )
    const words = new Set(everything.flatMap((text) => wordsOf(text)))
    expect(words.size).toBeGreaterThan(1_500)
    const hash = (word: string) => createHash('sha256').update(word).digest('hex').slice(0, 12)
    expect([...words].filter((word) => never.includes(hash(word)))).toEqual([])
  })

  it('marks every source as reconstructed', () => {
    for (const source of story.sources) expect(source.title).toMatch(/\(reconstructed\)$/)
  })

  it('has the figures of the record in the release, and one outlet that varies them', () => {
    for (const sum of ['$2,000', '$5,000 to $10,000', '$50,000']) expect(item('dhs-bounties').body).toContain(sum)
    expect(item('puente-cifra').body).toContain('hasta 10 mil dólares')
    expect(item('puente-cifra').body).not.toContain('50 mil')
  })

  it('edits the release once, at the same id: one figure and nothing else', () => {
    const edited = story.items.filter((one) => one.revisions.length > 0)
    expect(edited.map(({ id }) => id)).toEqual(['dhs-bounties'])
    const [release] = edited as [StoryItem]
    const flat = (text = '') => text.replace(/\s+/g, ' ').trim()
    expect(flat(release.revisions[0]?.body)).toBe(flat(release.body).replace('$5,000 to $10,000', 'up to $10,000'))
    expect(release.revisions[0]?.note).toContain('INVENTED')
  })

  it('copies near-verbatim where it says so and in other words where it says that', () => {
    for (const copy of story.items.filter((one) => one.copyOf !== undefined)) {
      const origin = item(copy.copyOf ?? '')
      const share = sharedShingles(copy.body, origin.body)
      if (copy.copy === 'near-verbatim') expect(share, copy.id).toBeGreaterThan(0.45)
      else expect(share, copy.id).toBeLessThan(0.3)
    }
  })
})

/** Part of the copy's three-word runs that stand in the origin too. */
function sharedShingles(copy: string, origin: string): number {
  const shingles = (text: string) => {
    const words = wordsOf(text)
    return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '))
  }
  const known = new Set(shingles(origin))
  const all = shingles(copy)
  return all.filter((run) => known.has(run)).length / all.length
}

describe('the instants the clock visits', () => {
  const times = demoTimes(story)

  it('are in order, begin with the silent first poll and stay few', () => {
    expect(times[0]).toEqual({ at: STORY_START, why: ['baseline'] })
    expect(times.map(({ at }) => at)).toEqual(times.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(times.length).toBeLessThan(90)
  })

  it('come within a quarter of an hour after each item appears', () => {
    for (const one of story.items.filter(({ visibleFrom }) => visibleFrom > STORY_START)) {
      const visit = times.find(({ at }) => at >= one.visibleFrom)
      expect(visit?.why, one.id).toContain(one.id)
      expect((visit?.at ?? 0) - one.visibleFrom, one.id).toBeLessThan(15 * 60_000)
    }
  })

  it('include the block, the recovery, the edit and the ages of the request', () => {
    const why = times.flatMap((time) => time.why)
    expect(why.filter((reason) => reason === 'tri-county-courier blocked').length).toBeGreaterThanOrEqual(3)
    for (const reason of ['tri-county-courier recovers', 'dhs-bounties edited', 'request 7 days old']) {
      expect(why).toContain(reason)
    }
  })
})

import { expect, test } from 'vitest'
import { makeClaims } from '../../../src/cli/bench/claims.ts'
import { renderDocument } from '../../../src/cli/bench/documents.ts'
import { aboutClaim, expectedOf, isChanged, NIGHT, versionAt } from '../../../src/cli/bench/world.ts'

test('nine polls in ten find nothing new; half of those are answered 304; some news is about a claim', () => {
  const expected = expectedOf({ sources: 400, claims: 1_000, steps: 10, warmUp: 5, hosts: 20 })
  expect(expected).toEqual({ polls: 2_000, notModified: 900, same: 900, changed: 200, about: expected.about })
  expect(expected.about).toBeGreaterThan(20)
})

test('a source has a new version exactly when it changed', () => {
  for (let source = 0; source < 50; source++)
    for (let step = 1; step < 12; step++)
      expect(versionAt(source, step) - versionAt(source, step - 1)).toBe(isChanged(source, step) ? 1 : 0)
})

test('a night brings news everywhere, once; the days after it are as any other', () => {
  for (let source = 0; source < 50; source++) {
    expect([isChanged(source, NIGHT), versionAt(source, NIGHT)]).toEqual([true, 1])
    for (let step = NIGHT + 1; step < NIGHT + 12; step++)
      expect(versionAt(source, step) - versionAt(source, step - 1)).toBe(isChanged(source, step) ? 1 : 0)
  }
  const after = expectedOf({ sources: 400, claims: 1_000, steps: 5, warmUp: 3, firstStep: NIGHT, hosts: 20 })
  expect(after).toMatchObject({ polls: 800, notModified: 360, same: 360, changed: 80 })
})

test('a version puts its entries on top of the document and changes nothing else', () => {
  const feed = { name: 'a', head: '<rss><channel>', tail: '<item>old</item></channel></rss>', format: 'rss' as const }
  const words = {
    claims: Array.from({ length: 1_000 }, (_, at) => ({ text: `Claim ${at} & more.`, title: `Title ${at}`, date: '' })),
    stories: [{ title: 'A story', body: 'Its words.' }],
  }
  const about = Array.from({ length: 60 }, (_, at) => at).find((at) => aboutClaim(at, 2) !== null) ?? 0
  const text = renderDocument(feed, about, 2, words)
  expect(text.startsWith(feed.head) && text.endsWith(feed.tail)).toBe(true)
  expect(text.match(/bench-\d+-\d-item<\/guid>/g)).toEqual([
    `bench-${about}-2-item</guid>`,
    `bench-${about}-1-item</guid>`,
  ])
  expect(text).toContain('&amp; more')
})

test('claims beyond the real ones are spliced of them, and no two alike', () => {
  const real = [
    { text: 'Anna Bell Smith owns a farm in Ohio', title: 'a', date: '2020' },
    { text: 'The ministry burnt all its files in May', title: 'b', date: '2021' },
    { text: 'Officials of Peru denied the visit twice', title: 'c', date: '2021' },
  ]
  const claims = makeClaims(real, 9)
  expect(claims.slice(0, 3).map(({ text }) => text)).toEqual(real.map(({ text }) => text))
  const words = new Set(real.flatMap(({ text }) => text.split(' ')))
  expect(claims.flatMap(({ text }) => text.split(' ')).filter((word) => !words.has(word))).toEqual([])
  expect(new Set(claims.map(({ slug }) => slug)).size).toBe(9)
})

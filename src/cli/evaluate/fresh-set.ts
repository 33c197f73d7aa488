import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, Section } from './figure.ts'
import { f1Of, type GoldScore, macroF1, scoreGold } from './gold-score.ts'
import { type GoldItem, predictGold, readGoldClaims, readGoldItems } from './gold-set.ts'
import { postedClaims } from './match-gold.ts'

/**
 * Items about claims nobody had in mind when the rules were written. Each batch was written and labelled in one go,
 * before anybody looked at what the rules make of it, and its first figures were written down before any rule was
 * changed. The events are public and told in our own words; quotations are written for the measurement and are not
 * anybody's verbatim words.
 */
export const FRESH_BATCHES = [
  { name: 'first', what: 'fresh, first batch' },
  { name: 'second', what: 'fresh, second batch' },
  { name: 'third', what: 'fresh, third batch' },
  { name: 'fourth', what: 'fresh, fourth batch' },
] as const

/** Figures of the day a batch was first run, before a rule was changed for it; see `docs/matching.md`. */
const FIRST_LOOK: Record<(typeof FRESH_BATCHES)[number]['name'], string> = {
  first: 'match F1 .77, no hard negative matched; who said what .32 (claim given .46); effect 20 of 57',
  second: 'match F1 .73, one hard negative matched; who said what .36 (claim given .48); effect 13 of 25',
  third: 'match F1 .93, three hard negatives matched; who said what .50; effect 24 of 34',
  fourth: 'match F1 .74, one hard negative matched; who said what .26 (claim given .31); effect 26 of 89',
}

export function freshFiles(name: string): { claims: string; items: string } {
  const folder = join(import.meta.dirname, 'fresh')
  return { claims: join(folder, `${name}-claims.json`), items: join(folder, `${name}-items.jsonl`) }
}

/** Matching and statements on the fresh batches, all claims of a batch tracked at once. */
export function measureFresh(): Section {
  const sections = FRESH_BATCHES.filter(({ name }) => existsSync(freshFiles(name).items)).map(({ name, what }) =>
    measureBatch(name, what),
  )
  return {
    figures: sections.flatMap(({ figures }) => figures),
    errors: sections.flatMap(({ errors }) => errors),
    notes: sections.flatMap(({ notes }) => notes),
  }
}

function measureBatch(name: (typeof FRESH_BATCHES)[number]['name'], what: string): Section {
  const files = freshFiles(name)
  const claims = readGoldClaims(files.claims)
  const items = readGoldItems(files.items)
  const given = scoreGold(
    items,
    predictGold(items, claims, ({ claim }) => (claim === null ? [] : [claim])),
  )
  const predicted = predictGold(items, claims, postedClaims(claims))
  const whole = scoreGold(items, predicted)
  const posted = new Map(predicted.map(({ id, matches }) => [id, matches.map(({ claim }) => claim)]))
  const set = `${what}, ${items.length} items, ${claims.length} claims`
  return {
    figures: [
      ...matchFigures(set, items, posted),
      ...statementFigures(`${set}, claim given`, given),
      ...statementFigures(`${set}, through the matcher`, whole),
    ],
    errors: [...missedItems(items, posted), ...given.errors],
    notes: [`${what}: first look ${FIRST_LOOK[name]}.`],
  }
}

function matchFigures(set: string, items: readonly GoldItem[], posted: ReadonlyMap<string, string[]>): Figure[] {
  const tally = { right: 0, extra: 0, missed: 0 }
  let negatives = 0
  for (const { id, claim } of items) {
    const found = posted.get(id) ?? []
    tally.extra += found.filter((slug) => slug !== claim).length
    if (claim === null && found.length > 0) negatives++
    if (claim !== null) found.includes(claim) ? tally.right++ : tally.missed++
  }
  const cases = items.filter(({ claim }) => claim === null).length
  return [
    { set, name: 'match F1', value: f1Of(tally), cases: items.length },
    { set, name: 'hard negatives matched', value: negatives, cases, print: 'count' },
  ]
}

function statementFigures(set: string, score: GoldScore): Figure[] {
  const cases = score.statements.right + score.statements.missed
  const tally = (name: string) => score.byStance.get(name) ?? { right: 0, extra: 0, missed: 0 }
  return [
    { set, name: 'who said what F1', value: f1Of(score.statements), cases },
    ...(['no_evidence', 'denies'] as const).map((stance) => ({
      set,
      name: `${stance} F1`,
      value: f1Of(tally(stance)),
      cases: tally(stance).right + tally(stance).missed,
    })),
    { set, name: 'effect on evidence', value: score.effectRight / Math.max(1, score.items), cases: score.items },
    { set, name: 'effect macro-F1', value: macroF1(score.effects), cases: score.items },
  ]
}

function missedItems(items: readonly GoldItem[], posted: ReadonlyMap<string, string[]>): string[] {
  return items
    .filter(({ id, claim }) => claim !== null && !(posted.get(id) ?? []).includes(claim))
    .map(({ id, claim, title }) => `${id} missed ${claim} “${title}”`)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { STANCES, type Stance } from '../../domain/vocabulary.ts'
import { type CalibrationPoint, IN_DOUBT, saidUpTo } from '../../pipeline/statements/calibration.ts'
import type { Figure, Section } from './figure.ts'
import { FRESH_BATCHES, freshFiles } from './fresh-set.ts'
import { compareStatements, isSameSpeaker } from './gold-score.ts'
import { GOLD_STANCE, OWN_STANCE, predictGold, readGoldClaims, readGoldItems } from './gold-set.ts'

/** One statement the rules read: right when the labels have that speaker with that stance. */
export type Outcome = {
  claim: string
  stance: Stance
  confidence: number
  right: boolean
  /** The labels have that speaker against the claim, whether as a denial or as a doubt: what the flag "disputed" says. */
  against: boolean
}

/** Precisions aimed at on the other claims; what is reached on the claim itself is what counts. */
const BARS = [0.8, 0.9, 0.95, 0.98]
/** What sets the flag "disputed". */
const AGAINST = /^(?:denies|disputes|supplies_counter_evidence)$/
/** Fewer cases than this prove nothing. */
const FEWEST_CASES = 10

/**
 * Per stance and bar: each claim's statements are judged at the lowest confidence that reaches the bar on the *other*
 * claims, and the precision is taken over all statements so shown. `confidence` is that threshold chosen on all claims.
 * A point whose precision misses the bar it was chosen for is kept all the same: it says what was measured.
 */
export function calibrateStances(outcomes: readonly Outcome[]): Partial<Record<Stance, CalibrationPoint[]>> {
  const table: Partial<Record<Stance, CalibrationPoint[]>> = {}
  for (const stance of STANCES) {
    const points = measurePoints(outcomes.filter((one) => one.stance === stance && one.confidence > saidUpTo(stance)))
    if (points.length > 0) table[stance] = points
  }
  return table
}

/** The same for the flag "disputed", which a denial and a doubt set alike. */
export function calibrateFlag(outcomes: readonly Outcome[]): CalibrationPoint[] {
  return measurePoints(
    outcomes.filter(({ stance }) => AGAINST.test(stance)).map((outcome) => ({ ...outcome, right: outcome.against })),
  )
}

function measurePoints(all: readonly Outcome[]): CalibrationPoint[] {
  const mine = all.filter(({ confidence }) => confidence > IN_DOUBT)
  const points = BARS.flatMap((bar) => {
    const confidence = lowestConfidence(mine, bar)
    const shown = heldOut(mine, bar)
    if (confidence === null || shown.length < FEWEST_CASES) return []
    const right = shown.filter((outcome) => outcome.right).length
    return [{ confidence, precision: Math.floor((right / shown.length) * 1000) / 1000, cases: shown.length }]
  })
  // One threshold reached for several bars: the strictest, whose folds choose nearest to it, measures it.
  const distinct = points.filter((p, i) => points.findLastIndex((q) => q.confidence === p.confidence) === i)
  return distinct
}

/** What would be shown of each claim, its threshold chosen without it. */
function heldOut(outcomes: readonly Outcome[], bar: number): Outcome[] {
  const claims = [...new Set(outcomes.map((outcome) => outcome.claim))]
  return claims.flatMap((claim) => {
    const threshold = lowestConfidence(
      outcomes.filter((outcome) => outcome.claim !== claim),
      bar,
    )
    return outcomes.filter((o) => o.claim === claim && threshold !== null && o.confidence >= threshold)
  })
}

/** Lowest confidence from which the bar is reached by enough cases; `null` where there is none. */
function lowestConfidence(outcomes: readonly Outcome[], bar: number): number | null {
  const levels = [...new Set(outcomes.map((outcome) => outcome.confidence))].sort((a, b) => a - b)
  for (const level of levels) {
    const shown = outcomes.filter((outcome) => outcome.confidence >= level)
    if (shown.length < FEWEST_CASES) return null
    if (shown.filter((outcome) => outcome.right).length / shown.length >= bar) return level
  }
  return null
}

/** Outcomes on the gold set (where it is present), the project's own and the fresh batches, each item's claim given. */
export function readOutcomes(corpora: string): Outcome[] {
  const own = import.meta.dirname
  const sets = [
    { claims: join(own, 'own-stance-claims.json'), items: join(own, 'own-stance-set.jsonl'), mapping: OWN_STANCE },
    {
      claims: join(corpora, 'gold', 'claims.json'),
      items: join(corpora, 'gold', 'items.jsonl'),
      mapping: GOLD_STANCE,
    },
    ...FRESH_BATCHES.map(({ name }) => ({ ...freshFiles(name), mapping: GOLD_STANCE })),
  ]
  return sets
    .filter(({ claims }) => existsSync(claims))
    .flatMap((set) => {
      const items = readGoldItems(set.items)
      const given = predictGold(
        items,
        readGoldClaims(set.claims),
        (item) => (item.claim === null ? [] : [item.claim]),
        set.mapping,
      )
      return items.flatMap((item, index) => {
        const match = given[index]?.matches.find((one) => one.claim === item.claim)
        if (match === undefined) return []
        const { right } = compareStatements(item.statements, match.statements)
        return match.statements.map((said) => ({
          claim: item.claim ?? '',
          stance: said.own as Stance,
          confidence: said.confidence ?? 0,
          right: right.includes(said),
          against: item.statements.some((label) => AGAINST.test(label.stance) && isSameSpeaker(said, label)),
        }))
      })
    })
}

/** Precision and coverage of each stance word on claims that had no say in its threshold. */
export function measureCalibration(corpora: string): Section {
  const outcomes = readOutcomes(corpora)
  const table = calibrateStances(outcomes)
  const figures = STANCES.flatMap((stance): Figure[] => {
    const mine = outcomes.filter((outcome) => outcome.stance === stance)
    const best = table[stance]?.at(-1)
    if (best === undefined) return []
    const set = 'stance words, each claim held out'
    return [
      { set, name: `${stance}: precision at confidence ${best.confidence}`, value: best.precision, cases: best.cases },
      { set, name: `${stance}: share of its statements`, value: best.cases / mine.length, cases: mine.length },
    ]
  })
  const lines = Object.entries(table).map(([stance, points]) => `  ${stance}: ${JSON.stringify(points)},`)
  return {
    figures,
    errors: [],
    notes: [
      `Held-out table of calibration.ts, from ${outcomes.length} statements:`,
      ...lines,
      `  the flag "disputed": ${JSON.stringify(calibrateFlag(outcomes))}`,
    ],
  }
}

import { type Forest, sumTrees, type Tree } from '../../pipeline/match/learned/trees.ts'

/** One labelled example. */
export type Seen = { facts: readonly number[]; right: boolean; weight: number }
export type Boosting = {
  rounds: number
  /** Share of each tree's answer that is added. */
  rate: number
  /** A branch holds so many examples at least. */
  fewest: number
  /** L2 pull on what an end adds. */
  pull: number
}

/** Values of a fact are put into so many bins at most, as many examples in each. */
const BINS = 64

/** Gradient boosting of trees of two questions each for logistic loss, by second-order steps. Deterministic. */
export function boostTrees(seen: readonly Seen[], options: Boosting): Forest {
  const count = seen[0]?.facts.length ?? 0
  const limits = Array.from({ length: count }, (_, fact) => binLimits(seen.map(({ facts }) => facts[fact] as number)))
  const bins = limits.map((edges, fact) => Uint8Array.from(seen, ({ facts }) => binOf(edges, facts[fact] as number)))
  const total = seen.reduce((sum, { weight }) => sum + weight, 0)
  const right = seen.reduce((sum, { weight, right }) => sum + (right ? weight : 0), 0)
  const base = Math.log(right / (total - right))
  const scores = new Float64Array(seen.length).fill(base)
  const slopes = new Float64Array(seen.length)
  const curves = new Float64Array(seen.length)
  const all = Uint32Array.from(seen, (_, at) => at)
  const trees: Tree[] = []
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, { right, weight }] of seen.entries()) {
      const chance = 1 / (1 + Math.exp(-(scores[at] as number)))
      slopes[at] = weight * (chance - (right ? 1 : 0))
      curves[at] = weight * chance * (1 - chance)
    }
    const tree = growTree(all, bins, limits, slopes, curves, options)
    trees.push(tree)
    for (const [at, { facts }] of seen.entries())
      scores[at] = (scores[at] as number) + sumTrees({ base: 0, trees: [tree] }, facts)
  }
  return { base, trees }
}

type Split = { fact: number; bin: number; gain: number }

function growTree(
  all: Uint32Array,
  bins: readonly Uint8Array[],
  limits: readonly number[][],
  slopes: Float64Array,
  curves: Float64Array,
  options: Boosting,
): Tree {
  const answer = (rows: Uint32Array) => {
    let [slope, curve] = [0, 0]
    for (const at of rows) {
      slope += slopes[at] as number
      curve += curves[at] as number
    }
    return (-options.rate * slope) / (curve + options.pull)
  }
  const divide = (rows: Uint32Array) => {
    const { fact, bin } = bestSplit(rows, bins, limits, slopes, curves, options)
    const column = bins[fact] as Uint8Array
    return {
      fact,
      limit: limits[fact]?.[bin] ?? Number.MAX_VALUE,
      sides: [rows.filter((at) => (column[at] as number) <= bin), rows.filter((at) => (column[at] as number) > bin)],
    }
  }
  const root = divide(all)
  const [left, right] = root.sides.map(divide) as [ReturnType<typeof divide>, ReturnType<typeof divide>]
  const ends = [...left.sides, ...right.sides].map(answer)
  return {
    facts: [root.fact, left.fact, right.fact],
    limits: [root.limit, left.limit, right.limit],
    values: ends as Tree['values'],
    along: [answer(all), ...root.sides.map(answer)] as Tree['along'],
  }
}

/** The question that tells most; where none tells anything, one that sends all to the left. */
function bestSplit(
  rows: Uint32Array,
  bins: readonly Uint8Array[],
  limits: readonly number[][],
  slopes: Float64Array,
  curves: Float64Array,
  { fewest, pull }: Boosting,
): Split {
  let best: Split = { fact: 0, bin: BINS, gain: 0 }
  const slope = new Float64Array(BINS + 1)
  const curve = new Float64Array(BINS + 1)
  const times = new Uint32Array(BINS + 1)
  for (const [fact, column] of bins.entries()) {
    slope.fill(0)
    curve.fill(0)
    times.fill(0)
    for (const at of rows) {
      const bin = column[at] as number
      slope[bin] = (slope[bin] as number) + (slopes[at] as number)
      curve[bin] = (curve[bin] as number) + (curves[at] as number)
      times[bin] = (times[bin] as number) + 1
    }
    const sum = (values: Float64Array) => values.reduce((one, other) => one + other, 0)
    const [slopeAll, curveAll, countAll] = [sum(slope), sum(curve), rows.length]
    const whole = slopeAll ** 2 / (curveAll + pull)
    let [slopeLeft, curveLeft, countLeft] = [0, 0, 0]
    for (let bin = 0; bin < (limits[fact] as number[]).length; bin++) {
      slopeLeft += slope[bin] as number
      curveLeft += curve[bin] as number
      countLeft += times[bin] as number
      if (countLeft < fewest) continue
      if (countAll - countLeft < fewest) break
      const gain =
        slopeLeft ** 2 / (curveLeft + pull) + (slopeAll - slopeLeft) ** 2 / (curveAll - curveLeft + pull) - whole
      if (gain > best.gain + 1e-12) best = { fact, bin, gain }
    }
  }
  return best
}

/** Upper limits of the bins, halfway between neighbouring values; one fewer than bins. */
function binLimits(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const edges = new Set<number>()
  for (let part = 1; part < BINS; part++) {
    const at = Math.floor((sorted.length * part) / BINS)
    const value = sorted[at] as number
    const next = sorted.find((other) => other > value)
    if (next !== undefined) edges.add(Math.round(((value + next) / 2) * 1e5) / 1e5)
  }
  return [...edges].sort((a, b) => a - b)
}

function binOf(limits: readonly number[], value: number): number {
  const at = limits.findIndex((limit) => value <= limit)
  return at < 0 ? limits.length : at
}

import type { Stance } from '../../../domain/vocabulary.ts'

/** The learned reader's weights: does a candidate take a position, and if so which. */
export type Model = {
  /** Stances it tells apart. */
  stances: readonly Stance[]
  /** Feature to the number of its row. */
  rows: ReadonlyMap<string, number>
  /** Row by row, in hundredths: first the weight of taking a position at all, then one for each stance. */
  weights: Int16Array
  /** Feature of a pair to its weight in hundredths: is it so, in the whole of the text? */
  pairs: ReadonlyMap<string, number>
  /** Chance from which a position is read that the rules did not read. */
  bar: number
  /** Chance from which a reading of the rules is kept. */
  keep: number
}

/** A model as it is kept: weights in hundredths. */
export type Packed = {
  stances: Stance[]
  bar: number
  keep: number
  features: Record<string, number[]>
  pairs: Record<string, number>
}

export function unpackModel(packed: Packed): Model {
  const names = Object.keys(packed.features)
  const width = packed.stances.length + 1
  const weights = new Int16Array(names.length * width)
  for (const [at, name] of names.entries()) weights.set(packed.features[name] ?? [], at * width)
  return {
    stances: packed.stances,
    rows: new Map(names.map((name, at) => [name, at])),
    weights,
    pairs: new Map(Object.entries(packed.pairs)),
    bar: packed.bar,
    keep: packed.keep,
  }
}

/** Weight of a feature for a stance; 0 for what was not seen in training. */
export function weightOf(feature: string, stance: Stance, model: Model): number {
  const row = model.rows.get(feature)
  const column = model.stances.indexOf(stance) + 1
  return row === undefined || column === 0 ? 0 : (model.weights[row * (model.stances.length + 1) + column] ?? 0) / 100
}

export type Judged = { stance: Stance; chance: number }

/** Chance of each stance for a candidate with these features; what is left over is the chance of no position. */
export function judge(features: Iterable<string>, model: Model): Judged[] {
  const sums = new Float64Array(model.stances.length + 1)
  for (const feature of new Set(features)) {
    const row = model.rows.get(feature)
    if (row === undefined) continue
    const from = row * sums.length
    for (let at = 0; at < sums.length; at++)
      sums[at] = (sums[at] as number) + (model.weights[from + at] as number) / 100
  }
  const any = 1 / (1 + Math.exp(-(sums[0] as number)))
  const most = Math.max(...sums.subarray(1))
  let total = 0
  for (let at = 1; at < sums.length; at++) {
    sums[at] = Math.exp((sums[at] as number) - most)
    total += sums[at] as number
  }
  return model.stances.map((stance, at) => ({ stance, chance: (any * (sums[at + 1] as number)) / total }))
}

/** Chance of a pair with these features. */
export function weigh(features: Iterable<string>, model: Pick<Model, 'pairs'>): number {
  let sum = 0
  for (const feature of new Set(features)) sum += (model.pairs.get(feature) ?? 0) / 100
  return 1 / (1 + Math.exp(-sum))
}

import type { Stance } from '../../../domain/vocabulary.ts'

/** The learned reader's weights: does a candidate take a position, and if so which. */
export type Model = {
  /** Stances it tells apart. */
  stances: readonly Stance[]
  /** Feature to the number of its row; two that stand together are in `couples`. */
  rows: ReadonlyMap<string, number>
  /** Features of two symbols, `2=this that` and `3=this..that`, to the number of their rows. */
  couples: Couples
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

/** Rows of what two symbols make together, found without putting their names together: a sentence has hundreds of them. */
export type Couples = {
  /** Number of a symbol that stands in any of them. */
  symbols: ReadonlyMap<string, number>
  /** By the number of the first symbol, times `MOST_SYMBOLS`, and that of the second. */
  next: ReadonlyMap<number, number>
  gapped: ReadonlyMap<number, number>
}

const MOST_SYMBOLS = 65_536
const COUPLE = /^2=(\S+) (\S+)$|^3=(\S+?)\.\.(\S+)$/

/** Row of two symbols that stand side by side, or with others between them; `undefined` where it is none. */
export function rowOfCouple(one: string, other: string, how: 'next' | 'gapped', { couples }: Model): number | undefined {
  const first = couples.symbols.get(one)
  if (first === undefined) return undefined
  const second = couples.symbols.get(other)
  return second === undefined ? undefined : couples[how].get(first * MOST_SYMBOLS + second)
}

/** Row of a feature by its name. */
export function rowOf(feature: string, model: Model): number | undefined {
  const [, one, other, far, from] = COUPLE.exec(feature) ?? []
  if (one !== undefined && other !== undefined) return rowOfCouple(one, other, 'next', model)
  if (far !== undefined && from !== undefined) return rowOfCouple(far, from, 'gapped', model)
  return model.rows.get(feature)
}

export function unpackModel(packed: Packed): Model {
  const names = Object.keys(packed.features)
  const width = packed.stances.length + 1
  const weights = new Int16Array(names.length * width)
  for (const [at, name] of names.entries()) weights.set(packed.features[name] ?? [], at * width)
  const rows = new Map<string, number>()
  const symbols = new Map<string, number>()
  const couples = { symbols, next: new Map<number, number>(), gapped: new Map<number, number>() }
  const numberOf = (symbol: string) => {
    const known = symbols.get(symbol) ?? symbols.size
    symbols.set(symbol, known)
    return known
  }
  for (const [at, name] of names.entries()) {
    const [, one, other, far, from] = COUPLE.exec(name) ?? []
    if (one !== undefined && other !== undefined) couples.next.set(numberOf(one) * MOST_SYMBOLS + numberOf(other), at)
    else if (far !== undefined && from !== undefined)
      couples.gapped.set(numberOf(far) * MOST_SYMBOLS + numberOf(from), at)
    else rows.set(name, at)
  }
  return {
    stances: packed.stances,
    rows,
    couples,
    weights,
    pairs: new Map(Object.entries(packed.pairs)),
    bar: packed.bar,
    keep: packed.keep,
  }
}

/** Weight of a feature for a stance; 0 for what was not seen in training. */
export function weightOf(feature: string, stance: Stance, model: Model): number {
  const row = rowOf(feature, model)
  const column = model.stances.indexOf(stance) + 1
  return row === undefined || column === 0 ? 0 : (model.weights[row * (model.stances.length + 1) + column] ?? 0) / 100
}

export type Judged = { stance: Stance; chance: number }

/** Chance of each stance for a candidate with these features; what is left over is the chance of no position. */
export function judge(features: Iterable<string>, model: Model): Judged[] {
  const sum = startSum(model)
  for (const feature of features) addRow(sum, rowOf(feature, model), model)
  return judgeSum(sum, model)
}

/** Weights of the rows so far, each counted once. */
export type Sum = { weights: Float64Array; rows: Set<number> }

export function startSum(model: Model): Sum {
  return { weights: new Float64Array(model.stances.length + 1), rows: new Set() }
}

export function addRow({ weights, rows }: Sum, row: number | undefined, model: Model): void {
  if (row === undefined || rows.has(row)) return
  rows.add(row)
  const from = row * weights.length
  for (let at = 0; at < weights.length; at++)
    weights[at] = (weights[at] as number) + (model.weights[from + at] as number) / 100
}

export function judgeSum({ weights: sums }: Sum, model: Model): Judged[] {
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
  return chanceOf(sum)
}

export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

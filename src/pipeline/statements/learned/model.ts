import type { Stance } from '../../../domain/vocabulary.ts'

/** The learned reader's weights: does a candidate take a position, and if so which. */
export type Model = {
  /** Stances it tells apart. */
  stances: readonly Stance[]
  /** Feature to the number of its row; those that two symbols make are in `couples`. */
  rows: ReadonlyMap<string, number>
  couples: Couples
  /** The number of the last sum a row was counted in, and of the sum that is under way. */
  counted: { rows: Uint32Array; sum: number }
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
  rows: Record<Couple, ReadonlyMap<number, number>>
  /** Of so many bits one for each couple, some for several: most couples of a text are in no row, and end here. */
  bits: Uint8Array
}

const MOST_SYMBOLS = 65_536
const BITS = 2 ** 17

/** The bit of a couple. */
function bitOf(pair: number, how: Couple): number {
  return Math.imul((pair | 0) ^ KINDS[how], 0x9e3779b1) >>> 15
}

/** Any numbers without much in common. */
const KINDS: Record<Couple, number> = { next: 0, gapped: 0x51ed2701, leaning: 0x2c1b3c6d, alone: 0x297a2d39 }

/**
 * How two make a feature: `2=this that` side by side, `3=this..that` with others between, `1=this|lean` of who leans so,
 * `w1=this` and `x1=this` where somebody is told to speak and where not.
 */
export type Couple = 'next' | 'gapped' | 'leaning' | 'alone'

const NAMES: Record<Couple, RegExp> = {
  next: /^2=(\S+) (\S+)$/,
  gapped: /^3=(\S+?)\.\.(\S+)$/,
  leaning: /^1=([^|\s]+)\|(.+)$/,
  alone: /^([wx])1=(\S+)$/,
}
const HOW = Object.keys(NAMES) as Couple[]

export function nameOfCouple(one: string, other: string, how: Couple): string {
  if (how === 'next') return `2=${one} ${other}`
  if (how === 'gapped') return `3=${one}..${other}`
  return how === 'leaning' ? `1=${one}|${other}` : `${other}1=${one}`
}

/** The two whose couple has that name; `null` where it is another feature. */
function coupleOf(name: string): { one: string; other: string; how: Couple } | null {
  for (const how of HOW) {
    const [, first, second] = NAMES[how].exec(name) ?? []
    if (first === undefined || second === undefined) continue
    return how === 'alone' ? { one: second, other: first, how } : { one: first, other: second, how }
  }
  return null
}

/** Number of a symbol; −1 where it makes no feature with any other. */
export function symbolNumber(symbol: string, { couples }: Model): number {
  return couples.symbols.get(symbol) ?? -1
}

/** Row of two symbols, by their numbers, that make a feature; `undefined` where it was not seen in training. */
export function rowOfCouple(one: number, other: number, how: Couple, { couples }: Model): number | undefined {
  if (one < 0 || other < 0) return undefined
  const pair = one * MOST_SYMBOLS + other
  const bit = bitOf(pair, how)
  if (((couples.bits[bit >> 3] as number) & (1 << (bit & 7))) === 0) return undefined
  const { next, gapped, leaning, alone } = couples.rows
  if (how === 'next') return next.get(pair)
  if (how === 'gapped') return gapped.get(pair)
  return how === 'alone' ? alone.get(pair) : leaning.get(pair)
}

/** Row of a feature by its name. */
export function rowOf(feature: string, model: Model): number | undefined {
  const couple = coupleOf(feature)
  if (couple === null) return model.rows.get(feature)
  return rowOfCouple(symbolNumber(couple.one, model), symbolNumber(couple.other, model), couple.how, model)
}

export function unpackModel(packed: Packed): Model {
  const names = Object.keys(packed.features)
  const width = packed.stances.length + 1
  const weights = new Int16Array(names.length * width)
  for (const [at, name] of names.entries()) weights.set(packed.features[name] ?? [], at * width)
  const rows = new Map<string, number>()
  const symbols = new Map<string, number>()
  const couples: Record<Couple, Map<number, number>> = {
    next: new Map(),
    gapped: new Map(),
    leaning: new Map(),
    alone: new Map(),
  }
  const bits = new Uint8Array(BITS / 8)
  const numberOf = (symbol: string) => {
    const known = symbols.get(symbol) ?? symbols.size
    symbols.set(symbol, known)
    return known
  }
  for (const [at, name] of names.entries()) {
    const couple = coupleOf(name)
    if (couple === null) rows.set(name, at)
    else {
      const pair = numberOf(couple.one) * MOST_SYMBOLS + numberOf(couple.other)
      const bit = bitOf(pair, couple.how)
      couples[couple.how].set(pair, at)
      bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7))
    }
  }
  return {
    stances: packed.stances,
    rows,
    couples: { symbols, rows: couples, bits },
    counted: { rows: new Uint32Array(names.length), sum: 0 },
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
export type Sum = { weights: Float64Array }

const LAST_SUM = 2 ** 32 - 1

/** Of a model one sum at a time: starting the next forgets which rows the one before has. */
export function startSum({ stances, counted }: Model): Sum {
  if (counted.sum === LAST_SUM) {
    counted.rows.fill(0)
    counted.sum = 0
  }
  counted.sum += 1
  return { weights: new Float64Array(stances.length + 1) }
}

export function addRow({ weights }: Sum, row: number | undefined, model: Model): void {
  if (row === undefined) return
  const { rows, sum } = model.counted
  if (rows[row] === sum) return
  rows[row] = sum
  const from = row * weights.length
  for (let at = 0; at < weights.length; at++)
    weights[at] = (weights[at] as number) + (model.weights[from + at] as number) / 100
}

export function judgeSum({ weights: sums }: Sum, model: Model): Judged[] {
  const any = 1 / (1 + Math.exp(-(sums[0] as number)))
  let most = Number.NEGATIVE_INFINITY
  for (let at = 1; at < sums.length; at++) most = Math.max(most, sums[at] as number)
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

import type { Forest, Tree } from './trees.ts'

/** As the file has it: words with their weights, and trees as lists of numbers. */
export type Packed = { talk: Record<string, number>; base: number; trees: number[][] }
export type MatchModel = { talk: ReadonlyMap<string, number>; forest: Forest }

const QUESTIONS = 3
const ENDS = 4

export function packTrees({ base, trees }: Forest): Pick<Packed, 'base' | 'trees'> {
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    base: round(base),
    trees: trees.map(({ facts, limits, values, along }) => [
      ...facts,
      ...limits.map((limit) => Math.min(1e6, Math.round(limit * 1e5) / 1e5)),
      ...values.map(round),
      ...along.map(round),
    ]),
  }
}

export function unpackModel({ talk, base, trees }: Packed): MatchModel {
  return { talk: new Map(Object.entries(talk)), forest: { base, trees: trees.map(unpackTree) } }
}

function unpackTree(numbers: readonly number[]): Tree {
  const part = (from: number, length: number) => numbers.slice(from, from + length)
  return {
    facts: part(0, QUESTIONS) as Tree['facts'],
    limits: part(QUESTIONS, QUESTIONS) as Tree['limits'],
    values: part(2 * QUESTIONS, ENDS) as Tree['values'],
    along: part(2 * QUESTIONS + ENDS, QUESTIONS) as Tree['along'],
  }
}

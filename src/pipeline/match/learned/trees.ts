/**
 * A tree of two questions: which fact, and up to which value to go left; `values` are what is added at its four ends, in
 * order, and `along` what its root and its two branches would have added (for telling which fact did it).
 */
export type Tree = {
  facts: [root: number, left: number, right: number]
  limits: [root: number, left: number, right: number]
  values: [number, number, number, number]
  along: [root: number, left: number, right: number]
}

export type Forest = { base: number; trees: readonly Tree[] }

/** Log odds by the forest. Linear in its trees. */
export function sumTrees(forest: Forest, facts: readonly number[]): number {
  const { asked, limits, values } = columnsOf(forest)
  let sum = forest.base
  for (let question = 0, first = 0; question < asked.length; question += QUESTIONS, first += ENDS) {
    const side = (facts[asked[question] as number] as number) <= (limits[question] as number) ? 0 : 1
    const second = question + 1 + side
    const end = 2 * side + ((facts[asked[second] as number] as number) <= (limits[second] as number) ? 0 : 1)
    sum += values[first + end] as number
  }
  return sum
}

const QUESTIONS = 3
const ENDS = 4

/** All trees of a forest one after the other: to go from object to object costs more than to ask. */
type Columns = { asked: Uint8Array; limits: Float64Array; values: Float64Array }
const columns = new WeakMap<Forest, Columns>()

function columnsOf(forest: Forest): Columns {
  const known = columns.get(forest)
  if (known !== undefined) return known
  const fresh: Columns = {
    asked: Uint8Array.from(forest.trees.flatMap(({ facts }) => facts)),
    limits: Float64Array.from(forest.trees.flatMap(({ limits }) => limits)),
    values: Float64Array.from(forest.trees.flatMap(({ values }) => values)),
  }
  columns.set(forest, fresh)
  return fresh
}

/** How much each fact has added, in log odds; together with `base` and the trees' roots they make `sumTrees`. */
export function shareOut({ trees }: Forest, facts: readonly number[], count: number): number[] {
  const shares = new Array<number>(count).fill(0)
  for (const tree of trees) {
    const end = endOf(tree, facts)
    const branch = (end >> 1) + 1
    const [root, second] = [tree.facts[0], tree.facts[branch] as number]
    const along = tree.along[branch] as number
    shares[root] = (shares[root] as number) + along - tree.along[0]
    shares[second] = (shares[second] as number) + (tree.values[end] as number) - along
  }
  return shares
}

/** Number of the end the facts come to. */
function endOf(tree: Tree, facts: readonly number[]): number {
  const side = goesLeft(tree, 0, facts) ? 0 : 1
  return side * 2 + (goesLeft(tree, side + 1, facts) ? 0 : 1)
}

function goesLeft(tree: Tree, question: number, facts: readonly number[]): boolean {
  return (facts[tree.facts[question] as number] as number) <= (tree.limits[question] as number)
}

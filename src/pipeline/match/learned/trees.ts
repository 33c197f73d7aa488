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
export function sumTrees({ base, trees }: Forest, facts: readonly number[]): number {
  let sum = base
  for (const tree of trees) sum += endOf(tree, facts).value
  return sum
}

/** How much each fact has added, in log odds; together with `base` and the trees' roots they make `sumTrees`. */
export function shareOut({ trees }: Forest, facts: readonly number[], count: number): number[] {
  const shares = new Array<number>(count).fill(0)
  for (const tree of trees) {
    const { value, branch, second } = endOf(tree, facts)
    const root = tree.facts[0]
    shares[root] = (shares[root] as number) + branch - tree.along[0]
    shares[second] = (shares[second] as number) + value - branch
  }
  return shares
}

function endOf(tree: Tree, facts: readonly number[]): { value: number; branch: number; second: number } {
  const side = goesLeft(tree, 0, facts) ? 0 : 1
  const end = side * 2 + (goesLeft(tree, side + 1, facts) ? 0 : 1)
  return {
    value: tree.values[end] as number,
    branch: tree.along[side + 1] as number,
    second: tree.facts[side + 1] as number,
  }
}

function goesLeft(tree: Tree, question: number, facts: readonly number[]): boolean {
  return (facts[tree.facts[question] as number] as number) <= (tree.limits[question] as number)
}

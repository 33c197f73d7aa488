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
  for (const tree of trees) sum += tree.values[endOf(tree, facts)] as number
  return sum
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

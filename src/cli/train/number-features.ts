/** Features that are seen often enough, numbered, and each example by their numbers. */
export function numberFeatures<One extends { features: readonly string[] }>(
  examples: readonly One[],
  fewest: number,
): { numbers: Map<string, number>; coded: { example: One; features: Int32Array }[] } {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const one of new Set(features)) seen.set(one, (seen.get(one) ?? 0) + 1)
  const numbers = new Map<string, number>()
  for (const [feature, times] of seen) if (times >= fewest) numbers.set(feature, numbers.size)
  const coded = examples.map((example) => ({
    example,
    features: Int32Array.from(new Set(example.features.flatMap((one) => numbers.get(one) ?? []))),
  }))
  return { numbers, coded }
}

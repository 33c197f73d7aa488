import { minimise } from './minimise.ts'

/** One labelled example: the numbers of the features it has, and which of the labels is right. */
export type Case = { features: Int32Array; label: number; weight: number }

/** Multinomial logistic regression, L2 pull of `1 / (2 * freedom)`: weights[feature * labels + label]. */
export function fitChoice(cases: readonly Case[], size: number, labels: number, freedom: number): Float64Array {
  return minimise(
    (weights, gradient) => {
      let value = 0
      for (let at = 0; at < weights.length; at++) {
        const weight = weights[at] as number
        value += (weight * weight) / (2 * freedom)
        gradient[at] = weight / freedom
      }
      for (const one of cases) {
        const chance = choose(weights, one.features, labels)
        value -= one.weight * Math.log(Math.max(1e-12, chance[one.label] as number))
        for (let label = 0; label < labels; label++) {
          const error = one.weight * ((chance[label] as number) - (label === one.label ? 1 : 0))
          for (const feature of one.features) {
            const where = feature * labels + label
            gradient[where] = (gradient[where] as number) + error
          }
        }
      }
      return value
    },
    size * labels,
    80,
  )
}

/** Chance of each label. */
export function choose(weights: ArrayLike<number>, features: ArrayLike<number>, labels: number): Float64Array {
  const sums = new Float64Array(labels)
  for (let at = 0; at < features.length; at++) {
    const from = (features[at] as number) * labels
    for (let label = 0; label < labels; label++)
      sums[label] = (sums[label] as number) + (weights[from + label] as number)
  }
  let most = Number.NEGATIVE_INFINITY
  for (const sum of sums) most = Math.max(most, sum)
  let total = 0
  for (let label = 0; label < labels; label++) {
    sums[label] = Math.exp((sums[label] as number) - most)
    total += sums[label] as number
  }
  for (let label = 0; label < labels; label++) sums[label] = (sums[label] as number) / total
  return sums
}

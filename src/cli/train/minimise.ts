/** Value and gradient of a smooth function at a point. */
export type Smooth = (at: Float64Array, gradient: Float64Array) => number

const MEMORY = 8

/** Least point of a convex function by L-BFGS with a halving step; stops when the gradient is small. Deterministic. */
export function minimise(smooth: Smooth, size: number, rounds: number): Float64Array {
  let point = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = smooth(point, gradient)
  const steps: { moved: Float64Array; turned: Float64Array; rho: number }[] = []
  for (let round = 0; round < rounds; round++) {
    if (Math.sqrt(dot(gradient, gradient)) < 1e-4 * size ** 0.5) break
    const direction = descend(gradient, steps)
    const slope = dot(direction, gradient)
    let step = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1
    const next = new Float64Array(size)
    const turned = new Float64Array(size)
    let found = false
    for (let trial = 0; trial < 30; trial++, step /= 2) {
      for (let at = 0; at < size; at++) next[at] = (point[at] as number) + step * (direction[at] as number)
      const there = smooth(next, turned)
      if (there <= value + 1e-4 * step * slope) {
        value = there
        found = true
        break
      }
    }
    if (!found) break
    const moved = new Float64Array(size)
    const change = new Float64Array(size)
    for (let at = 0; at < size; at++) {
      moved[at] = (next[at] as number) - (point[at] as number)
      change[at] = (turned[at] as number) - (gradient[at] as number)
    }
    const curve = dot(moved, change)
    if (curve > 1e-12) steps.push({ moved, turned: change, rho: 1 / curve })
    if (steps.length > MEMORY) steps.shift()
    point = next
    gradient = turned
  }
  return point
}

function descend(gradient: Float64Array, steps: readonly { moved: Float64Array; turned: Float64Array; rho: number }[]) {
  const direction = gradient.slice()
  const shares: number[] = []
  for (let at = steps.length - 1; at >= 0; at--) {
    const { moved, turned, rho } = steps[at] as (typeof steps)[number]
    const share = rho * dot(moved, direction)
    shares[at] = share
    addTo(direction, turned, -share)
  }
  const last = steps.at(-1)
  if (last !== undefined) {
    const scale = dot(last.moved, last.turned) / dot(last.turned, last.turned)
    for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] as number) * scale
  }
  for (const [at, { moved, turned, rho }] of steps.entries())
    addTo(direction, moved, (shares[at] as number) - rho * dot(turned, direction))
  for (let at = 0; at < direction.length; at++) direction[at] = -(direction[at] as number)
  return direction
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

function addTo(target: Float64Array, source: Float64Array, share: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] as number) + share * (source[at] as number)
}

/** One measured number of the table. */
export type Figure = {
  /** What it was measured on: "Emergent, 240 claims tracked". */
  set: string
  /** What was measured: "headlines matched at 10 false alerts per 1,000". */
  name: string
  value: number
  /** How many cases it rests on. */
  cases: number
  /** The figure must reach this, or with `atMost` not pass it. Left out: told for comparison only. */
  floor?: number
  atMost?: boolean
  /** How the value is printed: .912, or 3 (whole), or 0.81 (per 1,000). */
  print?: 'share' | 'count' | 'rate'
}

/** What one measurement hands to the table. */
export type Section = {
  figures: Figure[]
  /** Wrong cases with their explanation, one line each; printed with `--errors`. */
  errors: string[]
  /** Lines that belong under the table: curves, what was left out and why. */
  notes: string[]
}

export function reachesFloor({ value, floor, atMost }: Figure): boolean | null {
  if (floor === undefined) return null
  return atMost ? value <= floor + 1e-9 : value >= floor - 1e-9
}

export function printValue(value: number, print: Figure['print'] = 'share'): string {
  if (print === 'count') return String(Math.round(value))
  return print === 'rate' ? value.toFixed(2) : value.toFixed(3).replace(/^0\./, '.')
}

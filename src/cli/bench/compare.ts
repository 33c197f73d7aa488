import type { BenchCase, Way } from './case.ts'
import type { Outcome } from './meter.ts'

export type Round = Partial<Record<Way, Outcome>>

/** What does not add up, in words; empty: the runs did the same work and times may be printed. */
export function findMismatches(bench: BenchCase, rounds: readonly Round[]): string[] {
  const wrong: string[] = []
  for (const way of bench.ways) {
    const outcomes = rounds.flatMap((round) => round[way] ?? [])
    const first = outcomes[0]
    if (!first || outcomes.length !== rounds.length) {
      wrong.push(`${way}: ${outcomes.length} of ${rounds.length} runs came to an end`)
      continue
    }
    for (const [name, count] of Object.entries(first.counts)) {
      const all = outcomes.map((outcome) => outcome.counts[name])
      if (all.some((other) => other !== count)) wrong.push(`${way}: ${name} differs between rounds: ${all.join(', ')}`)
    }
    for (const [name, count] of Object.entries(bench.expected?.[way] ?? {}))
      if (first.counts[name] !== count) wrong.push(`${way}: ${name} is ${first.counts[name]}, not ${count}`)
  }
  for (const name of bench.shared) {
    const all = bench.ways.map((way) => `${way} ${rounds[0]?.[way]?.counts[name]}`)
    if (new Set(bench.ways.map((way) => rounds[0]?.[way]?.counts[name])).size > 1)
      wrong.push(`${name} differs between ways: ${all.join(', ')}`)
  }
  return wrong
}

export type Summary = {
  way: Way
  /** Medians over the rounds: milliseconds of CPU and of the clock for one unit of work. */
  cpuMs: number
  wallMs: number
  peakMb: number
  loopMs: number
  counts: Record<string, number>
  figures: Record<string, number>
  /** Median of the rounds' own ratios of CPU time: this way's over that of `ours`. */
  timesOurs: number
}

export function summarise(bench: BenchCase, rounds: readonly Round[]): Summary[] {
  return bench.ways.map((way) => {
    const outcomes = rounds.flatMap((round) => round[way] ?? [])
    const pick = (value: (outcome: Outcome) => number) => median(outcomes.map(value))
    const names = Object.keys(outcomes[0]?.figures ?? {})
    return {
      way,
      cpuMs: pick(({ cpuMs, units }) => cpuMs / units),
      wallMs: pick(({ wallMs, units }) => wallMs / units),
      peakMb: pick(({ peakMb }) => peakMb),
      loopMs: pick(({ loopMs }) => loopMs),
      counts: outcomes[0]?.counts ?? {},
      figures: Object.fromEntries(names.map((name) => [name, pick(({ figures }) => figures?.[name] ?? Number.NaN)])),
      // Within a round both ran under much the same load: their ratio holds where the times themselves do not.
      timesOurs: median(
        rounds.flatMap(({ ours, ...others }) => {
          const other = way === 'ours' ? ours : others[way]
          return ours && other ? [other.cpuMs / other.units / (ours.cpuMs / ours.units)] : []
        }),
      ),
    }
  })
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

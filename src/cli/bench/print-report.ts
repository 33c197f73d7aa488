import { cpus, totalmem } from 'node:os'
import type { BenchCase } from './case.ts'
import type { Summary } from './compare.ts'

export type Report = { bench: BenchCase; mismatches: string[]; ways: Summary[] }

/** What it was measured on. */
export function machineLine(commit: string, rounds: number): string {
  const processors = cpus()
  return (
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ` +
    `Node ${process.versions.node}, ${process.platform}; commit ${commit}; ${rounds} rounds`
  )
}

/** Lines of one case: counts first; times only where the counts agree. */
export function printCase({ bench, mismatches, ways }: Report): string {
  const lines = [`${bench.name}  (per ${bench.unit})`]
  for (const { way, counts } of ways) lines.push(`  ${way.padEnd(6)} ${listFigures(counts)}`)
  if (mismatches.length > 0)
    return [...lines, '  no times, for the counts do not agree:', ...mismatches.map((line) => `    ${line}`)].join('\n')
  lines.push(
    `  ${''.padEnd(6)} ${'CPU'.padStart(11)} ${'clock'.padStart(11)} ${'× ours'.padStart(8)} ${'peak'.padStart(8)} ${'loop'.padStart(8)}`,
  )
  for (const { way, cpuMs, wallMs, timesOurs, peakMb, loopMs, figures } of ways)
    lines.push(
      `  ${way.padEnd(6)} ${time(cpuMs).padStart(11)} ${time(wallMs).padStart(11)} ${timesOurs.toFixed(2).padStart(8)} ` +
        `${`${Math.round(peakMb)} MB`.padStart(8)} ${`${loopMs.toFixed(0)} ms`.padStart(8)}  ${listFigures(figures)}`,
    )
  return lines.join('\n')
}

function time(ms: number): string {
  return ms >= 1 ? `${ms.toFixed(2)} ms` : `${(ms * 1_000).toFixed(1)} µs`
}

function listFigures(figures: Record<string, number>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`)
    .join('  ')
}

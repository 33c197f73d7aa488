import type { Report } from './print-report.ts'

/** What a cost is called, and how it is got from the figures of a run. */
type Cost = { name: string; of(way: Report['ways'][number]): number | undefined }

const COSTS: Record<'claims' | 'sources', readonly Cost[]> = {
  claims: [
    { name: 'match an item, ms CPU', of: ({ cpuMs }) => cpuMs },
    { name: 'build the index, ms CPU', of: ({ figures }) => figures.buildCpuMs },
    { name: 'index and claims, MB', of: ({ figures }) => figures.indexMb },
    { name: 'process, MB', of: ({ figures }) => figures.residentMb },
  ],
  sources: [
    { name: 'start, ms CPU', of: ({ figures }) => figures.startCpuMs },
    { name: 'a round with nothing due, ms CPU', of: ({ figures }) => figures.idleRoundCpuMs },
    { name: 'an unchanged poll, ms CPU', of: ({ figures }) => figures.pollCpuMs },
    { name: 'process, MB', of: ({ figures }) => figures.peakMb },
  ],
}

/** A row a cost, a column a size, and the exponent from each size to the next: 1 is linear, 0 does not grow. */
export function printGrowth(reports: readonly Report[]): string {
  const tables: string[] = []
  for (const by of ['claims', 'sources'] as const) {
    const ofSizes = reports.filter(({ bench, mismatches }) => bench.growth === by && mismatches.length === 0)
    if (ofSizes.length < 2) continue
    const sizes = ofSizes.map(({ bench }) => bench.size)
    const lines = [
      `| by ${by} | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} | exponents |`,
      `|---|${sizes.map(() => '---|').join('')}---|`,
    ]
    for (const { name, of } of COSTS[by]) {
      const values = ofSizes.map(({ ways }) => (ways[0] ? of(ways[0]) : undefined) ?? Number.NaN)
      lines.push(`| ${name} | ${values.map(sized).join(' | ')} | ${exponents(sizes, values).map(short).join(', ')} |`)
    }
    tables.push(lines.join('\n'))
  }
  return tables.join('\n\n')
}

/** From each size to the next: the power of the size by which the cost grows; `NaN` where one of the two is no figure. */
export function exponents(sizes: readonly number[], values: readonly number[]): number[] {
  return values.slice(1).map((value, at) => {
    const before = values[at] as number
    if (value <= 0 || before <= 0) return Number.NaN
    return Math.log(value / before) / Math.log((sizes[at + 1] as number) / (sizes[at] as number))
  })
}

/** What is too small to be told from what else a process lets go of may come out below nothing: it is no figure. */
function sized(value: number): string {
  return value > 0 ? short(value) : '–'
}

function short(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
}

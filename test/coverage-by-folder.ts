// `npm run coverage` ends with this: the totals of each folder of src, as the table of docs/coverage.md.
import { readFileSync } from 'node:fs'
import path from 'node:path'

type Counts = { total: number; covered: number }
type FileCoverage = { lines: Counts; branches: Counts; functions: Counts }
const KINDS = ['lines', 'branches', 'functions'] as const

const summary: Record<string, FileCoverage> = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'))
const files = Object.entries(summary).flatMap(([file, counts]) => {
  const name = path.relative('src', file)
  return file === 'total' ? [] : [{ name, folder: folderOf(name), ...counts }]
})

const folders = Map.groupBy(files, ({ folder }) => folder)
process.stdout.write('| folder | files | lines | branches | functions |\n|---|--:|--:|--:|--:|\n')
for (const [folder, inside] of [...folders].toSorted(([a], [b]) => a.localeCompare(b))) row(`\`${folder}\``, inside)
row('all of `src`', files)

const least = files.filter(({ lines }) => lines.total >= 10 && lines.covered / lines.total < 0.6)
process.stdout.write('\nFiles of ten lines or more with less than 60 % of them run:\n')
for (const { name, lines } of least.toSorted((a, b) => a.name.localeCompare(b.name)))
  process.stdout.write(`- ${name}: ${lines.covered} of ${lines.total}\n`)

/** `pipeline/match/x.ts` is in `pipeline`; of `cli`, the judges, benchmarks and evaluations are a folder of their own. */
function folderOf(name: string): string {
  const [first = '', second = ''] = name.split('/')
  if (first === 'cli' && /^(?:bench|evaluate|judge-|docs)/.test(second)) return 'cli (measuring)'
  return first.endsWith('.ts') ? 'main.ts' : first
}

function row(label: string, inside: FileCoverage[]): void {
  const shares = KINDS.map((kind) => {
    const [total, covered] = (['total', 'covered'] as const).map((part) =>
      inside.reduce((sum, file) => sum + file[kind][part], 0),
    ) as [number, number]
    return total === 0 ? '–' : `${((covered / total) * 100).toFixed(1)} %`
  })
  process.stdout.write(`| ${label} | ${inside.length} | ${shares.join(' | ')} |\n`)
}

// `npm run coverage` ends with this: the totals of each folder of src, printed and put into docs/coverage.md.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Counts = { total: number; covered: number }
type FileCoverage = { lines: Counts; branches: Counts; functions: Counts }
const DOCUMENT = 'docs/coverage.md'
const [BEGIN, END] = ['<!-- table: npm run coverage -->', '<!-- end of table -->']
const KINDS = ['lines', 'branches', 'functions'] as const

const summary: Record<string, FileCoverage> = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'))
const files = Object.entries(summary).flatMap(([file, counts]) => {
  const name = path.relative('src', file)
  return file === 'total' ? [] : [{ name, folder: folderOf(name), ...counts }]
})

const folders = Map.groupBy(files, ({ folder }) => folder)
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now())
const told = [`Of ${day}.`, '', '| folder | files | lines | branches | functions |', '|---|--:|--:|--:|--:|']
for (const [folder, inside] of [...folders].toSorted(([a], [b]) => a.localeCompare(b))) row(`\`${folder}\``, inside)
row('all of `src`', files)

const least = files.filter(
  ({ folder, lines }) => folder !== 'cli (measuring)' && lines.total >= 10 && lines.covered / lines.total < 0.6,
)
told.push('', 'Files of ten lines or more with less than 60 % of them run, without those that measure:', '')
for (const { name, lines } of least.toSorted((a, b) => a.name.localeCompare(b.name)))
  told.push(`- \`${name}\`: ${lines.covered} of ${lines.total}`)
process.stdout.write(`${told.join('\n')}\n`)
const whole = readFileSync(DOCUMENT, 'utf8')
const [before, after] = [whole.indexOf(BEGIN), whole.indexOf(END)]
if (before === -1 || after === -1) throw new Error(`${DOCUMENT} has no place for the table: "${BEGIN}" … "${END}".`)
writeFileSync(DOCUMENT, `${whole.slice(0, before)}${BEGIN}\n\n${told.join('\n')}\n\n${whole.slice(after)}`)

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
  told.push(`| ${label} | ${inside.length} | ${shares.join(' | ')} |`)
}

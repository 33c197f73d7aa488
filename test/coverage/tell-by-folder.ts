import { readFileSync, writeFileSync } from 'node:fs'
import type { FileRun } from './children-coverage.ts'

type FileCoverage = FileRun & { name: string; folder: string }
const DOCUMENT = 'docs/coverage.md'
const [BEGIN, END] = ['<!-- table: npm run coverage -->', '<!-- end of table -->']
const KINDS = ['lines', 'branches', 'functions'] as const

/** The totals of each folder of `src`, printed and, after a whole run that passed, put into docs/coverage.md. */
export function tellByFolder(counted: readonly (FileRun & { name: string })[], { write }: { write: boolean }): void {
  const files = counted.map((file) => ({ ...file, folder: folderOf(file.name) }))
  const folders = Map.groupBy(files, ({ folder }) => folder)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now())
  const told = [`Of ${day}.`, '', '| folder | files | lines | branches | functions |', '|---|--:|--:|--:|--:|']
  for (const [folder, inside] of [...folders].toSorted(([a], [b]) => a.localeCompare(b)))
    told.push(row(`\`${folder}\``, inside))
  told.push(row('all of `src`', files))
  const least = files
    .map((file) => ({ ...file, ran: share([file], 'lines') }))
    .filter(({ folder, ran }) => folder !== 'cli (measuring)' && ran.total >= 10 && ran.covered / ran.total < 0.6)
  told.push('', 'Files of ten lines or more with less than 60 % of them run, without those that measure:', '')
  for (const { name, ran } of least.toSorted((a, b) => a.name.localeCompare(b.name)))
    told.push(`- \`${name}\`: ${ran.covered} of ${ran.total}`)
  process.stdout.write(`${told.join('\n')}\n`)
  if (!write) return
  const whole = readFileSync(DOCUMENT, 'utf8')
  const [before, after] = [whole.indexOf(BEGIN), whole.indexOf(END)]
  if (before === -1 || after === -1) throw new Error(`${DOCUMENT} has no place for the table: "${BEGIN}" … "${END}".`)
  writeFileSync(DOCUMENT, `${whole.slice(0, before)}${BEGIN}\n\n${told.join('\n')}\n\n${whole.slice(after)}`)
}

/** `pipeline/match/x.ts` is in `pipeline`; of `cli`, the judges, benchmarks and evaluations are a folder of their own. */
function folderOf(name: string): string {
  const [first = '', second = ''] = name.split('/')
  if (first === 'cli' && /^(?:bench|evaluate|judge-|docs)/.test(second)) return 'cli (measuring)'
  return first.endsWith('.ts') ? 'main.ts' : first
}

function row(label: string, inside: readonly FileCoverage[]): string {
  const shares = KINDS.map((kind) => {
    const { covered, total } = share(inside, kind)
    return total === 0 ? '–' : `${((covered / total) * 100).toFixed(1)} %`
  })
  return `| ${label} | ${inside.length} | ${shares.join(' | ')} |`
}

function share(inside: readonly FileCoverage[], kind: (typeof KINDS)[number]): { covered: number; total: number } {
  const counts = inside.flatMap((file) => Object.values(file[kind]))
  return { covered: counts.filter((count) => count > 0).length, total: counts.length }
}

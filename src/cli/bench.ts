import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { RunInput, Way } from './bench/case.ts'
import { findMismatches, type Round, summarise } from './bench/compare.ts'
import { CORPORA, missingCorpora } from './bench/corpora.ts'
import { type FarEnd, startFarEnd } from './bench/far-end/start.ts'
import { type ListedCase, listCases } from './bench/list-cases.ts'
import { LITTLE_MEMORY } from './bench/little-memory.ts'
import type { Outcome } from './bench/meter.ts'
import { printGrowth } from './bench/print-growth.ts'
import { machineLine, printCase, type Report } from './bench/print-report.ts'

const HELP = `bench — what the program costs, beside the naive way and beside the least any way must do

  --only WORD      only cases whose name or part holds the word
  --rounds N       rounds (default 5); within a round the runs come in random order, each a process of its own
  --quick          small sizes, for a look while working; leaves out the longest cases
  --ours           only the program's own way
  --sources N      so many sources where the desk is measured (default 10,000)
  --json           everything as JSON
  --corpora FOLDER where the real feeds and claims are (default ${CORPORA})

Counts are checked first: where the ways did not do the same work, no times are printed and the exit code is 1.`

const run = promisify(execFile)
const started = await main(process.argv.slice(2))
process.exit(started)

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      ours: { type: 'boolean', default: false },
      sources: { type: 'string' },
      json: { type: 'boolean', default: false },
      corpora: { type: 'string', default: CORPORA },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return say(HELP, 0)
  const missing = missingCorpora(values.corpora)
  if (missing !== null) return say(missing, 2)
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5))
  if (!Number.isInteger(rounds) || rounds < 1) return say('--rounds takes a whole number from 1.', 2)
  const sources = Number(values.sources ?? 10_000)
  if (!Number.isInteger(sources) || sources < 1) return say('--sources takes a whole number from 1.', 2)
  const word = values.only?.toLowerCase() ?? ''
  const cases = listCases(values.quick, sources)
    .filter(({ name, part, long, named }) =>
      word === '' ? !(named || (values.quick && long)) : `${part} ${name}`.toLowerCase().includes(word),
    )
    .map((bench): ListedCase => (values.ours ? { ...bench, ways: ['ours'] } : bench))
  if (cases.length === 0) return say(`No case is called "${word}".`, 2)

  const prepared = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'))
  const farEnd = await startFarEnd(path.resolve(values.corpora), cases[0]?.world.hosts ?? 20)
  const reports: Report[] = []
  const machine = machineLine(commitName(), rounds)
  if (!values.json) say(machine, 0)
  try {
    for (const bench of cases) {
      const report = await measure(bench, rounds, { corpora: path.resolve(values.corpora), prepared, farEnd })
      reports.push(report)
      if (!values.json) say(`\n${printCase(report)}`, 0)
    }
  } finally {
    farEnd.stop()
    rmSync(prepared, { recursive: true, force: true })
  }
  const growth = printGrowth(reports)
  if (growth !== '' && !values.json) say(`\n${growth}`, 0)
  if (values.json)
    say(
      JSON.stringify(
        { machine, cases: reports.map(({ bench, ...rest }) => ({ name: bench.name, unit: bench.unit, ...rest })) },
        null,
        2,
      ),
      0,
    )
  return reports.some(({ mismatches }) => mismatches.length > 0) ? 1 : 0
}

type Setting = { corpora: string; prepared: string; farEnd: FarEnd }

async function measure(bench: ListedCase, count: number, setting: Setting): Promise<Report> {
  const rounds: Round[] = []
  const errors: string[] = []
  for (const way of bench.ways)
    await runOne('prepare', bench, way, setting).catch((error) => errors.push(`${way}: ${lastWords(error)}`))
  for (let at = 0; at < count; at++) {
    const round: Round = {}
    progress(`${bench.name}: round ${at + 1} of ${count}`)
    for (const way of shuffle(bench.ways))
      try {
        round[way] = await runOne('run', bench, way, setting)
      } catch (error) {
        errors.push(`${way}: ${lastWords(error)}`)
      }
    rounds.push(round)
  }
  progress('')
  return { bench, mismatches: [...errors, ...findMismatches(bench, rounds)], ways: summarise(bench, rounds) }
}

async function runOne(task: 'prepare' | 'run', bench: ListedCase, way: Way, setting: Setting): Promise<Outcome> {
  const own = import.meta.url.endsWith('.ts') ? './bench/run-one.ts' : '../bench-chunks/run-one.js'
  const file = fileURLToPath(new URL(own, import.meta.url))
  const input: Omit<RunInput, 'scratch'> & { task: string } = {
    task,
    case: bench.runner,
    way,
    size: bench.size,
    world: bench.world,
    ...setting,
  }
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    // As `npm start` runs it: less room for young objects is less memory, and old ones are marked less often.
    ...(way === 'ours' ? ['--min-semi-space-size=4', '--max-semi-space-size=8', '--heap-growing-percent=40'] : []),
    file,
    JSON.stringify(input),
  ]
  const env = way === 'ours' ? { ...process.env, ...LITTLE_MEMORY } : process.env
  const { stdout } = await run(process.execPath, options, { maxBuffer: 64 * 2 ** 20, env })
  return JSON.parse(stdout.slice(stdout.lastIndexOf('@@') + 2)) as Outcome
}

/** What a run that failed had to say. */
function lastWords(error: unknown): string {
  const { stderr = '', message = String(error) } = error as { stderr?: string; message?: string }
  return (stderr.trim() || message).slice(-800)
}

function shuffle<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, by: Math.random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one)
}

function commitName(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', 'src') === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}

function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`)
}

function say(words: string, code: number): number {
  process.stdout.write(`${words}\n`)
  return code
}

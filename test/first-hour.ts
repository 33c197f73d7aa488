// Lives through the first hour as the README tells it, in an empty folder, and times each step:
//   node test/first-hour.ts [--write]
// `--write` puts the transcript into docs/first-hour.md. Packages come from where npm gets them; Slack is its local double.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { type HowRun, typeLine } from './house/run-blocks.ts'
import { startSlack } from './support/slack/start-slack.ts'

/** What is left out of an output: at most so many lines, and of each so many letters. */
const [LINES, LETTERS] = [14, 112]
const DOCUMENT = 'docs/first-hour.md'
const [BEGIN, END] = ['<!-- transcript: node test/first-hour.ts --write -->', '<!-- end of transcript -->']

type Step = HowRun & { line: string; lines?: number }
const claim = [
  'Cartel bounties on officers',
  'Mexican criminal networks offer bounties of up to $50,000 for attacks on officers.',
  'US Department of Homeland Security',
  '2025-10-14',
  'cartel bounties; bounties on ICE agents',
  'recompensas por agentes de ICE',
]
const STEPS: Step[] = [
  { line: 'npm ci', lines: 2 },
  { line: 'npm run demo' },
  {
    line: 'npx onrecord init --no-check',
    typed: ['yes', 'both', 'us', 'border', '1, 2', ...claim, 'C0DESK', '', 'desk@example.org', 'America/Mexico_City'],
    lines: 30,
  },
  { line: 'npx onrecord slack setup', typed: ['xoxb-good', 'xapp-good', 'C0DESK'], lines: 20 },
  { line: 'npx onrecord check --offline' },
  { line: 'npx onrecord claims' },
  { line: 'npx onrecord start', until: /"started"/, lines: 6 },
  { line: 'npx onrecord sources' },
  { line: 'npx onrecord verify' },
]

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-first-hour-'))
const slack = await startSlack()
try {
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, folder])
  const env = { ...process.env, SLACK_API_URL: slack.apiUrl, NO_COLOR: '1' } as Record<string, string>
  const told: string[] = []
  let total = 0
  for (const step of STEPS) {
    const begun = performance.now()
    // One pipe for both, so that questions and what is said between them stay in their order.
    const { code, said } = await typeLine(folder, `${step.line} 2>&1`, { ...step, env })
    const seconds = (performance.now() - begun) / 1_000
    total += seconds
    const end = step.until ? 'stopped by Ctrl-C' : `exit ${code}`
    told.push(`$ ${step.line.padEnd(48)} ${seconds.toFixed(1).padStart(6)} s   ${end}`, ...shorten(said, step), '')
    process.stderr.write(`${step.line}: ${seconds.toFixed(1)} s, ${end}\n`)
  }
  const transcript = ['```text', ...told, `all of it: ${total.toFixed(0)} s`, '```'].join('\n')
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now())
  const load = loadavg()[1]?.toFixed(1)
  const head = `Done on ${when} on ${cpus().length} processors, with a load of ${load} over the last five minutes.`
  process.stdout.write(`${head}\n\n${transcript}\n`)
  if (process.argv.includes('--write')) write(`${head}\n\n${transcript}`)
} finally {
  await slack.close()
  rmSync(folder, { recursive: true, force: true })
}

/** The lines that say something, cut; what npm says of itself and the machine's folder are left out. */
function shorten(said: string, { lines = LINES, typed = [] }: Step): string[] {
  const answers = [...typed]
  const all = said
    .replaceAll(folder, '.')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:npm |> )/.test(line))
    // What was typed through the pipe is not echoed; it is put where it was asked for.
    .map((line) => (/: $/.test(line) && answers.length > 0 ? `${line}${secret(answers.shift() ?? '')}` : line))
    .map((line) => (line.length > LETTERS ? `${line.slice(0, LETTERS)} …` : line).trimEnd())
  return all.length > lines ? [...all.slice(0, lines), '…'] : all
}

function secret(answer: string): string {
  return /^x(?:oxb|app)-/.test(answer) ? '(not shown)' : answer
}

function write(text: string): void {
  const file = path.join(root, DOCUMENT)
  const whole = readFileSync(file, 'utf8')
  const [before, after] = [whole.indexOf(BEGIN), whole.indexOf(END)]
  if (before === -1 || after === -1)
    throw new Error(`${DOCUMENT} has no place for the transcript: "${BEGIN}" … "${END}".`)
  writeFileSync(file, `${whole.slice(0, before)}${BEGIN}\n\n${text}\n\n${whole.slice(after)}`)
}

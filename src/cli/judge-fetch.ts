import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readVectors, runJudge, type Tally } from './judge-fetch/run-judge.ts'
import { runAsScript, say } from './run-as-script.ts'

const VECTORS = '../shared/corpora/security/ssrf-vectors.json'
const HELP = `judge:fetch — runs addresses and behaviours a fetch must withstand, on loopback, beside a canary listener

  --vectors FILE  the vectors (default ${VECTORS})
  --json          everything as JSON

Exit code 0 when every vector is withstood, 1 when one fails or is not built, 2 for wrong usage.`

/** Command `judge:fetch`. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      vectors: { type: 'string', default: VECTORS },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say([HELP], 0)
  if (!existsSync(values.vectors)) return say([`Not found: ${values.vectors}. Name another file with --vectors.`], 2)
  const result = await runJudge(await readVectors(values.vectors))
  const tallies: [string, Tally][] = [
    ['addresses refused', result.urls],
    ['behaviours', result.behaviours],
    ['public addresses let through', result.publicAddresses],
  ]
  const clean = tallies.every(([, { passed, total }]) => passed === total) && result.canaryConnections === 0
  if (values.json) return say([JSON.stringify({ ...result, clean }, null, 2)], clean ? 0 : 1)
  const lines = tallies.flatMap(([name, tally]) => [
    `${name.padEnd(30)} ${tally.passed}/${tally.total}`,
    ...tally.failures.map((failure) => `  failed: ${failure}`),
    ...tally.notBuilt.map((one) => `  not built: ${one}`),
  ])
  return say([...lines, `connections to the canary        ${result.canaryConnections}`], clean ? 0 : 1)
}

runAsScript(import.meta.url, run)

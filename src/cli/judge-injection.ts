import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readVectors, runJudge } from './judge-injection/run-judge.ts'
import { runAsScript, say } from './run-as-script.ts'

const VECTORS = '../shared/corpora/security/injection-vectors.json'
const HELP = `judge:injection — puts hostile words into titles, summaries, names, links, claims, commands and forms, and looks at
what would go to each chat platform: no live mention, no link that pretends another, every limit kept

  --vectors FILE  the payloads (default ${VECTORS})
  --json          everything as JSON

Exit code 0 when every payload is harmless in every position, 1 when one is not, 2 for wrong usage.`

/** Command `judge:injection`. Returns the exit code. */
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
  const clean = result.failures.length === 0
  if (values.json) return say([JSON.stringify({ ...result, clean }, null, 2)], clean ? 0 : 1)
  const lines = result.platforms.map(
    ({ platform, passed, total, shown }) =>
      `${platform.padEnd(10)} ${passed}/${total} payloads in their positions, ${shown} messages and forms looked at`,
  )
  const failed = result.failures
    .slice(0, 20)
    .map(
      ({ platform, position, payload, problems }) =>
        `  failed: ${platform}, ${position}, ${JSON.stringify(payload.slice(0, 60))}: ${problems.join('; ')}`,
    )
  return say([`${result.vectors} payloads in ${result.positions} positions`, ...lines, ...failed], clean ? 0 : 1)
}

runAsScript(import.meta.url, run)

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParserName } from '../sources/feed/parser-order.ts'
import { readInputs } from './judge-feeds/case-file.ts'
import { missedFloors } from './judge-feeds/floors.ts'
import { reportLines } from './judge-feeds/print-report.ts'
import { runJudge } from './judge-feeds/run-judge.ts'
import { runAsScript, say } from './run-as-script.ts'

const FEEDS = '../shared/corpora/feeds'
const HELP = `judge:feeds — reads a set of feed documents with known answers and prints passed/total by tier

  --expectations FILE  what is expected (default ${FEEDS}/feedparser-expectations.json)
  --root FOLDER        the documents (default: the folder "feedparser" beside the expectations)
  --dates FILE         date strings (default ${FEEDS}/dates.json)
  --first PARSER       feedsmith or rss-parser: which is asked first (default: as shipped)
  --only PARSER        one of them, the other never asked
  --no-rivals          leave the comparison out
  --errors             list every failed case
  --json               everything as JSON

Exit code 0 when every floor is reached, 1 when one is missed, 2 for wrong usage.`

/** Command `judge:feeds`. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      expectations: { type: 'string', default: `${FEEDS}/feedparser-expectations.json` },
      root: { type: 'string' },
      dates: { type: 'string', default: `${FEEDS}/dates.json` },
      first: { type: 'string' },
      only: { type: 'string' },
      'no-rivals': { type: 'boolean', default: false },
      errors: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say([HELP], 0)
  const root = values.root ?? join(dirname(values.expectations), 'feedparser')
  const absent = [values.expectations, root, values.dates].filter((path) => !existsSync(path))
  if (absent.length > 0)
    return say([`Not found: ${absent.join(', ')}. Name others with --expectations, --root, --dates.`], 2)
  const order = orderOf(values.first, values.only)
  if (order === null) return say(['--first and --only take "feedsmith" or "rss-parser".'], 2)
  const inputs = await readInputs({ expectations: values.expectations, root, dates: values.dates })
  const result = await runJudge(inputs, { ...(order ? { order } : {}), rivals: !values['no-rivals'] })
  const missed = missedFloors(result)
  const lines = values.json
    ? [JSON.stringify({ ...result, missed }, null, 2)]
    : reportLines(result, missed, values.errors)
  return say(lines, missed.length === 0 ? 0 : 1)
}

function orderOf(first: string | undefined, only: string | undefined): ParserName[] | undefined | null {
  const name = only ?? first
  if (name === undefined) return undefined
  if (name !== 'feedsmith' && name !== 'rss-parser') return null
  if (only !== undefined) return [name]
  return name === 'feedsmith' ? ['feedsmith', 'rss-parser'] : ['rss-parser', 'feedsmith']
}

runAsScript(import.meta.url, run)

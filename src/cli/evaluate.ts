import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { messageOf } from '../domain/errors.ts'
import { type Figure, reachesFloor, type Section } from './evaluate/figure.ts'
import { predictGold, readGoldClaims, readGoldItems, writePredictions } from './evaluate/gold-set.ts'
import { measureCost } from './evaluate/match-cost.ts'
import { postedClaims } from './evaluate/match-gold.ts'
import { measureReranked } from './evaluate/match-reranked.ts'
import { measureRetrievalSet, readEnglishSet, readPairSet } from './evaluate/match-retrieval.ts'
import { printTable } from './evaluate/print-table.ts'
import { CORPUS_SECTIONS, measureStanceFile, OWN_SECTIONS } from './evaluate/sections.ts'

const CORPORA = '../shared/corpora'
const HELP = `evaluate — measures matching and statements on labelled sets and prints one table

  (no options)          the project's own set and, where ${CORPORA} is there, the sets in it
  --errors              list every wrong case with its explanation
  --json                everything as JSON
  --corpora FOLDER      where the sets are (default ${CORPORA})
  --reranker            also what the optional sentence model would gain (a minute or two)
  --only WORD           only the sets whose name holds the word

  --claims CLAIMS.json --items ITEMS.jsonl --predictions OUT.jsonl
                        run matching and statements on a set of the gold form, write what the scorer reads
  --retrieval CLAIMS.jsonl POSTS.jsonl
                        MAP@5 on claims {id, vclaim, title} and posts {id, text, relevant};
                        one file alone: rows {post, claim}
  --stance FILE.jsonl   stance of {claim, headline, stance} rows
  --cost                what an item costs against 10, 1,000 and 10,000 claims, and by its length

Exit code 0 when every floor is reached, 1 when one is missed, 2 for wrong usage.`

/** Command `evaluate`. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  try {
    return await measure(argv)
  } catch (error) {
    // A set that cannot be read is told by file and line; nothing half-measured is printed.
    return say(messageOf(error), 2)
  }
}

async function measure(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      errors: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      corpora: { type: 'string', default: CORPORA },
      reranker: { type: 'boolean', default: false },
      only: { type: 'string' },
      claims: { type: 'string' },
      items: { type: 'string' },
      predictions: { type: 'string' },
      retrieval: { type: 'string' },
      stance: { type: 'string' },
      cost: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(HELP, 0)
  if (values.cost) return report([measureCost(values.corpora)], [], values)
  const named = [values.claims, values.items, values.retrieval, values.stance, ...positionals]
  const absent = named.filter((file) => file !== undefined && !existsSync(file))
  if (absent.length > 0) return say(`Not found: ${absent.join(', ')}.`, 2)
  if (values.claims !== undefined || values.items !== undefined || values.predictions !== undefined)
    return writeGoldPredictions(values)
  if (values.retrieval !== undefined) return report([retrieve(values.retrieval, positionals[0])], [], values)
  if (values.stance !== undefined) {
    if (measureStanceFile === null) return say('--stance: no measurement of stance is listed in sections.ts.', 2)
    return report([await measureStanceFile(values.stance)], [], values)
  }
  const wanted = (section: Section): Section => ({
    ...section,
    figures: section.figures.filter(({ set, name }) => `${set} ${name}`.includes(values.only ?? '')),
  })
  const sections: Section[] = []
  process.stderr.write('Measuring; this takes about a minute …\n')
  for (const measure of OWN_SECTIONS) sections.push(await measure())
  const notes: string[] = []
  if (existsSync(values.corpora)) for (const measure of CORPUS_SECTIONS) sections.push(await measure(values.corpora))
  if (values.reranker && existsSync(values.corpora)) sections.push(await measureReranked(values.corpora))
  if (!existsSync(values.corpora))
    notes.push(`${values.corpora} is not there: only the project's own set was measured.`)
  return report(sections.map(wanted), notes, values)
}

type GoldOptions = { claims?: string; items?: string; predictions?: string }

function writeGoldPredictions({ claims, items, predictions }: GoldOptions): number {
  if (claims === undefined || items === undefined || predictions === undefined)
    return say('--claims, --items and --predictions go together.', 2)
  const tracked = readGoldClaims(claims)
  const read = readGoldItems(items)
  const predicted = predictGold(read, tracked, postedClaims(tracked))
  writePredictions(predictions, predicted)
  const matched = predicted.filter(({ matches }) => matches.length > 0).length
  return say(`${predicted.length} items, ${matched} matched; predictions written to ${predictions}.`, 0)
}

function retrieve(first: string, second: string | undefined): Section {
  return measureRetrievalSet(second === undefined ? readPairSet(first) : readEnglishSet(first, second))
}

function report(sections: Section[], notes: string[], options: { json: boolean; errors: boolean }): number {
  const figures = sections.flatMap((section) => section.figures)
  const missed = figures.filter((figure: Figure) => reachesFloor(figure) === false)
  const allNotes = [...sections.flatMap((section) => section.notes), ...notes]
  const errors = options.errors ? sections.flatMap((section) => section.errors) : []
  const code = missed.length === 0 ? 0 : 1
  if (!options.json) return say(printTable(figures, allNotes, errors), code)
  const rows = figures.map((figure) => ({ ...figure, reached: reachesFloor(figure) }))
  return say(JSON.stringify({ figures: rows, notes: allNotes, errors }, null, 2), code)
}

function say(text: string, code: number): number {
  process[code === 2 ? 'stderr' : 'stdout'].write(`${text}\n`)
  return code
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))

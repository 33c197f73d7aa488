import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ParseError } from '../../../src/ports/source-adapter.ts'
import { openAdapters } from '../open-adapters.ts'
import { DIALECTS } from '../samples.ts'

const FOLDER = '../shared/corpora/feeds/real'
/** `npm run test:fuzz` draws a seed and tries far more. */
const RUNS = Number(process.env.RUNS ?? 200)
const SEED = Number(process.env.SEED ?? 647_841_651)
const MAX_BYTES = 100_000
const SNIPPETS = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<!DOCTYPE',
  '"',
  '\0',
  '\xff\xfe',
  '</',
  '/>',
  '<?xml',
  '&#0;',
]

/** A small repeatable generator (mulberry32): a failing seed can be run again with SEED=… */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function mutate(bytes: Buffer, random: (below: number) => number): Buffer {
  let result = Buffer.from(bytes)
  for (let turn = 0; turn <= random(8); turn++) {
    const at = random(result.length)
    const length = random(200)
    const snippet = Buffer.from(SNIPPETS[random(SNIPPETS.length)] ?? '', 'latin1')
    const [before, after] = [result.subarray(0, at), result.subarray(at)]
    const kind = random(5)
    if (kind === 0) result[at] = random(256)
    else if (kind === 1) result = Buffer.concat([before, snippet, after])
    else if (kind === 2) result = Buffer.concat([before, after.subarray(length)])
    else if (kind === 3) result = Buffer.concat([before, after.subarray(0, length), after])
    else if (random(10) === 0) result = Buffer.from(before)
  }
  return result
}

async function readDocuments(): Promise<Buffer[]> {
  const own = Object.values(DIALECTS).map((text) => Buffer.from(text))
  if (!existsSync(FOLDER)) return own
  const names = (await readdir(FOLDER)).filter((name) => name !== 'manifest.json')
  const real = await Promise.all(names.map((name) => readFile(join(FOLDER, name))))
  return [...own, ...real.filter((bytes) => bytes.length < MAX_BYTES)]
}

describe('documents with bytes changed at random', () => {
  const { pool, parseFeed } = openAdapters(5_000)
  afterAll(() => pool.close())

  it(`give items or a named error, ${RUNS} times over`, async () => {
    const random = randomFrom(SEED)
    const documents = await readDocuments()
    const outcomes = { items: 0, named: 0 }
    for (let run = 0; run < RUNS; run++) {
      const bytes = mutate(documents[random(documents.length)] as Buffer, random)
      try {
        await parseFeed({ bytes })
        outcomes.items++
      } catch (error) {
        expect(error, `run ${run} of SEED=${SEED}`).toBeInstanceOf(ParseError)
        expect((error as ParseError).reason, `run ${run} of SEED=${SEED}`).not.toBe('too_slow')
        outcomes.named++
      }
    }
    expect(outcomes.items + outcomes.named).toBe(RUNS)
  }, 3_000_000)
})

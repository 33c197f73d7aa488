import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { printValue, reachesFloor, type Section } from '../../../src/cli/evaluate/figure.ts'
import { measureGoldMatch } from '../../../src/cli/evaluate/match-gold.ts'
import { measureNoise } from '../../../src/cli/evaluate/match-noise.ts'
import { measureStream } from '../../../src/cli/evaluate/match-stream.ts'

const CORPORA = '../shared/corpora'
const absent = !existsSync(`${CORPORA}/matching`)
if (absent) console.info(`${CORPORA} is not there: the floors on the labelled sets were not checked.`)

/** Retrieval takes 20 s and is left to `npm run evaluate`, which CI runs. */
describe.skipIf(absent)('floors on the labelled sets', () => {
  it.each<[string, (corpora: string) => Section]>([
    ['gold items', measureGoldMatch],
    ['false alerts of the gold claims', measureNoise],
    ['Emergent claims tracked', measureStream],
  ])('%s', (_, measure) => {
    for (const figure of measure(CORPORA).figures)
      expect(reachesFloor(figure), `${figure.set}, ${figure.name}: ${printValue(figure.value, figure.print)}`).not.toBe(
        false,
      )
  })
})

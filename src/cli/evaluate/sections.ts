import { measureCalibration } from './calibrate-stances.ts'
import type { Section } from './figure.ts'
import { measureFresh } from './fresh-set.ts'
import { measureGoldStatements, measureOwnStatements } from './gold-statements.ts'
import { measureGoldMatch } from './match-gold.ts'
import { measureNoise } from './match-noise.ts'
import { measureOwnMatches } from './match-own.ts'
import { measureRetrieval } from './match-retrieval.ts'
import { measureStream } from './match-stream.ts'
import { measureHeadlineStance, measureStanceFile as measureStanceRows } from './stance-set.ts'

/** Everything `evaluate` measures, in the order of the table; a new measurement is a function and a line here. */
export const OWN_SECTIONS: readonly (() => Section | Promise<Section>)[] = [
  measureOwnMatches,
  measureOwnStatements,
  measureFresh,
]

/** Those that need the shared corpora; they are handed the folder. */
export const CORPUS_SECTIONS: readonly ((corpora: string) => Section | Promise<Section>)[] = [
  measureRetrieval,
  measureStream,
  measureNoise,
  measureGoldMatch,
  measureGoldStatements,
  measureCalibration,
  measureHeadlineStance,
]

/** `--stance FILE.jsonl`. */
export const measureStanceFile: ((file: string) => Section | Promise<Section>) | null = measureStanceRows

import type { Stance } from '../../domain/vocabulary.ts'
import { type Judged, judge, type Packed, unpackModel } from '../../pipeline/statements/learned/model.ts'
import type { Seen } from '../../pipeline/statements/learned/seen.ts'
import type { Example, Text } from './examples.ts'
import { fitPairs } from './fit-pairs.ts'
import { fitChoice } from './logistic.ts'
import { numberFeatures } from './number-features.ts'

/** Stances with enough examples to be learned; the rest of the vocabulary is the rules' alone. */
export const LEARNED: readonly Stance[] = [
  'asserts',
  'denies',
  'disputes',
  'no_evidence',
  'requests_evidence',
  'supplies_evidence',
  'corroborates',
  'retracts',
  'legal_action',
  'mentions',
]

/** A feature seen fewer times tells nothing of other texts. */
const FEWEST = 3
/** Freedom of the weights (the inverse of the L2 pull), chosen by claims held out: whether at all, and which. */
const WHETHER = 0.03
const WHICH = 0.1
/** Weights are kept in hundredths; features that never reach this many are left out. */
const LEAST_HUNDREDTHS = 4

export type Fitted = { stances: Stance[]; weights: Map<string, Float64Array> }

/** Two choices from the same features: does a candidate take a position at all, and which. */
export function fitModel(examples: readonly Example[]): Fitted {
  const { numbers, coded } = numberFeatures(examples, FEWEST)
  const whether = fitChoice(
    coded
      .filter(({ example }) => example.open.size === 0 || example.stances.size > 0)
      .map(({ example, features }) => ({ features, label: example.stances.size > 0 ? 1 : 0, weight: example.weight })),
    numbers.size,
    2,
    WHETHER,
  )
  const which = fitChoice(
    coded.flatMap(({ example, features }) =>
      [...example.stances]
        .map((stance) => LEARNED.indexOf(stance as Stance))
        .filter((label) => label >= 0)
        .map((label) => ({ features, label, weight: example.weight / example.stances.size })),
    ),
    numbers.size,
    LEARNED.length,
    WHICH,
  )
  const weights = new Map<string, Float64Array>()
  for (const [feature, at] of numbers) {
    const row = new Float64Array(LEARNED.length + 1)
    row[0] = (whether[at * 2 + 1] as number) - (whether[at * 2] as number)
    for (let label = 0; label < LEARNED.length; label++) row[label + 1] = which[at * LEARNED.length + label] as number
    weights.set(feature, row)
  }
  return { stances: [...LEARNED], weights }
}

/** Claims are held out in this many parts, for what sentences make of texts they were not fitted to. */
const PARTS = 4

/**
 * The whole model of labelled texts: first what a sentence makes of who speaks in it, then, from what that gives for
 * texts of claims it was not fitted to, how all of a text's sentences and the rules are weighed together.
 */
export function trainModel(texts: readonly Text[], tell: (line: string) => void): Packed {
  const part = partsOf(texts, PARTS)
  const chances = new Map<Seen, readonly Judged[]>()
  for (let held = 0; held < PARTS; held++) {
    tell(`Fitting to all but part ${held + 1} of ${PARTS} …`)
    const model = unpackModel(pack(fitModel(examplesOf(texts.filter((text) => part.get(text.claim) !== held)))))
    for (const text of texts)
      if (part.get(text.claim) === held) for (const one of text.examples) chances.set(one, judge(one.features, model))
  }
  tell('Fitting how readings are weighed …')
  const pairs = fitPairs(texts, (seen) => chances.get(seen) ?? [])
  tell('Fitting to everything …')
  return { ...pack(fitModel(examplesOf(texts))), pairs }
}

function examplesOf(texts: readonly Text[]): Example[] {
  return texts.flatMap((text) => text.examples)
}

/** Claims dealt out in turn, in the order of their names turned round, so that one author's do not stand together. */
function partsOf(texts: readonly { claim: string }[], parts: number): Map<string, number> {
  const turned = (name: string) => [...name].reverse().join('')
  const claims = [...new Set(texts.map((text) => text.claim))].sort((a, b) => (turned(a) < turned(b) ? -1 : 1))
  return new Map(claims.map((claim, at) => [claim, at % parts]))
}

/** Chance from which a position is read that the rules did not read, and from which a reading of theirs is kept. */
const BAR = 0.4
const KEEP = 0.1

function pack(model: Fitted): Packed {
  const rows: Packed['features'] = {}
  for (const [feature, row] of [...model.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hundredths = [...row].map((weight) => Math.round(weight * 100))
    if (hundredths.some((one) => Math.abs(one) >= LEAST_HUNDREDTHS)) rows[feature] = hundredths
  }
  return { stances: model.stances, bar: BAR, keep: KEEP, features: rows, pairs: {} }
}

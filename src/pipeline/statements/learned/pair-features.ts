import { overlapWith } from '../claim-sides.ts'
import { type Reader, type Reading, sideIn } from '../reader.ts'
import { sureness } from '../sureness.ts'
import { isKin, leanOf } from './lean-of.ts'
import { chanceOf, type Model } from './model.ts'
import type { Pair } from './pairs.ts'

const ODDS = [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5]
const FEW_ODDS = [-2, -1, 0, 1]
const TOLD = [1, 2, 3, 4, 5]
const TENTHS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]

/** Takes the features that hold, in their order; each comes once. */
type Features = {
  add(name: string): void
  /** One feature for every step that is reached: a weight can then bend. Sets of one name have the same steps. */
  steps(name: string, value: number, at: readonly number[]): void
}

/** What a pair is weighed by: how likely its sentences make it, what the rules read, and who else stands beside it. */
export function featuresOfPair(pair: Pair, all: readonly Pair[], reader: Reader): string[] {
  const names: string[] = []
  tellFeatures(pair, all, reader, {
    add: (name) => names.push(name),
    steps: (name, value, at) => {
      for (const step of at) if (value >= step) names.push(nameOfStep(name, step))
    },
  })
  return names
}

/** Chance that a pair is so. */
export function weighPair(pair: Pair, all: readonly Pair[], reader: Reader, model: Pick<Model, 'pairs'>): number {
  let sum = 0
  tellFeatures(pair, all, reader, {
    add: (name) => {
      sum += (model.pairs.get(name) ?? 0) / 100
    },
    steps: (name, value, at) => {
      const weights = weightsOfSteps(name, at, model)
      for (let step = 0; step < at.length; step++) if (value >= (at[step] as number)) sum += weights[step] as number
    },
  })
  return chanceOf(sum)
}

const nameOfStep = (name: string, step: number) => `${name}>${step}`

/** By the model's weights and the name of the steps. */
const known = new WeakMap<Model['pairs'], Map<string, number[]>>()

function weightsOfSteps(name: string, at: readonly number[], { pairs }: Pick<Model, 'pairs'>): number[] {
  const ofModel = known.get(pairs) ?? new Map<string, number[]>()
  known.set(pairs, ofModel)
  let weights = ofModel.get(name)
  if (weights === undefined) {
    weights = at.map((step) => (pairs.get(nameOfStep(name, step)) ?? 0) / 100)
    ofModel.set(name, weights)
  }
  return weights
}

function tellFeatures(pair: Pair, all: readonly Pair[], reader: Reader, features: Features): void {
  const side = sideIn(reader, pair.holder)
  const lean = leanOf(pair.holder, reader)
  const [rule] = pair.rules
  const { add, steps } = features
  add('bias')
  add(`stance=${pair.stance}`)
  add(`stance=${pair.stance}|${side}`)
  // Of a party both are one word, and one feature.
  if (lean !== side) add(`stance=${pair.stance}|${lean}`)
  const odds = oddsOf(pair.chance)
  steps('chance', odds, ODDS)
  steps('spoken', oddsOf(pair.spoken), ODDS)
  steps(rule === undefined ? 'chance, no rule' : 'chance, a rule', odds, ODDS)
  steps(`chance of ${pair.stance}`, odds, FEW_ODDS)
  add(`how=${pair.at?.candidate.how ?? 'nowhere'}`)
  add(`kind=${pair.holder?.kind ?? 'text'}`)
  if (pair.at?.sight.sentence.field === 'title') add('title')
  if (rule !== undefined) ruleFeatures(rule, pair, reader, features)
  const own = beside()
  const kin = beside()
  let rivals = 0
  for (const other of all) {
    if (other.holder === pair.holder) {
      if (other !== pair) count(own, other)
    } else if (other.stance === pair.stance) {
      rivals++
      if (isKin(pair.holder, other.holder, reader)) count(kin, other)
    }
  }
  steps('own other', own.chance, TENTHS)
  steps('own other read', own.read, TENTHS)
  steps('kin', kin.chance, TENTHS)
  steps('kin read', kin.read, TENTHS)
  if (pair.chance >= own.chance) add('likeliest of its own')
  if (pair.chance >= kin.chance) add('likeliest of its kin')
  add(`kin=${Math.min(kin.count, 3)}`)
  add(`rivals=${Math.min(rivals, 4)}`)
}

/** How many other pairs, the highest of their chances, and of the confidences of what the rules read. */
type Beside = { count: number; chance: number; read: number }
const beside = (): Beside => ({ count: 0, chance: 0, read: 0 })

function count(besides: Beside, { chance, rules }: Pair): void {
  besides.count++
  besides.chance = Math.max(besides.chance, chance)
  for (const { confidence } of rules) besides.read = Math.max(besides.read, confidence)
}

function ruleFeatures(rule: Reading, pair: Pair, reader: Reader, { add, steps }: Features): void {
  add('rule')
  add(`rule=${rule.stance}`)
  add(`rule=${rule.stance}|${sideIn(reader, pair.holder)}`)
  steps('confidence', rule.confidence, TENTHS)
  steps('sure', sureness(rule, reader), TENTHS)
  if (rule.verbOnly) add('verb only')
  if (rule.sentence.field === 'title') add('rule in title')
  if (rule.holder !== null && rule.holder.keys.size > 0) add('rule, named')
  steps('told', overlapWith(rule.sentence.words, reader.content).weight, TOLD)
  const cue = rule.reasons[0]?.detail ?? ''
  add(`cue=${cue.slice(0, cue.indexOf(':'))}`)
  const by = rule.reasons.find((reason) => reason.rule === 'attribution')?.detail ?? ''
  add(`by=${by.replace(/".*?"/g, '').split(':')[0]}`)
}

function oddsOf(chance: number): number {
  const kept = Math.min(0.999, Math.max(0.001, chance))
  return Math.log(kept / (1 - kept))
}

import { overlapWith } from '../claim-sides.ts'
import { type Reader, type Reading, sideIn } from '../reader.ts'
import { sureness } from '../sureness.ts'
import { isKin, leanOf } from './lean-of.ts'
import type { Pair } from './pairs.ts'

const ODDS = [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5]
const TENTHS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]

/** What a pair is weighed by: how likely its sentences make it, what the rules read, and who else stands beside it. */
export function featuresOfPair(pair: Pair, all: readonly Pair[], reader: Reader): string[] {
  const side = sideIn(reader, pair.holder)
  const lean = leanOf(pair.holder, reader)
  const [rule] = pair.rules
  const features = ['bias', `stance=${pair.stance}`, `stance=${pair.stance}|${side}`, `stance=${pair.stance}|${lean}`]
  const add = (name: string) => features.push(name)
  steps('chance', oddsOf(pair.chance), ODDS, add)
  steps('spoken', oddsOf(pair.spoken), ODDS, add)
  steps(rule === undefined ? 'chance, no rule' : 'chance, a rule', oddsOf(pair.chance), ODDS, add)
  steps(`chance of ${pair.stance}`, oddsOf(pair.chance), [-2, -1, 0, 1], add)
  add(`how=${pair.at?.candidate.how ?? 'nowhere'}`)
  add(`kind=${pair.holder?.kind ?? 'text'}`)
  if (pair.at?.sight.sentence.field === 'title') add('title')
  if (rule !== undefined) ruleFeatures(rule, pair, reader, add)
  const own = all.filter((other) => other !== pair && other.holder === pair.holder)
  const rivals = all.filter((other) => other.stance === pair.stance && other.holder !== pair.holder)
  const kin = rivals.filter((other) => isKin(pair.holder, other.holder, reader))
  steps('own other', most(own.map((other) => other.chance)), TENTHS, add)
  steps('own other read', most(own.map(surest)), TENTHS, add)
  steps('kin', most(kin.map((other) => other.chance)), TENTHS, add)
  steps('kin read', most(kin.map(surest)), TENTHS, add)
  if (pair.chance >= most(own.map((other) => other.chance))) add('likeliest of its own')
  if (pair.chance >= most(kin.map((other) => other.chance))) add('likeliest of its kin')
  add(`kin=${Math.min(kin.length, 3)}`)
  add(`rivals=${Math.min(rivals.length, 4)}`)
  return features
}

function ruleFeatures(rule: Reading, pair: Pair, reader: Reader, add: (name: string) => void): void {
  add('rule')
  add(`rule=${rule.stance}`)
  add(`rule=${rule.stance}|${sideIn(reader, pair.holder)}`)
  steps('confidence', rule.confidence, TENTHS, add)
  steps('sure', sureness(rule, reader), TENTHS, add)
  if (rule.verbOnly) add('verb only')
  if (rule.sentence.field === 'title') add('rule in title')
  if (rule.holder !== null && rule.holder.keys.size > 0) add('rule, named')
  steps('told', overlapWith(rule.sentence.words, reader.content).weight, [1, 2, 3, 4, 5], add)
  const cue = rule.reasons[0]?.detail ?? ''
  add(`cue=${cue.slice(0, cue.indexOf(':'))}`)
  const by = rule.reasons.find((reason) => reason.rule === 'attribution')?.detail ?? ''
  add(`by=${by.replace(/".*?"/g, '').split(':')[0]}`)
}

/** One feature for every step that is reached: a weight can then bend. */
function steps(name: string, value: number, at: readonly number[], add: (name: string) => void): void {
  for (const step of at) if (value >= step) add(`${name}>${step}`)
}

function oddsOf(chance: number): number {
  const kept = Math.min(0.999, Math.max(0.001, chance))
  return Math.log(kept / (1 - kept))
}

const most = (values: readonly number[]) => values.reduce((so, one) => Math.max(so, one), 0)
const surest = (pair: Pair) => most(pair.rules.map((rule) => rule.confidence))

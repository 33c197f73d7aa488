import { join } from 'node:path'
import type { Stance } from '../../domain/vocabulary.ts'
import { showsStance } from '../../pipeline/statements/calibration.ts'
import type { Figure, Section } from './figure.ts'
import { compareStatements, f1Of, type GoldScore, macroF1, scoreGold } from './gold-score.ts'
import {
  type GoldItem,
  type GoldPrediction,
  OWN_STANCE,
  predictGold,
  readGoldClaims,
  readGoldItems,
} from './gold-set.ts'
import { postedClaims } from './match-gold.ts'

/** Who said what on the gold set: first with each item's claim given, then through the real matcher, all claims tracked. */
export function measureGoldStatements(corpora: string): Section {
  const claims = readGoldClaims(join(corpora, 'gold', 'claims.json'))
  const items = readGoldItems(join(corpora, 'gold', 'items.jsonl'))
  const given = predictGold(items, claims, (item) => (item.claim === null ? [] : [item.claim]))
  const matched = predictGold(items, claims, postedClaims(claims))
  const alone = scoreGold(items, given)
  const whole = scoreGold(items, matched)
  const size = items.length
  return {
    figures: [
      ...figuresOf(`gold, ${size} items, claim given`, alone, false),
      ...figuresOf(`gold, ${size} items, through the matcher`, whole, true),
      ...shownFigures(`gold, ${size} items, through the matcher`, items, matched),
    ],
    errors: whole.errors,
    notes: [`Who said what by claim, F1 through the matcher: ${listByClaim(whole)}.`],
  }
}

/** The project's own stance items: every stance of the vocabulary, both languages; needs nothing outside the project. */
export function measureOwnStatements(): Section {
  const folder = import.meta.dirname
  const claims = readGoldClaims(join(folder, 'own-stance-claims.json'))
  const items = readGoldItems(join(folder, 'own-stance-set.jsonl'))
  const predictions = predictGold(items, claims, (item) => (item.claim === null ? [] : [item.claim]), OWN_STANCE)
  const score = scoreGold(items, predictions)
  const set = `own stance set, ${items.length} items`
  return {
    figures: [
      { set, name: 'who said what F1', value: f1Of(score.statements), cases: labels(items), floor: 0.8 },
      { set, name: 'effect on evidence', value: score.effectRight / score.items, cases: score.items, floor: 0.85 },
    ],
    errors: score.errors,
    notes: [],
  }
}

/** Floors are those the product is held to; without them the figures are told for comparison. */
function figuresOf(set: string, score: GoldScore, held: boolean): Figure[] {
  const cases = score.statements.right + score.statements.missed
  const floor = (value: number) => (held ? { floor: value } : {})
  const most = (value: number) => (held ? { floor: value, atMost: true } : {})
  const stance = (name: string) => score.byStance.get(name) ?? { right: 0, extra: 0, missed: 0 }
  const language = (name: string) => score.byLanguage.get(name) ?? { right: 0, extra: 0, missed: 0 }
  const count = (name: string) => stance(name).right + stance(name).missed
  return [
    { set, name: 'who said what F1', value: f1Of(score.statements), cases, ...floor(0.65) },
    ...['en', 'es'].map((name) => ({
      set,
      name: `who said what F1, ${name}`,
      value: f1Of(language(name)),
      cases: language(name).right + language(name).missed,
      ...floor(0.58),
    })),
    ...['no_evidence', 'denies'].map((name) => ({
      set,
      name: `${name} F1`,
      value: f1Of(stance(name)),
      cases: count(name),
      ...floor(0.7),
    })),
    {
      set,
      name: 'no_evidence read as denies',
      value: score.noEvidenceAsDenies,
      cases: count('no_evidence'),
      print: 'count',
      ...most(2),
    },
    {
      set,
      name: 'denies read as no_evidence',
      value: score.deniesAsNoEvidence,
      cases: count('denies'),
      print: 'count',
      ...most(2),
    },
    { set, name: 'effect on evidence', value: score.effectRight / score.items, cases: score.items, ...floor(0.75) },
    { set, name: 'effect on evidence, macro-F1', value: macroF1(score.effects), cases: score.items, ...floor(0.6) },
  ]
}

/** Precision of the stance words that would be posted, and how many of all are. */
function shownFigures(set: string, items: readonly GoldItem[], predictions: readonly GoldPrediction[]): Figure[] {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]))
  let right = 0
  let shown = 0
  let all = 0
  for (const item of items) {
    const match = byId.get(item.id)?.matches.find((one) => one.claim === item.claim)
    if (match === undefined) continue
    const compared = compareStatements(item.statements, match.statements)
    for (const said of match.statements) {
      all++
      if (!showsStance(said.own as Stance, said.confidence ?? 0)) continue
      shown++
      if (compared.right.includes(said)) right++
    }
  }
  return [
    { set, name: 'stance words posted: precision', value: right / Math.max(1, shown), cases: shown },
    { set, name: 'stance words posted: share of statements', value: shown / Math.max(1, all), cases: all },
  ]
}

function labels(items: readonly GoldItem[]): number {
  return items.reduce((sum, item) => sum + item.statements.length, 0)
}

function listByClaim(score: GoldScore): string {
  return [...score.byClaim].map(([claim, tally]) => `${claim} ${f1Of(tally).toFixed(2)}`).join(', ')
}

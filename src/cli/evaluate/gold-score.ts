import type { GoldItem, GoldPrediction, GoldStatement } from './gold-set.ts'

/** Words that tell no speaker from another. */
const FILLER = new Set(
  `the of de del la el los las y and for a us u s former president presidente presidenta secretary secretario government
  gobierno minister ministro ministry department spokesperson vocero official officials`.split(/\s+/),
)

type Said = { speaker: string; affiliation: string; stance: string }
export type Tally = { right: number; extra: number; missed: number }

export type GoldScore = {
  statements: Tally
  byStance: Map<string, Tally>
  byLanguage: Map<string, Tally>
  byClaim: Map<string, Tally>
  effectRight: number
  effects: Map<string, Tally>
  noEvidenceAsDenies: number
  deniesAsNoEvidence: number
  items: number
  errors: string[]
}

/** Words that tell one speaker from another, folded, as the set's README counts them. */
export function tellingWords(text: string): Set<string> {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set((folded.match(/[a-z]+/g) ?? []).filter((word) => !FILLER.has(word)))
}

function share(one: string, other: string): boolean {
  const words = tellingWords(other)
  return [...tellingWords(one)].some((word) => words.has(word))
}

/** One speaker, as the set's README counts it: a telling word of name or affiliation is shared. */
export function isSameSpeaker(guess: Said, label: Said): boolean {
  if (tellingWords(guess.speaker).size > 8 || tellingWords(guess.affiliation).size > 12) return false
  return (
    share(guess.speaker, label.speaker) ||
    share(guess.speaker, label.affiliation) ||
    share(guess.affiliation, label.speaker)
  )
}

/** Which guesses are right, which labels were missed; each label is met by one guess at most. */
export function compareStatements<Guess extends Said>(
  labels: readonly GoldStatement[],
  guesses: readonly Guess[],
): { right: Guess[]; extra: Guess[]; missed: GoldStatement[] } {
  const used = new Set<Guess>()
  const missed: GoldStatement[] = []
  for (const label of labels) {
    const hit = guesses.find(
      (guess) => !used.has(guess) && guess.stance === label.stance && isSameSpeaker(guess, label),
    )
    if (hit === undefined) missed.push(label)
    else used.add(hit)
  }
  return { right: [...used], extra: guesses.filter((guess) => !used.has(guess)), missed }
}

/** The shared scorer's counts of statements and effects, for the table of `evaluate`. */
export function scoreGold(items: readonly GoldItem[], predictions: readonly GoldPrediction[]): GoldScore {
  const predicted = new Map(predictions.map((prediction) => [prediction.id, prediction.matches]))
  const score: GoldScore = {
    statements: emptyTally(),
    byStance: new Map(),
    byLanguage: new Map(),
    byClaim: new Map(),
    effectRight: 0,
    effects: new Map(),
    noEvidenceAsDenies: 0,
    deniesAsNoEvidence: 0,
    items: 0,
    errors: [],
  }
  for (const item of items) {
    if (item.claim !== null) countItem(score, item, predicted.get(item.id) ?? [])
  }
  return score
}

function countItem(score: GoldScore, item: GoldItem, matches: GoldPrediction['matches']): void {
  const match = matches.find((one) => one.claim === item.claim)
  const { right, extra, missed } = compareStatements(item.statements, match?.statements ?? [])
  const groups = [score.statements, tallyOf(score.byLanguage, item.lang), tallyOf(score.byClaim, item.claim ?? '')]
  for (const group of groups) {
    group.right += right.length
    group.extra += extra.length
    group.missed += missed.length
  }
  for (const { stance } of right) tallyOf(score.byStance, stance).right++
  for (const { stance } of extra) tallyOf(score.byStance, stance).extra++
  for (const { stance } of missed) tallyOf(score.byStance, stance).missed++
  for (const guess of extra)
    score.errors.push(`${item.id} extra ${guess.stance} by ${guess.speaker} [${guess.why ?? ''}]`)
  for (const label of missed) score.errors.push(`${item.id} missed ${label.stance} by ${label.speaker}`)
  for (const label of item.statements) countConfusion(score, label, match?.statements ?? [])
  score.items++
  const effect = match?.evidenceEffect
  if (effect === item.evidence_effect) {
    score.effectRight++
    tallyOf(score.effects, effect).right++
  } else {
    tallyOf(score.effects, item.evidence_effect).missed++
    if (effect !== undefined) tallyOf(score.effects, effect).extra++
    score.errors.push(`${item.id} effect ${effect ?? 'none given'}, wanted ${item.evidence_effect}`)
  }
}

function countConfusion(score: GoldScore, label: GoldStatement, guesses: readonly Said[]): void {
  const said = guesses.filter((guess) => isSameSpeaker(guess, label)).map((guess) => guess.stance)
  const asDenies = said.includes('denies') && !said.includes('no_evidence')
  const asNoEvidence = said.includes('no_evidence') && !said.includes('denies')
  if (label.stance === 'no_evidence' && asDenies) score.noEvidenceAsDenies++
  if (label.stance === 'denies' && asNoEvidence) score.deniesAsNoEvidence++
}

function emptyTally(): Tally {
  return { right: 0, extra: 0, missed: 0 }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? emptyTally()
  tallies.set(key, known)
  return known
}

export function f1Of({ right, extra, missed }: Tally): number {
  return (2 * right) / Math.max(1, 2 * right + extra + missed)
}

export function macroF1(tallies: ReadonlyMap<string, Tally>): number {
  let sum = 0
  for (const tally of tallies.values()) sum += f1Of(tally)
  return sum / Math.max(1, tallies.size)
}

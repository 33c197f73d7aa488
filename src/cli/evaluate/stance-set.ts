import { join } from 'node:path'
import { type HeadlineStance, judgeHeadlineStance } from '../../pipeline/statements/judge-headline-stance.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import type { Section } from './figure.ts'
import { f1Of, macroF1, type Tally } from './gold-score.ts'
import { readJsonLines } from './read-sets.ts'

type Row = { claim: string; headline: string; stance: string }

const STANCES: readonly HeadlineStance[] = ['for', 'against', 'observing']

/** `--stance FILE.jsonl`: rows {claim, headline, stance}; no floors. */
export function measureStanceFile(file: string): Section {
  return measureRows(file.split('/').at(-1) ?? file, readJsonLines<Row>(file, ['claim', 'headline', 'stance']), false)
}

/** Emergent's headlines: for, against, observing. */
export function measureHeadlineStance(corpora: string): Section {
  return measureRows('Emergent train', readJsonLines<Row>(join(corpora, 'matching', 'emergent-train.jsonl')), true)
}

function measureRows(set: string, rows: readonly Row[], held: boolean): Section {
  const tallies = new Map<string, Tally>(STANCES.map((stance) => [stance, { right: 0, extra: 0, missed: 0 }]))
  const errors: string[] = []
  let right = 0
  for (const row of rows) {
    const language = detectLanguage(row.headline, 'en') === 'es' ? 'es' : 'en'
    const judged = judgeHeadlineStance(row.headline, row.claim, language)
    const tally = tallies.get(judged.stance)
    if (judged.stance === row.stance) {
      right++
      if (tally !== undefined) tally.right++
      continue
    }
    if (tally !== undefined) tally.extra++
    const wanted = tallies.get(row.stance)
    if (wanted !== undefined) wanted.missed++
    errors.push(
      `${row.stance} read as ${judged.stance}: “${row.headline}” on “${row.claim}” [${judged.reasons.join(', ')}]`,
    )
  }
  const floor = (value: number) => (held ? { floor: value } : {})
  const against = tallies.get('against') ?? { right: 0, extra: 0, missed: 0 }
  const name = `${set}, ${rows.length} headlines`
  return {
    figures: [
      {
        set: name,
        name: 'stance accuracy',
        value: right / Math.max(1, rows.length),
        cases: rows.length,
        ...floor(0.76),
      },
      { set: name, name: 'stance macro-F1', value: macroF1(tallies), cases: rows.length, ...floor(0.75) },
      { set: name, name: '“against” F1', value: f1Of(against), cases: against.right + against.missed, ...floor(0.79) },
    ],
    errors,
    notes: [],
  }
}

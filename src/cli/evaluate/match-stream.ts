import { join } from 'node:path'
import { buildClaimIndex, type ClaimIndex, matchClaims } from '../../pipeline/match-claims.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import type { Section } from './figure.ts'
import { type NoiseItem, plainClaim, readJsonLines, readNoise } from './read-sets.ts'

type Headline = { claimId: string; claim: string; headline: string }
export type Scored = { score: number; claim: string; title: string; body: string; why: string }

const RATES = [1, 2, 5, 10, 20]

/**
 * All 240 Emergent claims tracked at once; headlines of the two headline noise files say how many false alerts a
 * threshold costs. A headline counts as matched when its own claim is posted.
 */
export function measureStream(corpora: string): Section {
  const rows = readJsonLines<Headline>(join(corpora, 'matching', 'emergent-train.jsonl'))
  const texts = new Map(rows.map(({ claimId, claim }) => [claimId, claim]))
  const index = buildClaimIndex(
    [...texts].map(([slug, text]) => plainClaim({ slug, text, language: 'en' })),
    [],
  )
  const noise = readNoise(corpora)
  const headlines = [...noise.agnews, ...noise.gobmx].map((item) => ({ ...item, body: '' }))
  const withSummaries = [...noise.agnews, ...noise.gobmx]
  const own = rows.map((row) => {
    const matches = matchAll(index, { file: '', title: row.headline, body: '', language: 'en' })
    const right = matches.find(({ claim }) => claim === row.claimId)
    return { row, score: right?.score ?? 0, first: matches[0]?.claim === row.claimId, best: matches[0] }
  })
  const alerts = headlines.map((item) => scoreNoise(index, item)).sort((a, b) => b.score - a.score)
  const longer = withSummaries.map((item) => scoreNoise(index, item).score).sort((a, b) => b - a)
  const set = `Emergent, ${texts.size} claims tracked`
  const cases = rows.length
  const at = (threshold: number) => own.filter(({ score }) => score >= threshold).length / cases
  const bar = (sorted: readonly number[], rate: number) =>
    (sorted[Math.floor((sorted.length * rate) / 1000)] ?? 0) + 1e-9
  const scores = alerts.map(({ score }) => score)
  const ten = bar(scores, 10)
  const figures = [
    { set, name: 'headlines matched at 10 false alerts per 1,000', value: at(ten), cases, floor: 0.8 },
    { set, name: 'headlines matched at 1 false alert per 1,000', value: at(bar(scores, 1)), cases },
    {
      set,
      name: 'right claim first, at 10 per 1,000',
      value: own.filter(({ score, first }) => first && score >= ten).length / cases,
      cases,
    },
    { set, name: 'matched at 10 per 1,000, noise with its summaries', value: at(bar(longer, 10)), cases },
  ]
  const curve = RATES.map((rate) => `${rate}: ${at(bar(scores, rate)).toFixed(3)} (≥ ${bar(scores, rate).toFixed(2)})`)
  return {
    figures,
    errors: [
      ...alerts
        .slice(0, 60)
        .map(({ score, title, claim, why }) => `alert ${score.toFixed(2)} “${title}” → ${texts.get(claim)} [${why}]`),
      ...own
        .filter(({ score }) => score < ten)
        .map(({ row, score }) => `missed ${score.toFixed(2)} “${row.headline}” ↛ ${row.claim}`),
    ],
    notes: [`Emergent, false alerts per 1,000 → share of headlines matched (threshold): ${curve.join(' · ')}`],
  }
}

/** Every claim the item is compared with, however low. */
export function matchAll(index: ClaimIndex, item: NoiseItem) {
  const language = detectLanguage(`${item.title}\n${item.body}`, item.language)
  return matchClaims(index, { title: item.title, body: item.body, language }, { threshold: 1.1, possible: 0 })
}

export function scoreNoise(index: ClaimIndex, item: NoiseItem): Scored {
  const best = matchAll(index, item)[0]
  return {
    score: best?.score ?? 0,
    claim: best?.claim ?? '',
    title: item.title,
    body: item.body,
    why: best?.reasons.map(({ detail }) => detail).join(' · ') ?? '',
  }
}

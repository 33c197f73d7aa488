import { join } from 'node:path'
import { buildClaimIndex, DEFAULT_THRESHOLD } from '../../pipeline/match-claims.ts'
import type { Section } from './figure.ts'
import { readGoldClaims, readGoldItems } from './gold-set.ts'
import { matchAll, scoreNoise } from './match-stream.ts'
import { readNoise } from './read-sets.ts'

const CURVE = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]

/** The seven gold claims over all three noise files: what the shipped threshold costs, and every other one. */
export function measureNoise(corpora: string): Section {
  const claims = readGoldClaims(join(corpora, 'gold', 'claims.json'))
  const index = buildClaimIndex(claims, [])
  const noise = readNoise(corpora)
  const scored = Object.values(noise)
    .flat()
    .map((item) => ({ file: item.file, ...scoreNoise(index, item) }))
    .sort((a, b) => b.score - a.score)
  const items = readGoldItems(join(corpora, 'gold', 'items.jsonl')).filter(({ claim }) => claim !== null)
  const right = items.map((item) => {
    const all = matchAll(index, { file: '', title: item.title, body: item.text, language: item.lang })
    return all.find(({ claim }) => claim === item.claim)?.score ?? 0
  })
  const alerts = scored.filter(({ score }) => score >= DEFAULT_THRESHOLD)
  const per1000 = (count: number) => (count * 1000) / scored.length
  const curve = CURVE.map((threshold) => {
    const count = scored.filter(({ score }) => score >= threshold).length
    const found = right.filter((score) => score >= threshold).length / right.length
    return `${threshold.toFixed(2)}: ${per1000(count).toFixed(2)} / ${found.toFixed(2)}`
  })
  return {
    figures: [
      {
        set: `seven gold claims over ${scored.length} noise items`,
        name: `alerts per 1,000 at the shipped threshold ${DEFAULT_THRESHOLD}, all counted false`,
        value: per1000(alerts.length),
        cases: scored.length,
        floor: 1,
        atMost: true,
        print: 'rate',
      },
    ],
    errors: alerts.map(
      ({ file, score, title, claim, why }) => `alert ${score.toFixed(2)} ${file} “${title}” → ${claim} [${why}]`,
    ),
    notes: [
      `Gold claims, threshold: alerts per 1,000 noise items / share of gold items matched — ${curve.join(' · ')}`,
      ...alerts.map(({ file, score, title, claim }) => `  alert ${score.toFixed(2)} ${file}: “${title}” → ${claim}`),
    ],
  }
}

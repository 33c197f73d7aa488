import { join } from 'node:path'
import { buildClaimIndex, DEFAULT_THRESHOLD } from '../../pipeline/match-claims.ts'
import type { Section } from './figure.ts'
import { readGoldClaims, readGoldItems } from './gold-set.ts'
import { matchAll, scoreNoise } from './match-stream.ts'
import { readNoise } from './read-sets.ts'

/**
 * Alerts on noise files that, read, are truly about the claim: the White House in its own voice. Title → claim, why.
 * Everything not listed here counts as false.
 */
const READ_AND_TRUE: { title: RegExp; claim: string; why: string }[] = [
  {
    title: /Alien Enemies Act Regarding The Invasion/i,
    claim: 'cartel-de-los-soles',
    why: 'says that Maduro leads the Cártel de los Soles',
  },
  {
    title: /National Security Presidential Memorandum\/Nspm-2/i,
    claim: 'iran-bomb',
    why: 'says that Iran may be at work on nuclear weapons and must be denied them',
  },
]

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
  const truth = (title: string, claim: string) =>
    READ_AND_TRUE.find((entry) => entry.claim === claim && entry.title.test(title))
  const untrue = alerts.filter(({ title, claim }) => truth(title, claim) === undefined)
  const per1000 = (count: number) => (count * 1000) / scored.length
  const set = `seven gold claims over ${scored.length} noise items`
  const curve = CURVE.map((threshold) => {
    const count = scored.filter(({ score }) => score >= threshold).length
    const found = right.filter((score) => score >= threshold).length / right.length
    return `${threshold.toFixed(2)}: ${per1000(count).toFixed(2)} / ${found.toFixed(2)}`
  })
  return {
    figures: [
      {
        set,
        name: `false alerts per 1,000 at the shipped threshold ${DEFAULT_THRESHOLD}`,
        value: per1000(untrue.length),
        cases: scored.length,
        floor: 1,
        atMost: true,
        print: 'rate',
      },
      {
        set,
        name: 'the same, alerts read as true counted too',
        value: per1000(alerts.length),
        cases: scored.length,
        print: 'rate',
      },
    ],
    errors: alerts.map(
      ({ file, score, title, claim, why }) => `alert ${score.toFixed(2)} ${file} “${title}” → ${claim} [${why}]`,
    ),
    notes: [
      `Gold claims, threshold: alerts per 1,000 noise items / share of gold items matched — ${curve.join(' · ')}`,
      ...alerts.map(({ file, score, title, claim }) => {
        const read = truth(title, claim)
        return `  alert ${score.toFixed(2)} ${file}: “${title}” → ${claim} (${read === undefined ? 'false' : `true: ${read.why}`})`
      }),
    ],
  }
}

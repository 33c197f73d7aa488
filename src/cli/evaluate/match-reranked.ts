import { join } from 'node:path'
import { buildClaimIndex } from '../../pipeline/match-claims.ts'
import { rerankedScore } from '../../pipeline/rerank-matches.ts'
import { createEmbeddingsReranker } from '../../runtime/reranker/embeddings-reranker.ts'
import type { Figure, Section } from './figure.ts'
import { matchAll } from './match-stream.ts'
import { plainClaim, readJsonLines, readNoise } from './read-sets.ts'

type Headline = { claimId: string; claim: string; headline: string }
type Candidate = { claim: string; score: number; text: string; alike: number | null }
type Case = { own: string | null; candidates: Candidate[] }

const RATES = [1, 5, 10]
/** Candidates below are out of reach of any bar looked at: their meaning is not asked about. */
const LOWEST = 0.25
const MOST_CANDIDATES = 8

/**
 * What the optional re-ranker gains: Emergent headlines matched at equal noise, by words alone and with likeness of
 * meaning weighed in. It reads English, so the Spanish noise keeps its scores. Takes a minute or two.
 */
export async function measureReranked(corpora: string): Promise<Section> {
  const rows = readJsonLines<Headline>(join(corpora, 'matching', 'emergent-train.jsonl'))
  const texts = new Map(rows.map(({ claimId, claim }) => [claimId, claim]))
  const index = buildClaimIndex(
    [...texts].map(([slug, text]) => plainClaim({ slug, text, language: 'en' })),
    [],
  )
  const read = (title: string, language: 'en' | 'es', own: string | null): Case => ({
    own,
    candidates: matchAll(index, { file: '', title, body: '', language })
      .filter(({ score }) => score >= LOWEST)
      .slice(0, MOST_CANDIDATES)
      .map(({ claim, score }) => ({ claim, score, text: title, alike: language === 'en' ? 0.5 : null })),
  })
  const noise = readNoise(corpora)
  const cases = [
    ...rows.map(({ headline, claimId }) => read(headline, 'en', claimId)),
    ...noise.agnews.map(({ title }) => read(title, 'en', null)),
    ...noise.gobmx.map(({ title }) => read(title, 'es', null)),
  ]
  await weighMeaning(cases, texts)
  const set = `Emergent, ${texts.size} claims tracked, re-ranked`
  const plain = curve(cases, ({ score }) => score)
  const meant = curve(cases, ({ score, alike }) => (alike === null ? score : rerankedScore(score, alike)))
  const figures = RATES.flatMap((rate, at): Figure[] => [
    { set, name: `headlines matched at ${rate} per 1,000, words alone`, value: plain[at] ?? 0, cases: rows.length },
    { set, name: `the same, sentence model weighed in`, value: meant[at] ?? 0, cases: rows.length },
  ])
  return { figures, errors: [], notes: ['The re-ranker is off unless matching.reranker is set to embeddings.'] }
}

async function weighMeaning(cases: readonly Case[], texts: ReadonlyMap<string, string>): Promise<void> {
  const reranker = createEmbeddingsReranker()
  const asked = cases.flatMap(({ candidates }) => candidates.filter(({ alike }) => alike !== null))
  for (const [claim, candidates] of Map.groupBy(asked, (candidate) => candidate.claim)) {
    const likeness = await reranker.likeness(
      texts.get(claim) ?? '',
      candidates.map(({ text }) => text),
    )
    for (const [at, candidate] of candidates.entries()) candidate.alike = likeness[at] ?? 0.5
  }
}

/** Share of headlines whose own claim is posted, at the bar that lets so many noise items of 1,000 through. */
function curve(cases: readonly Case[], scoreOf: (candidate: Candidate) => number): number[] {
  const alerts = cases
    .filter(({ own }) => own === null)
    .map(({ candidates }) => Math.max(0, ...candidates.map(scoreOf)))
    .sort((a, b) => b - a)
  const own = cases.filter((one) => one.own !== null)
  return RATES.map((rate) => {
    const bar = (alerts[Math.floor((alerts.length * rate) / 1_000)] ?? 0) + 1e-9
    const found = own.filter(({ own: right, candidates }) =>
      candidates.some((candidate) => candidate.claim === right && scoreOf(candidate) >= bar),
    )
    return found.length / own.length
  })
}

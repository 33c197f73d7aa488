import type { Claim, StoredClaim } from '../domain/claim.ts'
import type { Match, Statement } from '../domain/statement.ts'
import type { Band, Language } from '../domain/vocabulary.ts'
import { extractStatements } from '../pipeline/extract-statements.ts'
import { buildClaimIndex, matchClaims } from '../pipeline/match-claims.ts'
import type { BacktestAnswer, BacktestInput, BacktestSample, BacktestWarning } from '../ports/commands.ts'
import type { ClaimSnapshot, KnownItem, Store } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { readCoverage } from './answers/read-coverage.ts'
import { createDismissalCheck } from './dismissed-copies.ts'
import { sourceRef } from './poll/health-notice.ts'
import { claimRef } from './poll/notice-facts.ts'
import { createBench } from './poll/record-statements.ts'
import { itemContext } from './poll/take-in.ts'

/** Stored items looked at where nobody asks for another number, newest first. */
const LOOKED_AT = 20_000
const SAMPLES_A_BAND = 5
const REASONS_A_SAMPLE = 3
/** A claim that takes more than this of everything published is worded too widely; the founding case took 5. */
const MOST_PER_1000 = 20
const FEWEST_TO_WARN = 5
/** Fewer items prove no rate. */
const FEWEST_ITEMS = 200
/** Matches tried again without each alias. */
const BLAMED_ON = 100
const STEP = 100

/**
 * Runs a draft claim over the stored items as if it had been tracked all along: the same matching, statements, merging
 * and rules as a poll, on a record in memory. Writes nothing. Linear in the items.
 */
export async function backtestClaim(context: AnswerContext, input: BacktestInput): Promise<BacktestAnswer> {
  const { store, clock, actors } = context
  const draft: StoredClaim = { ...input.claim, id: 0, version: 0, versionId: 0, addedAt: clock.now(), archivedAt: null }
  const tracked = await store.claims.active()
  const others = tracked.filter((claim) => claim.slug !== draft.slug)
  const index = buildClaimIndex([...others, draft], actors)
  const dismissed = createDismissalCheck(store.dismissals)
  const stored = (await store.polls.storedItems(input.limit ?? LOOKED_AT)).toReversed()
  const rehearsal = rehearse(context, draft)
  const bands: Record<Band, number> = { posted: 0, possible: 0, dropped: 0 }
  const samples: BacktestSample[] = []
  const posted: KnownItem[] = []
  for (const [at, item] of stored.entries()) {
    if (at % STEP === 0) await input.onProgress?.(at, stored.length)
    const { title, body } = item.latest
    const all = matchClaims(index, { title, body, language: item.language })
    const own = all.filter((match) => match.claim === draft.slug)
    const [match] = await dismissed.mark(own, item.latest, item.id)
    if (!match) continue
    bands[match.band] += 1
    keepSample(samples, toSample(context, item, match))
    if (match.band !== 'posted') continue
    posted.push(item as KnownItem)
    await rehearsal.take(item as KnownItem, match)
  }
  await input.onProgress?.(stored.length, stored.length)
  const counted = Map.groupBy(rehearsal.statements, (statement) => statement.stance)
  return {
    kind: 'backtest',
    claim: claimRef(draft),
    items: stored.length,
    fromAt: stored[0]?.firstSeenAt ?? null,
    untilAt: stored.at(-1)?.firstSeenAt ?? null,
    bands,
    samples,
    statements: [...counted]
      .map(([stance, list]) => ({ stance, count: list.length }))
      .sort((a, b) => b.count - a.count || (a.stance < b.stance ? -1 : 1)),
    posts: rehearsal.posts(),
    repeats: rehearsal.repeats(),
    warnings: warn(context, draft, { items: stored.length, bands, posted, replaces: others.length < tracked.length }),
    coverage: await readCoverage(context, draft),
  }
}

/** The poll flow's own bench over a store that hands out numbers and remembers, but keeps nothing. */
function rehearse(context: AnswerContext, draft: StoredClaim) {
  let next = 1
  const seen: ClaimSnapshot = {
    status: { rung: null, flags: [], automatic: false, since: null },
    requests: [],
    proposals: [],
  }
  const { store, actors, showsStance } = context
  const statements: Statement[] = []
  const texts = new Map<number, string>()
  const polls: Store['polls'] = {
    ...store.polls,
    allocateIds: async (_kind, count) => {
      next += count
      return next - count
    },
    claimSnapshot: async () => ({ ...seen }),
    mergeCandidates: async () => [...statements],
    keptBack: async () => [],
    statementsAfter: async () => [...statements],
    originTexts: async (ids) => new Map(ids.flatMap((id) => (texts.has(id) ? [[id, texts.get(id) ?? '']] : []))),
  }
  const told = new Set<string>()
  let repeats = 0
  return {
    statements,
    posts: () => told.size,
    repeats: () => repeats,
    async take(item: KnownItem, match: Match): Promise<void> {
      const source = context.sources.get(item.sourceId)
      if (!source) return
      const { title, body, servedBy = null } = item.latest
      const bench = createBench(
        { store: { ...store, polls }, actors, rules: { showsStance } },
        source,
        new Map([[draft.slug, draft]]),
        item.firstSeenAt,
      )
      const keyed = { title, body, link: item.link, publishedAt: item.publishedAt, servedBy }
      for (const found of extractStatements(itemContext(source, keyed, item.language, actors), draft, actors))
        await bench.addDraft(draft, match, found, {
          itemId: item.id,
          revision: { ...item.latest, summary: '', author: null },
          link: item.link,
          publishedAt: item.publishedAt,
          language: item.language,
          silent: false,
          late: false,
          revised: false,
        })
      const rows = bench.rows()
      statements.push(...rows.statements)
      repeats += bench.repeats()
      for (const { eventKey, notice } of bench.notices()) if (notice.kind !== 'proposal') told.add(eventKey)
      texts.set(item.latest.id, `${item.latest.title}\n${item.latest.body}`)
      seen.requests.push(...rows.requests)
      seen.proposals.push(...rows.proposals)
      seen.status = rows.statusSteps.at(-1)?.to ?? seen.status
    },
  }
}

function toSample(context: AnswerContext, item: Omit<KnownItem, 'hashes' | 'linkKey'>, match: Match): BacktestSample {
  const source = context.sources.get(item.sourceId) ?? { id: item.sourceId, name: item.sourceId, url: item.link ?? '' }
  return {
    band: match.band,
    title: item.latest.title,
    source: sourceRef(source, item.link),
    at: item.publishedAt ?? item.firstSeenAt,
    score: match.score,
    threshold: match.threshold,
    reasons: match.reasons.slice(0, REASONS_A_SAMPLE),
  }
}

const ORDER: Record<Band, number> = { posted: 0, possible: 1, dropped: 2 }

/** Keeps the best few of each band, best first. */
function keepSample(samples: BacktestSample[], sample: BacktestSample): void {
  samples.push(sample)
  samples.sort((a, b) => ORDER[a.band] - ORDER[b.band] || b.score - a.score)
  const own = samples.filter((one) => one.band === sample.band)
  const worst = own[SAMPLES_A_BAND]
  if (worst) samples.splice(samples.indexOf(worst), 1)
}

function warn(
  context: AnswerContext,
  draft: Claim,
  found: { items: number; bands: Record<Band, number>; posted: readonly KnownItem[]; replaces: boolean },
): BacktestWarning[] {
  const warnings: BacktestWarning[] = []
  if (found.replaces) warnings.push({ type: 'replaces', slug: draft.slug })
  const polled = new Set<Language>([...context.sources.values()].filter((s) => s.enabled).map((s) => s.language))
  for (const language of ['en', 'es'] as const)
    if ((polled.has(language) || draft.languages.includes(language)) && !draft.aliases[language]?.length)
      warnings.push({ type: 'no_alias', language })
  if (found.items === 0) return [...warnings, { type: 'no_items' }]
  const { posted, possible } = found.bands
  if (posted + possible === 0) warnings.push({ type: 'none' })
  const per1000 = (posted * 1_000) / found.items
  if (found.items >= FEWEST_ITEMS && posted >= FEWEST_TO_WARN && per1000 > MOST_PER_1000)
    warnings.push({ type: 'too_many', per1000, most: MOST_PER_1000, blame: findBlame(context, draft, found.posted) })
  return warnings
}

/** The alias without which most of the matches would go: each is left out in turn. */
function findBlame(
  { actors }: AnswerContext,
  draft: Claim,
  posted: readonly KnownItem[],
): { alias: string; matches: number } | null {
  const tried = posted.slice(-BLAMED_ON)
  const count = (claim: Claim) => {
    const index = buildClaimIndex([claim], actors)
    return tried.filter(
      ({ latest, language }) =>
        matchClaims(index, { title: latest.title, body: latest.body, language })[0]?.band === 'posted',
    ).length
  }
  const whole = count(draft)
  let worst: { alias: string; matches: number } | null = null
  for (const language of ['en', 'es'] as const)
    for (const alias of draft.aliases[language] ?? []) {
      const rest = (draft.aliases[language] ?? []).filter((other) => other !== alias)
      const matches = whole - count({ ...draft, aliases: { ...draft.aliases, [language]: rest } })
      if (matches > (worst?.matches ?? 0)) worst = { alias, matches }
    }
  return worst
}

import type { StoredClaim } from '../../domain/claim.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import { planNotices } from '../../pipeline/plan-notices.ts'
import { createDismissalCheck } from '../dismissed-copies.ts'
import { claimRef } from './notice-facts.ts'
import type { PollContext } from './poll-context.ts'
import { createBench } from './record-statements.ts'
import { rerankMatches } from './rerank.ts'
import { itemContext } from './take-in.ts'

export type LookBack = { claim: string; looked: number; items: number; statements: number }

/**
 * A new claim reads what is already stored: statements go on record silently, and one line says how many items match.
 * `null` when nothing is stored yet.
 */
export async function lookBack(context: PollContext, claim: StoredClaim, limit: number): Promise<LookBack | null> {
  const { store, clock } = context
  const stored = await store.polls.storedItems(limit)
  if (stored.length === 0) return null
  const at = clock.now()
  const { index, claims, mark } = await context.index.current()
  const dismissed = createDismissalCheck(store.dismissals)
  const report: LookBack = { claim: claim.slug, looked: stored.length, items: 0, statements: 0 }

  // Oldest first, source by source: each source's part is committed like a poll of it, without touching its schedule.
  const bySource = Map.groupBy(stored.toReversed(), (item) => item.sourceId)
  for (const [sourceId, items] of bySource) {
    const source = context.sources.get(sourceId)
    const record = await store.polls.record(sourceId)
    if (!source || !record) continue
    const bench = createBench(context, source, claims, at)
    for (const item of items) {
      const { title, body } = item.latest
      const text = { title, body, language: item.language }
      const found = await rerankMatches(context, matchClaims(index, text), text, claims)
      const matches = await dismissed.mark(found, item.latest, item.id)
      const match = matches.find((m) => m.claim === claim.slug && m.band !== 'dropped')
      if (!match) continue
      const read = {
        itemId: item.id,
        revision: { ...item.latest, summary: '', author: null },
        link: item.link,
        publishedAt: item.publishedAt,
        language: item.language,
        silent: true,
        late: false,
        revised: false,
      }
      bench.addMatch(read, match)
      if (match.band !== 'posted') continue
      report.items += 1
      const { servedBy = null } = item.latest
      const keyed = { title, body, link: item.link, publishedAt: item.publishedAt ?? item.firstSeenAt, servedBy }
      for (const draft of extractStatements(
        itemContext(source, keyed, item.language, context.actors),
        claim,
        context.actors,
      ))
        await bench.addDraft(claim, match, draft, read)
    }
    const rows = bench.rows()
    report.statements += rows.statements.length
    if (rows.matches.length > 0)
      await store.polls.commitExtra({ sourceId, at, items: [], revisions: [], ...rows, deliveries: [], basedOn: mark })
  }
  if (report.items > 0) {
    const notice = {
      kind: 'backlog' as const,
      claim: claimRef(claim),
      source: null,
      items: report.items,
      statements: report.statements,
      at,
    }
    const told = {
      notice,
      eventKey: `backlog:claim:${claim.slug}:${claim.versionId}`,
      claim: { slug: claim.slug, tags: claim.tags },
    }
    const deliveries = planNotices([told], await store.watches.active(), `backlog:${at}`)
    await store.polls.commitExtra({ sourceId: null, at, ...NO_ROWS, deliveries, basedOn: null })
  }
  return report
}

export const NO_ROWS = {
  items: [],
  revisions: [],
  matches: [],
  statements: [],
  appearances: [],
  proposals: [],
  statusSteps: [],
  requests: [],
}

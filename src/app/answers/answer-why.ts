import { OnrecordError } from '../../domain/errors.ts'
import type { Reason } from '../../domain/statement.ts'
import { linkKey } from '../../pipeline/link-key.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import type { WhyAnswer, WhyNotAnswer } from '../../ports/commands.ts'
import type { Delivery, QueryStore } from '../../ports/stores.ts'
import { hostOf, sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/record-statements.ts'
import type { AnswerContext } from './answer-context.ts'
import { toCardStatement } from './answer-status.ts'
import { readCoverage } from './read-coverage.ts'

/** The words and rules that made the match and the stance of a statement, and where else it was read. */
export async function explainStatement(context: AnswerContext, statementId: number): Promise<WhyAnswer> {
  const { queries, claims } = context.store
  const row = await queries.statement(statementId)
  if (!row) throw new OnrecordError('not_found', `There is no statement ${statementId}. "onrecord history" lists them.`)
  const claim = await claims.find(row.claim)
  if (!claim) throw new OnrecordError('internal', `Statement ${statementId} belongs to no claim.`)
  const match = await queries.matchOf(statementId)
  return {
    kind: 'why',
    claim: claimRef(claim),
    statement: toCardStatement(context, row),
    match: match && { score: match.score, threshold: match.threshold, band: match.band, reasons: match.reasons },
    reasons: row.reasons,
    confidence: row.confidence,
    appearances: (await queries.appearances(statementId)).map((a) => ({
      source: sourceRef(
        context.sources.get(a.sourceId) ?? { id: a.sourceId, name: a.sourceId, url: a.link ?? '' },
        a.link,
      ),
      title: a.title,
      at: a.at,
      origin: a.origin,
    })),
    coverage: await readCoverage(context, claim),
  }
}

/** Why an address was not posted. */
export async function explainAbsence(context: AnswerContext, url: string): Promise<WhyNotAnswer> {
  const key = linkKey(url)
  if (key === null)
    throw new OnrecordError('invalid', `"${url}" is no page address. Give the whole link of an article: https://…`)
  const coverage = await readCoverage(context, null)
  const answer = (verdict: WhyNotAnswer['verdict'], details: Reason[]): WhyNotAnswer => ({
    kind: 'why_not',
    url,
    verdict,
    details,
    coverage,
  })
  const { queries } = context.store
  const item = await queries.findItemByLink(key)
  if (!item) {
    const host = hostOf(url)
    const source = [...context.sources.values()].find((s) => hostOf(s.url) === host)
    const detail = source
      ? `${source.name} is polled from this host, but this page was not in what it listed`
      : `no source of ${host} is polled`
    return answer('not_polled', [{ rule: 'polled', detail }])
  }
  const carried = await queries.statementsOfItem(item.id)
  const details: Reason[] = []
  for (const { statementId, claim, origin, silent } of carried) {
    const posts = await postsOf(queries, statementId, claim)
    const sent = posts.filter((post) => post.state === 'sent')
    const channels = (list: Delivery[]) => [...new Set(list.map((post) => post.channel))].join(', ')
    const fate =
      sent.length > 0
        ? `posted to ${channels(sent)}`
        : posts.length > 0
          ? `${posts[0]?.state} for ${channels(posts)}`
          : silent
            ? 'taken in silently: it was there before its source or the claim was added, or came in a sudden bulk'
            : 'recorded; no live watch takes it'
    details.push({
      rule: origin ? 'origin' : 'duplicate',
      detail: origin
        ? `statement ${statementId} about ${claim}: ${fate}`
        : `repeats statement ${statementId} about ${claim}, which was on record before`,
    })
    if (origin && sent.length > 0) return answer('posted', details)
  }
  if (carried.length > 0) {
    if (carried.every((c) => !c.origin)) return answer('duplicate', details)
    const held = await context.store.held.ofItem(item.id)
    if (held?.verdict === null)
      return answer('held', [
        { rule: 'held', detail: `came with a sudden bulk; "onrecord release ${item.sourceId}" posts it` },
        ...details,
      ])
    return answer(carried.some((c) => c.silent) ? 'baseline' : 'unwatched', details)
  }
  const { index } = await context.index.current()
  const { title, body } = item.latest
  const [best] = matchClaims(index, { title, body, language: item.language })
  if (!best) return answer('not_matched', [{ rule: 'match', detail: 'it shares nothing with any tracked claim' }])
  const reasons: Reason[] = [
    {
      rule: 'match',
      detail: `nearest claim ${best.claim}: score ${best.score.toFixed(2)}, posted from ${best.threshold.toFixed(2)}`,
      weight: best.score - best.threshold,
    },
    ...best.reasons,
  ]
  if (best.band === 'dropped') return answer('not_matched', reasons)
  if (best.band === 'possible') return answer('possible', reasons)
  return answer('no_statement', reasons)
}

/** Posts that tell of a statement: its own, or that of the request it makes. */
async function postsOf(queries: QueryStore, statementId: number, claim: string): Promise<Delivery[]> {
  const own = await queries.deliveriesOf(`statement:${statementId}`)
  const request = (await queries.requests(claim)).find((one) => one.statementId === statementId)
  return request ? [...own, ...(await queries.deliveriesOf(`request:${request.id}:opened`))] : own
}

import { OnrecordError } from '../../domain/errors.ts'
import { isNamed, partyOf } from '../../domain/party-role.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Reason } from '../../domain/statement.ts'
import { linkKey } from '../../pipeline/link-key.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import { isWorthPosting } from '../../pipeline/plan-notices.ts'
import type { WhyNotAnswer } from '../../ports/commands.ts'
import type { Delivery, KnownItem, StatementRow } from '../../ports/stores.ts'
import { createDismissalCheck } from '../dismissed-copies.ts'
import { hostOf } from '../poll/health-notice.ts'
import type { AnswerContext } from './answer-context.ts'
import { readCoverage } from './read-coverage.ts'

type Verdict = WhyNotAnswer['verdict']
type Finding = { verdict: Verdict; details: Reason[] }

/** Of several findings about one address the first of these is the answer: what came nearest to a post. */
const NEAREST: readonly Verdict[] = [
  'posted',
  'pending',
  'capped',
  'held',
  'dismissed',
  'unwatched',
  'recorded',
  'duplicate',
  'baseline',
  'no_statement',
  'possible',
  'not_matched',
  'not_polled',
]

/** Why an address was not posted. Looks at every item of it, whichever source brought it. */
export async function explainAbsence(context: AnswerContext, url: string): Promise<WhyNotAnswer> {
  const key = linkKey(url)
  if (key === null)
    throw new OnrecordError(
      'invalid',
      sentence`"${url}" is no page address. Give the whole link of an article: https://…`,
    )
  const items = await context.store.queries.itemsByLink(key)
  const findings: Finding[] = []
  for (const item of items) findings.push(await judgeItem(context, item))
  if (findings.length === 0) findings.push(notPolled(context, url))
  const rank = (finding: Finding) => NEAREST.indexOf(finding.verdict)
  const best = findings.reduce((a, b) => (rank(b) < rank(a) ? b : a))
  return { kind: 'why_not', url, ...best, coverage: await readCoverage(context, null) }
}

function notPolled({ sources }: AnswerContext, url: string): Finding {
  const host = hostOf(url)
  const source = [...sources.values()].find((s) => hostOf(s.url) === host || s.hosts.includes(host ?? ''))
  const detail = !source
    ? `no source of ${host} is polled`
    : source.enabled
      ? `${source.name} is polled from this host, but this page was not in what it listed`
      : `${source.name} of this host is configured, but switched off`
  return { verdict: 'not_polled', details: [{ rule: 'polled', detail }] }
}

async function judgeItem(context: AnswerContext, item: KnownItem): Promise<Finding> {
  const { queries } = context.store
  const carried = await queries.statementsOfItem(item.id)
  const findings: Finding[] = []
  for (const { statementId, origin } of carried) {
    const statement = await queries.statement(statementId)
    if (statement) findings.push(await judgeStatement(context, item, statement, origin))
  }
  const rank = (finding: Finding) => NEAREST.indexOf(finding.verdict)
  const best = findings.toSorted((a, b) => rank(a) - rank(b))[0]
  const read = await analystDetails(context, item)
  if (best) {
    const rest = findings.filter((finding) => finding !== best).flatMap(({ details }) => details)
    return { verdict: best.verdict, details: [...best.details, ...rest, ...read] }
  }
  const { verdict, details } = await judgeMatch(context, item)
  return { verdict, details: [...details, ...read] }
}

/** What became of one statement that the item carries. */
async function judgeStatement(
  context: AnswerContext,
  item: KnownItem,
  statement: StatementRow,
  origin: boolean,
): Promise<Finding> {
  const about = `statement ${statement.id} about ${statement.claim}`
  const of = (verdict: Verdict, rule: string, detail: string): Finding => ({ verdict, details: [{ rule, detail }] })
  if (statement.dismissed) {
    const { by, at, reason } = statement.dismissed
    const which = origin ? about : `it repeats ${about}, and`
    return of('dismissed', 'dismissed', `${which}: ${by} said ${dayOf(at)} that it is not about this claim: ${reason}`)
  }
  if (!origin)
    return of('duplicate', 'duplicate', `repeats ${about} by ${speakerOf(statement)}, which was on record before`)
  const posts = await postsOf(context, statement)
  const channels = (list: Delivery[]) => [...new Set(list.map((post) => post.channel))].join(', ')
  const sent = posts.filter((post) => post.state === 'sent')
  if (sent.length > 0) return of('posted', 'origin', `${about}: posted to ${channels(sent)}`)
  const capped = posts.find((post) => post.queued === 'cap')
  if (capped)
    return of(
      'capped',
      'origin',
      `${about}: ${capped.channel} is told of it in one post with others, ${onceFree(capped)}`,
    )
  if (posts.length > 0) {
    const [first] = posts
    const why = first?.lastError ? `: ${first.lastError}` : ''
    return of('pending', 'origin', `${about}: ${(first?.state ?? '').replace('_', ' ')} for ${channels(posts)}${why}`)
  }
  const held = await context.store.held.ofItem(item.id)
  if (held && held.verdict === null)
    return of('held', 'held', `${about} came with a sudden bulk; "onrecord release ${item.sourceId}" posts it`)
  if (held && held.verdict === 'drop')
    return of('held', 'held', `${about} came with a bulk an editor chose to keep silent about`)
  const unworthy = await whyUnworthy(context, statement)
  if (unworthy !== null) return of('recorded', 'recorded', `${about}: ${unworthy}`)
  if (item.baseline || statement.silent)
    return of('baseline', 'baseline', `${about}: ${await whySilent(context, item, statement)}`)
  return of('unwatched', 'origin', `${about}: recorded; no live watch takes it`)
}

function onceFree({ notBefore }: Delivery): string {
  return `once there is room again, from ${new Date(notBefore).toISOString()} on`
}

/** Words that go on record and interrupt nobody; `null` for those that are told. */
async function whyUnworthy(context: AnswerContext, statement: StatementRow): Promise<string | null> {
  const claim = await context.store.claims.find(statement.claim)
  if (!claim) return null
  const { speaker, stance } = statement
  const party = partyOf(speaker, claim, context.actors, statement.publishedAt ?? statement.seenAt)
  const named = party !== null || isNamed(speaker)
  if (isWorthPosting({ stance, named, isParty: party !== null })) return null
  if (stance === 'mentions') return 'it only repeats the claim, without a position of its own'
  if (stance === 'unclear') return 'what it says of the claim is unclear'
  if (!named) return `nobody is named for it${speaker.name === '' ? '' : `: "${speaker.name}" does not say who`}`
  return `${speakerOf(statement)} is no party to the claim, and what was said moves nothing (${stance.replaceAll('_', ' ')})`
}

async function whySilent({ store }: AnswerContext, item: KnownItem, statement: StatementRow): Promise<string> {
  if (item.baseline) return 'its item was there before its source was first polled'
  const claim = await store.claims.find(statement.claim)
  return claim !== null && item.firstSeenAt < claim.addedAt
    ? 'its item was there before the claim was added'
    : 'taken in silently'
}

/** Posts that tell of a statement: its own, or that of the request it makes. */
async function postsOf({ store: { queries } }: AnswerContext, { id, claim }: StatementRow): Promise<Delivery[]> {
  const own = await queries.deliveriesOf(`statement:${id}`)
  const request = (await queries.requests(claim)).find((one) => one.statementId === id)
  return request ? [...own, ...(await queries.deliveriesOf(`request:${request.id}:opened`))] : own
}

/** No statement of anybody: how near it came to a claim, by today's rules. */
async function judgeMatch(context: AnswerContext, item: KnownItem): Promise<Finding> {
  const { index } = await context.index.current()
  const { title, body } = item.latest
  const matches = matchClaims(index, { title, body, language: item.language })
  const marked = await createDismissalCheck(context.store.dismissals).mark(matches, item.latest, item.id)
  const dismissed = marked.find(({ reasons }) => reasons[0]?.rule === 'dismissed')
  if (dismissed)
    return { verdict: 'dismissed', details: [{ rule: 'claim', detail: dismissed.claim }, ...dismissed.reasons] }
  const [best] = marked
  if (!best) return { verdict: 'not_matched', details: [nothingShared(index.size)] }
  const gap = best.score - best.threshold
  const far = gap < 0 ? `${(-gap).toFixed(2)} short` : 'enough'
  const details: Reason[] = [
    {
      rule: 'match',
      detail: `nearest claim ${best.claim}: score ${best.score.toFixed(2)}, posted from ${best.threshold.toFixed(2)}, ${far}`,
      weight: gap,
    },
    ...best.reasons,
  ]
  if (best.band === 'dropped') return { verdict: 'not_matched', details }
  if (best.band === 'possible') return { verdict: 'possible', details }
  // Stored before the claim was, and further back than a new claim looks.
  const recorded = await context.store.polls.matchedClaims(item.id)
  if (!recorded.includes(best.claim)) {
    const detail = 'it would match today; when it was read the claim, its wording or the rules were others'
    return { verdict: 'baseline', details: [{ rule: 'read before', detail }, ...details] }
  }
  return { verdict: 'no_statement', details }
}

function nothingShared(claims: number): Reason {
  const detail = claims === 0 ? 'no claim is tracked' : 'it shares no name or number with any tracked claim'
  return { rule: 'match', detail }
}

async function analystDetails({ store }: AnswerContext, item: KnownItem): Promise<Reason[]> {
  const readings = await store.analyst.ofItem(item.id)
  return readings
    .filter((reading) => reading.revisionId === item.latest.id)
    .flatMap(({ claim, drafts, outcome, note }) =>
      outcome === 'failed'
        ? [{ rule: 'analyst', detail: `${claim}: not read: ${note}` }]
        : drafts.map(({ speaker, quote }) => ({ rule: 'analyst', detail: `${claim}: ${speaker.name}: “${quote}”` })),
    )
}

function speakerOf({ speaker }: StatementRow): string {
  return speaker.name === '' ? 'a speaker the text does not name' : speaker.name
}

function dayOf(at: number): string {
  return `on ${new Date(at).toISOString().slice(0, 10)}`
}

import { OnrecordError } from '../../domain/errors.ts'
import { isNamed, partyOf } from '../../domain/party-role.ts'
import { inEnglish, type Sentence, sentence } from '../../domain/sentence.ts'
import type { Reason } from '../../domain/statement.ts'
import { linkKey } from '../../pipeline/link-key.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import { isToldWith, isWorthPosting } from '../../pipeline/plan-notices.ts'
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
  const said = !source
    ? sentence`no source of ${host} is polled`
    : source.enabled
      ? sentence`${source.name} is polled from this host, but this page was not in what it listed`
      : sentence`${source.name} of this host is configured, but switched off`
  return { verdict: 'not_polled', details: [reasonOf('polled', said)] }
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
  const { id, claim } = statement
  const of = (verdict: Verdict, rule: Reason['rule'], said: Sentence): Finding => ({
    verdict,
    details: [reasonOf(rule, said)],
  })
  if (statement.dismissed) {
    const { by, at, reason } = statement.dismissed
    const said = origin
      ? sentence`statement ${id} about ${claim}: ${by} said on ${dayOf(at)} that it is not about this claim: ${reason}`
      : sentence`it repeats statement ${id} about ${claim}, and: ${by} said on ${dayOf(at)} that it is not about this claim: ${reason}`
    return of('dismissed', 'dismissed', said)
  }
  if (!origin)
    return of(
      'duplicate',
      'duplicate',
      sentence`repeats statement ${id} about ${claim} by ${speakerOf(statement)}, which was on record before`,
    )
  const posts = await postsOf(context, statement)
  const channels = (list: Delivery[]) => [...new Set(list.map((post) => post.channel))].join(', ')
  const sent = posts.filter((post) => post.state === 'sent')
  if (sent.length > 0)
    return of('posted', 'origin', sentence`statement ${id} about ${claim}: posted to ${channels(sent)}`)
  const capped = posts.find((post) => post.queued === 'cap')
  if (capped)
    return of(
      'capped',
      'origin',
      sentence`statement ${id} about ${claim}: ${capped.channel} is told of it in one post with others, once there is room again, from ${new Date(capped.notBefore).toISOString()} on`,
    )
  if (posts.length > 0) {
    const [first] = posts
    const state = (first?.state ?? '').replace('_', ' ')
    const said = first?.lastError
      ? sentence`statement ${id} about ${claim}: ${state} for ${channels(posts)}: ${first.lastError}`
      : sentence`statement ${id} about ${claim}: ${state} for ${channels(posts)}`
    return of('pending', 'origin', said)
  }
  const held = await context.store.held.ofItem(item.id)
  if (held && held.verdict === null)
    return of(
      'held',
      'held',
      sentence`statement ${id} about ${claim} came with a sudden bulk; "onrecord release ${item.sourceId}" posts it`,
    )
  if (held && held.verdict === 'drop')
    return of(
      'held',
      'held',
      sentence`statement ${id} about ${claim} came with a bulk an editor chose to keep silent about`,
    )
  const unworthy = await whyUnworthy(context, statement)
  if (unworthy !== null) return of('recorded', 'recorded', unworthy)
  if (item.baseline || statement.silent) return of('baseline', 'baseline', await whySilent(context, item, statement))
  return of('unwatched', 'origin', sentence`statement ${id} about ${claim}: recorded; no live watch takes it`)
}

/** Sentences are kept in English; the chats say them in the reader's language. */
function reasonOf(rule: Reason['rule'], said: Sentence): Reason {
  return { rule, detail: inEnglish(said) }
}

/** Words that go on record and interrupt nobody; `null` for those that are told. */
async function whyUnworthy(context: AnswerContext, statement: StatementRow): Promise<Sentence | null> {
  const claim = await context.store.claims.find(statement.claim)
  if (!claim) return null
  const { id, speaker, stance } = statement
  const party = partyOf(speaker, claim, context.actors, statement.publishedAt ?? statement.seenAt)
  const named = party !== null || isNamed(speaker)
  const { slug } = claim
  if (isWorthPosting({ stance, named, isParty: party !== null })) {
    const other = await toldWith(context, statement)
    return other === null
      ? null
      : sentence`statement ${id} about ${slug}: the same words of the same speaker, told in the post of statement ${other}`
  }
  if (stance === 'mentions')
    return sentence`statement ${id} about ${slug}: it only repeats the claim, without a position of its own`
  if (stance === 'unclear') return sentence`statement ${id} about ${slug}: what it says of the claim is unclear`
  if (!named)
    return speaker.name === ''
      ? sentence`statement ${id} about ${slug}: nobody is named for it`
      : sentence`statement ${id} about ${slug}: nobody is named for it: "${speaker.name}" does not say who`
  return sentence`statement ${id} about ${slug}: ${speakerOf(statement)} is no party to the claim, and what was said moves nothing (${stance.replaceAll('_', ' ')})`
}

/** The statement of the same item in whose post this one's words stand. */
async function toldWith(context: AnswerContext, statement: StatementRow): Promise<number | null> {
  const { queries } = context.store
  if (statement.originItemId === null) return null
  const withStance = (s: StatementRow) => ({ ...s, stanceShown: context.showsStance(s.stance, s.confidence) })
  for (const { statementId, origin } of await queries.statementsOfItem(statement.originItemId)) {
    if (!origin || statementId === statement.id) continue
    const other = await queries.statement(statementId)
    if (other === null || !isToldWith(withStance(statement), withStance(other))) continue
    if ((await queries.deliveriesOf(`statement:${other.id}`)).length > 0) return other.id
  }
  return null
}

async function whySilent({ store }: AnswerContext, item: KnownItem, statement: StatementRow): Promise<Sentence> {
  const { id, claim: slug } = statement
  if (item.baseline)
    return sentence`statement ${id} about ${slug}: its item was there before its source was first polled`
  const claim = await store.claims.find(slug)
  return claim !== null && item.firstSeenAt < claim.addedAt
    ? sentence`statement ${id} about ${slug}: its item was there before the claim was added`
    : sentence`statement ${id} about ${slug}: taken in silently`
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
  const [score, bar] = [best.score.toFixed(2), best.threshold.toFixed(2)]
  const near =
    gap < 0
      ? sentence`nearest claim ${best.claim}: score ${score}, posted from ${bar}, ${(-gap).toFixed(2)} short`
      : sentence`nearest claim ${best.claim}: score ${score}, posted from ${bar}, enough`
  const details: Reason[] = [{ ...reasonOf('match', near), weight: gap }, ...best.reasons]
  if (best.band === 'dropped') return { verdict: 'not_matched', details }
  if (best.band === 'possible') return { verdict: 'possible', details }
  // Stored before the claim was, and further back than a new claim looks.
  const recorded = await context.store.polls.matchedClaims(item.id)
  if (!recorded.includes(best.claim)) {
    const before = sentence`it would match today; when it was read the claim, its wording or the rules were others`
    return { verdict: 'baseline', details: [reasonOf('read before', before), ...details] }
  }
  return { verdict: 'no_statement', details }
}

function nothingShared(claims: number): Reason {
  const none = claims === 0
  return reasonOf(
    'match',
    none ? sentence`no claim is tracked` : sentence`it shares no name or number with any tracked claim`,
  )
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
  return new Date(at).toISOString().slice(0, 10)
}

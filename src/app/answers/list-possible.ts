import type { StoredClaim } from '../../domain/claim.ts'
import type { Source } from '../../domain/source.ts'
import type { StatementDraft } from '../../domain/statement.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import type { PossibleAnswer, PossibleInput } from '../../ports/editor-verbs.ts'
import type { KnownItem } from '../../ports/stores.ts'
import { createDismissalCheck } from '../dismissed-copies.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
import { itemContext } from '../poll/take-in.ts'
import type { AnswerContext } from './answer-context.ts'
import { findClaim } from './find-claim.ts'

/** Matches shown where nobody asks for more. */
const PAGE = 20
/** Readings shown a match. */
const READINGS_SHOWN = 6

/** What waits below the bar, best first: with what accepting it would put on record. */
export async function listPossible(context: AnswerContext, input: PossibleInput): Promise<PossibleAnswer> {
  const { store } = context
  const slug = input.claim === undefined ? undefined : (await findClaim(store.claims, input.claim)).slug
  const dismissed = createDismissalCheck(store.dismissals)
  const waiting = await store.possible.waiting(slug)
  const items = new Map(
    (await store.queries.items([...new Set(waiting.map((one) => one.itemId))])).map((item) => [item.id, item]),
  )
  const open = []
  for (const { itemId, match } of waiting) {
    const item = items.get(itemId)
    const gone = item === undefined || (await dismissed.find(match.claim, item.latest, itemId)) !== null
    if (!gone) open.push({ item, match })
  }
  const from = input.offset ?? 0
  const claims = new Map((await store.claims.active()).map((claim) => [claim.slug, claim]))
  const matches: PossibleAnswer['matches'] = []
  for (const { item, match } of open.slice(from, from + (input.limit ?? PAGE))) {
    const claim = claims.get(match.claim)
    if (!claim) continue
    const { score, threshold, reasons } = match
    matches.push({
      itemId: item.id,
      claim: claimRef(claim),
      title: item.latest.title,
      source: sourceRef(sourceOf(context, item), item.link),
      at: item.publishedAt ?? item.firstSeenAt,
      score,
      threshold,
      reasons,
      readings: await readingsOf(context, item, claim),
    })
  }
  return { kind: 'possible', matches, total: open.length }
}

/** The source of an item; one that is configured no longer is known by its id. */
export function sourceOf({ sources }: AnswerContext, item: KnownItem): Pick<Source, 'id' | 'name' | 'url'> {
  return sources.get(item.sourceId) ?? { id: item.sourceId, name: item.sourceId, url: item.link ?? '' }
}

/** What the rules read in the present version of an item about a claim. */
export function readByRules(
  context: AnswerContext,
  source: Source,
  item: KnownItem,
  claim: StoredClaim,
): StatementDraft[] {
  const { title, body, servedBy = null } = item.latest
  const keyed = { title, body, link: item.link, publishedAt: item.publishedAt ?? item.firstSeenAt, servedBy }
  return extractStatements(itemContext(source, keyed, item.language, context.actors), claim, context.actors)
}

/** What an analyst read in the present version of an item about a claim, in the order everything shows it. */
export async function readByAnalyst(
  { store }: AnswerContext,
  item: KnownItem,
  claim: string,
): Promise<StatementDraft[]> {
  const records = await store.analyst.ofItem(item.id)
  return records
    .filter((record) => record.claim === claim && record.revisionId === item.latest.id)
    .flatMap(({ drafts }) => drafts)
}

type Reading = PossibleAnswer['matches'][number]['readings'][number]

async function readingsOf(context: AnswerContext, item: KnownItem, claim: StoredClaim): Promise<Reading[]> {
  const source = context.sources.get(item.sourceId)
  const toReading =
    (by: Reading['by']) =>
    ({ speaker, stance, kind, quote }: StatementDraft): Reading => ({
      speaker: speaker.name,
      ...(speaker.affiliation === '' ? {} : { affiliation: speaker.affiliation }),
      ...(speaker.unnamed ? { unnamed: true } : {}),
      stance,
      ...(kind === undefined ? {} : { stanceKind: kind }),
      words: quote,
      by,
    })
  return [
    ...(source ? readByRules(context, source, item, claim) : []).map(toReading('rules')),
    ...(await readByAnalyst(context, item, claim.slug)).map(toReading('analyst')),
  ].slice(0, READINGS_SHOWN)
}

import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import type { Proposal } from '../../domain/event.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { diffRevisions } from '../../pipeline/diff-revisions.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import { findVanished } from '../../pipeline/find-withdrawals.ts'
import { type IdentifiedItem, identifyItems, type KeyedItem, keyItems } from '../../pipeline/identify-items.ts'
import { judgeServer, speaksForItself } from '../../pipeline/judge-authority.ts'
import { isAnotherPage } from '../../pipeline/link-key.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import type { HeldBatch, KnownItem, NewItem, NewRevision, PollResult } from '../../ports/stores.ts'
import { createDismissalCheck } from '../dismissed-copies.ts'
import { authorityNotices } from './authority-notice.ts'
import type { ReadDocument } from './fetch-source.ts'
import { gapNotices } from './gap-notice.ts'
import { sourceRef } from './health-notice.ts'
import { addedToBatches, boundEdits, bulkNotice, newBatch, wokenNotices } from './hold-back.ts'
import { claimRef } from './notice-facts.ts'
import { type ListedItem, planArticles } from './plan-articles.ts'
import type { PollContext } from './poll-context.ts'
import { type Bench, createBench, type ReadItem } from './record-statements.ts'
import { rerankMatches } from './rerank.ts'

/** A document worked out: rows to commit and events to tell. */
export type TakenIn = {
  rows: Pick<
    PollResult,
    | 'items'
    | 'revisions'
    | 'matches'
    | 'statements'
    | 'appearances'
    | 'proposals'
    | 'statusSteps'
    | 'requests'
    | 'held'
    | 'heldMore'
    | 'articles'
    | 'listing'
  >
  notices: PlannedNotice[]
  counts: { parsed: number; matched: number; repeats: number }
  basedOn: number
}

/** identify → match → extract → merge → propose, for every item of a document that is new or was changed. */
export async function takeIn(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  document: ReadDocument,
  finalUrl: string,
  at: Instant,
): Promise<TakenIn> {
  const { store, rules } = context
  const { index, claims, mark } = await context.index.current()
  const { strangers } = document
  const keyed = strangers ?? keyItems(document.items)
  const known = strangers
    ? []
    : await store.polls.knownItems(source.id, {
        guids: unique(keyed.map((item) => item.guid)),
        linkKeys: unique(keyed.map((item) => item.linkKey)),
        hashes: unique(keyed.map((item) => item.hash)),
      })
  const identified = identifyItems(keyed, known)
  const fresh = identified.filter((one) => one.known === null)
  const revised = identified.filter(isRevised)

  const baseline = record.baselineAt === null
  const held = !baseline && fresh.length > rules.holdAbove
  const silent = baseline || held
  const server = judgeServer(finalUrl, source)
  const servedBy = server.own ? null : (server.host ?? '')
  // A source that is asked twice a day is not out of order between two polls.
  const gapMs = Math.max(rules.lateAfterMs, 2 * source.intervalMs)
  const outage = record.lastGoodPollAt !== null && at - record.lastGoodPollAt > gapMs

  let { item: itemId, revision: revisionId } = await takeIds(store, fresh.length, revised.length)

  // Of new items alone there is nothing that could have been taken down.
  const takenDown = revised.length > 0 ? (await store.articles.withdrawn(source.id)).itemIds : new Set<number>()
  const dismissed = createDismissalCheck(store.dismissals)
  const items: NewItem[] = []
  const revisions: NewRevision[] = []
  const bench = createBench(context, source, claims, at)
  /** Ids given here to entries, and which of them are taken in silently. */
  const ids = new Map<KeyedItem, number>()
  const quiet = new Set<number>()
  /** Bulks held before that items of this document came in. */
  const batches = new Map<number, HeldBatch>()
  let matched = 0

  for (const { item, known: before } of [...fresh, ...revised]) {
    const rest = context.breathe?.()
    if (rest) await rest
    const id = before?.id ?? itemId++
    // The rest of an item stored with its entry's words alone is no edit by anybody.
    const completes = item.article?.completes ?? false
    ids.set(item, id)
    const language = detectLanguage(`${item.title}\n${item.body}`, source.language)
    const revision: NewRevision = {
      id: revisionId++,
      itemId: id,
      number: before ? before.latest.number + 1 : 1,
      hash: item.hash,
      seenAt: at,
      title: item.title,
      body: item.body,
      servedBy,
      summary: item.summary,
      author: item.author,
    }
    revisions.push(revision)
    if (!before)
      items.push({
        id,
        guid: item.guid,
        link: item.link,
        linkKey: item.linkKey,
        publishedAt: item.publishedAt,
        baseline,
        language,
      })
    const text = { title: item.title, body: item.body, language }
    const found = await rerankMatches(context, matchClaims(index, text), text, claims)
    const matches = await dismissed.mark(found, item, id)
    // What an editor accepted stays accepted, whatever becomes of its wording short of leaving the claim's reach.
    const accepted = before ? await store.possible.acceptedFor(before.id) : []
    const posted = matches.filter(
      ({ band, claim }) => band === 'posted' || (band === 'possible' && accepted.includes(claim)),
    )
    const earlier = before ? await store.polls.matchedClaims(before.id) : []
    const bulk = before && !before.baseline ? await store.held.ofItem(before.id) : null
    const waitsIn = bulk && bulk.verdict === null ? bulk.batch : null
    if (waitsIn) batches.set(waitsIn.id, waitsIn)
    if (posted.length > 0) matched += 1
    const read: ReadItem = {
      itemId: id,
      revision,
      link: item.link,
      publishedAt: item.publishedAt,
      language,
      silent: silent || (before?.baseline ?? false) || waitsIn !== null || bulk?.verdict === 'drop',
      held: waitsIn ? waitsIn.id : held && !before?.baseline ? 'new' : null,
      late: !silent && outage && item.publishedAt !== null && at - item.publishedAt > rules.lateAfterMs,
      revised: before !== null && !completes,
    }
    if (read.silent) quiet.add(id)
    for (const match of matches) if (match.band !== 'dropped') bench.addMatch(read, match)
    const told = before !== null && !completes && !takenDown.has(before.id)
    const changes = told ? diffRevisions(before.latest, revision, language) : []
    for (const slug of new Set([...posted.map((match) => match.claim), ...earlier])) {
      const claim = claims.get(slug)
      if (!claim || (before && (await dismissed.ofItem(slug, before.id)))) continue
      // An editor chose to say nothing of it: its edits are not told either.
      if (before && changes.length > 0 && bulk?.verdict !== 'drop') bench.tellRevision(claim, read, before, changes)
      const match = posted.find((m) => m.claim === slug)
      if (!match) continue
      const drafts = extractStatements(
        // An undated entry, or one dated ahead, is taken to be of today: whoever left office years ago is a former one in it.
        itemContext(
          source,
          { ...item, publishedAt: Math.min(item.publishedAt ?? at, at), servedBy },
          language,
          context.actors,
        ),
        claim,
        context.actors,
      )
      for (const draft of drafts) await bench.addDraft(claim, match, draft, read)
    }
  }
  const waiting = bench.heldNotices()
  // After a restore: the line of the very first poll is not this one's.
  const again = record.lastGoodPollAt === null ? '' : `:${at}`
  const notices = [
    ...boundEdits(source, bench.notices(), at),
    ...(held ? [bulkNotice(source, { items: fresh.length, matched, posts: waiting.length }, at)] : []),
    ...wokenNotices(source, batches, waiting, at),
    // What was left out was there before.
    ...(known.length === 0 && !held && document.leftOut === undefined
      ? gapNotices(source, record, document.items, at)
      : []),
    ...(baseline ? baselineNotices(source, bench, matched, at, again) : []),
    ...(baseline ? waitingNotices(source, bench.rows().proposals, claims, at, again) : []),
    ...authorityNotices(
      source,
      [...fresh, ...revised].map(({ item }) => item),
      servedBy,
      at,
    ),
  ]
  const rows = bench.rows()
  const carriers = new Set(rows.appearances.map((appearance) => appearance.itemId))
  const listed = identified.map(({ item, known }): ListedItem => {
    const id = known?.id ?? ids.get(item) ?? 0
    return {
      id,
      firstSeenAt: known?.firstSeenAt ?? at,
      link: known?.link ?? item.link,
      reading: item.article ?? null,
      posted: carriers.has(id) && !quiet.has(id),
      moved: known !== null && isAnotherPage(known.link, item.link),
    }
  })
  // Of entries that follow on what was seen a minute ago only those posted are watched from now on.
  const idle = document.leftOut !== undefined && listed.every(({ posted }) => !posted)
  const watched = idle ? { articles: [] } : await watchArticles(context, source, listed, at)
  return {
    rows: {
      items,
      revisions,
      ...rows,
      held: held ? newBatch(items, matched, waiting) : null,
      heldMore: addedToBatches(waiting),
      ...watched,
    },
    notices,
    counts: { parsed: document.items.length + (document.leftOut ?? 0), matched, repeats: bench.repeats() },
    basedOn: mark,
  }
}

/** What is remembered of the articles of the items listed; of a list page its order too. Oldest first comes in. */
async function watchArticles(
  { store }: PollContext,
  source: Source,
  listed: readonly ListedItem[],
  at: Instant,
): Promise<Pick<PollResult, 'articles' | 'listing'>> {
  const order = listed.map(({ id }) => id).reverse()
  const isPage = source.kind === 'page'
  const vanished = isPage ? findVanished(await store.articles.listing(source.id), order) : []
  const records = await store.articles.records([...order, ...vanished])
  const byItem = new Map(records.map((record) => [record.itemId, record]))
  const articles = planArticles(source, listed, vanished, byItem, at)
  return isPage ? { articles, listing: order } : { articles }
}

/** One line instead of a flood. */
function baselineNotices(source: Source, bench: Bench, matched: number, at: Instant, again: string): PlannedNotice[] {
  if (matched === 0) return []
  const statements = bench.rows().statements.length
  return [
    {
      notice: { kind: 'backlog', claim: null, source: sourceRef(source, null), items: matched, statements, at },
      eventKey: `backlog:source:${source.id}${again}`,
      claim: null,
    },
  ]
}

/** What a first poll leaves for editors to decide, in one line: each would have been told, had it been news. */
export function waitingNotices(
  source: Source,
  proposals: readonly Proposal[],
  claims: ReadonlyMap<string, StoredClaim>,
  at: Instant,
  again = '',
): PlannedNotice[] {
  const waiting = proposals.flatMap(({ id, claim: slug, change }) => {
    const claim = claims.get(slug)
    return claim ? [{ id, claim: claimRef(claim), change, days: 0, owner: null }] : []
  })
  if (waiting.length === 0) return []
  return [
    {
      notice: { kind: 'waiting', why: 'first_poll', proposals: waiting, source: sourceRef(source, null), at },
      eventKey: `waiting:source:${source.id}${again}`,
      claim: null,
    },
  ]
}

/** What the statement rules are told of an item. */
export function itemContext(
  source: Source,
  item: Pick<KeyedItem, 'title' | 'body' | 'link' | 'publishedAt'> & { servedBy?: string | null },
  language: ReadItem['language'],
  actors: readonly Actor[],
) {
  return {
    title: item.title,
    body: item.body,
    language,
    publishedAt: item.publishedAt,
    outletName: source.name,
    outlet: source.outlet,
    voiceOf: speaksForItself(source, item) ? (actors.find((actor) => actor.id === source.voiceOf) ?? null) : null,
  }
}

/** Rows of a commit that adds none of these. */
export const NO_ROWS: Omit<TakenIn['rows'], 'articles' | 'listing'> = {
  items: [],
  revisions: [],
  matches: [],
  statements: [],
  appearances: [],
  proposals: [],
  statusSteps: [],
  requests: [],
}

async function takeIds(store: PollContext['store'], fresh: number, revised: number) {
  if (fresh + revised === 0) return { item: 0, revision: 0 }
  const revision = fresh + revised
  const { item = 0, revision: first = 0 } = await store.polls.takeAhead(
    fresh > 0 ? { item: fresh, revision } : { revision },
  )
  return { item, revision: first }
}

function isRevised(one: IdentifiedItem<KnownItem>): boolean {
  return one.known !== null && one.known.latest.hash !== one.item.hash
}

function unique(list: (string | null)[]): string[] {
  return [...new Set(list.filter((value) => value !== null))]
}

import type { Actor } from '../../domain/actor.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { diffRevisions } from '../../pipeline/diff-revisions.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import { type IdentifiedItem, identifyItems, type KeyedItem, keyItems } from '../../pipeline/identify-items.ts'
import { matchClaims } from '../../pipeline/match-claims.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import type { ParsedDocument } from '../../ports/source-adapter.ts'
import type { KnownItem, NewItem, NewRevision, PollResult } from '../../ports/stores.ts'
import { hostOf, sourceRef } from './health-notice.ts'
import type { PollContext } from './poll-context.ts'
import { type Bench, createBench, type ReadItem } from './record-statements.ts'

/** A document worked out: rows to commit and events to tell. */
export type TakenIn = {
  rows: Pick<
    PollResult,
    'items' | 'revisions' | 'matches' | 'statements' | 'appearances' | 'proposals' | 'statusSteps' | 'requests'
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
  document: ParsedDocument,
  at: Instant,
): Promise<TakenIn> {
  const { store, rules } = context
  const { index, claims, mark } = await context.index.current()
  const keyed = keyItems(document.items)
  const known = await store.polls.knownItems(source.id, {
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
  const outage = record.lastGoodPollAt !== null && at - record.lastGoodPollAt > rules.lateAfterMs

  let itemId = fresh.length > 0 ? await store.polls.allocateIds('item', fresh.length) : 0
  let revisionId =
    fresh.length + revised.length > 0 ? await store.polls.allocateIds('revision', fresh.length + revised.length) : 0

  const items: NewItem[] = []
  const revisions: NewRevision[] = []
  const bench = createBench(context, source, claims, at)
  let matched = 0

  for (const { item, known: before } of [...fresh, ...revised]) {
    const id = before?.id ?? itemId++
    const language = detectLanguage(`${item.title}\n${item.body}`, source.language)
    const revision: NewRevision = {
      id: revisionId++,
      itemId: id,
      number: before ? before.latest.number + 1 : 1,
      hash: item.hash,
      seenAt: at,
      title: item.title,
      body: item.body,
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
    const matches = matchClaims(index, { title: item.title, body: item.body, language })
    const posted = matches.filter((match) => match.band === 'posted')
    const earlier = before ? await store.polls.matchedClaims(before.id) : []
    if (posted.length > 0) matched += 1
    const read: ReadItem = {
      itemId: id,
      revision,
      link: item.link,
      publishedAt: item.publishedAt,
      language,
      silent: silent || (before?.baseline ?? false),
      late: !silent && outage && item.publishedAt !== null && at - item.publishedAt > rules.lateAfterMs,
      revised: before !== null,
    }
    for (const match of matches) if (match.band !== 'dropped') bench.addMatch(read, match)
    const changes = before ? diffRevisions(before.latest, revision, language) : []
    for (const slug of new Set([...posted.map((match) => match.claim), ...earlier])) {
      const claim = claims.get(slug)
      if (!claim) continue
      if (before && changes.length > 0) bench.tellRevision(claim, read, before, changes)
      const match = posted.find((m) => m.claim === slug)
      if (!match) continue
      const drafts = extractStatements(itemContext(source, item, language, context.actors), claim, context.actors)
      for (const draft of drafts) await bench.addDraft(claim, match, draft, read)
    }
  }
  const notices = [
    ...bench.notices(),
    ...silentNotices(source, bench, { baseline, held, fresh: fresh.length, matched, at }),
  ]
  return {
    rows: { items, revisions, ...bench.rows() },
    notices,
    counts: { parsed: document.items.length, matched, repeats: bench.repeats() },
    basedOn: mark,
  }
}

/** One line instead of a flood. */
function silentNotices(
  source: Source,
  bench: Bench,
  how: { baseline: boolean; held: boolean; fresh: number; matched: number; at: Instant },
): PlannedNotice[] {
  const { at } = how
  const ref = sourceRef(source, null)
  if (how.held)
    return [
      {
        notice: { kind: 'held', source: ref, items: how.fresh, at },
        eventKey: `held:${source.id}:${at}`,
        claim: null,
      },
    ]
  const statements = bench.rows().statements.length
  if (!how.baseline || how.matched === 0) return []
  return [
    {
      notice: { kind: 'backlog', claim: null, source: ref, items: how.matched, statements, at },
      eventKey: `backlog:source:${source.id}`,
      claim: null,
    },
  ]
}

/** What the statement rules are told of an item. */
export function itemContext(
  source: Source,
  item: Pick<KeyedItem, 'title' | 'body' | 'link' | 'publishedAt'>,
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
    voiceOf: ownVoice(source, item.link, actors),
  }
}

/** A source speaks for its body only from its own hosts: a link elsewhere, or a look-alike, gains nothing. */
function ownVoice(source: Source, link: string | null, actors: readonly Actor[]): Actor | null {
  if (source.voiceOf === undefined) return null
  const host = hostOf(link)
  const own = source.hosts.length > 0 ? source.hosts.map((h) => h.replace(/^www\./, '')) : [hostOf(source.url)]
  // A port does not make another house of it.
  const isOwn = host !== null && own.some((h) => h === host || h === host.replace(/:\d+$/, ''))
  return isOwn ? (actors.find((actor) => actor.id === source.voiceOf) ?? null) : null
}

function isRevised(one: IdentifiedItem<KnownItem>): boolean {
  return one.known !== null && one.known.latest.hash !== one.item.hash
}

function unique(list: (string | null)[]): string[] {
  return [...new Set(list.filter((value) => value !== null))]
}

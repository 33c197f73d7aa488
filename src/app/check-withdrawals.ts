import type { ArticleReading, ArticleRecord, Withdrawal } from '../domain/article.ts'
import { isRaced } from '../domain/errors.ts'
import type { Source } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { isLaterVersion, isPlausibleArticle } from '../pipeline/choose-body.ts'
import { isTakenDown, MISS_AGAIN_MS, nextArticleCheck } from '../pipeline/find-withdrawals.ts'
import { contentHash } from '../pipeline/identify-items.ts'
import { type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import type { ArticleAnswer } from '../ports/article-reader.ts'
import type { DueArticle, RecordRows } from '../ports/stores.ts'
import { articleRetryAt, MOST_TRIES } from './poll/fetch-articles.ts'
import { sourceRef } from './poll/health-notice.ts'
import { claimRef } from './poll/notice-facts.ts'
import type { PollContext } from './poll/poll-context.ts'
import { NO_ROWS, takeIn } from './poll/take-in.ts'

/** Articles looked at again in one go. */
const BUDGET = 20
/** One go may take this long: the round of the worker waits for it. */
const LONGEST_MS = 60_000
/** A host that could not answer twice in a row is left alone for an hour. */
const MOST_WAITS = 2
/** Other articles of a site that are asked for before one of them is called taken down. */
const MOST_NEIGHBOURS = 2
/** Tries of an article that is gone with those beside it: a week. */
const MOST_LATER = 8
/** An editor's change may cross what is being worked out; it is then worked out again, this often at most. */
const MOST_TURNS = 5

export type ArticleCheck = { looked: number; completed: number; edited: number; withdrawn: number }

/**
 * Looks again at articles whose time has come: those owed to items that went on record with their entry's own words,
 * and those that carry a posted statement, to see whether they were edited or taken down. Gone from a feed alone is
 * nothing: feeds roll. Taken down is 404 twice, 410, or missing from the middle of a list page with nothing to be had
 * at the address, while the articles beside it still stand: a site in maintenance, or one that moved, has taken nothing
 * down. It goes to the review channel and is not undone.
 */
export async function checkWithdrawals(context: PollContext, signal: AbortSignal): Promise<ArticleCheck> {
  const { store, clock, sources } = context
  const check: ArticleCheck = { looked: 0, completed: 0, edited: 0, withdrawn: 0 }
  const begun = clock.now()
  const due = await store.articles.due(begun, BUDGET)
  const byHost = Map.groupBy(due, ({ item }) => (URL.canParse(item.link ?? '') ? new URL(item.link ?? '').host : ''))
  // Each host is asked on its own, so that a slow one keeps nobody else; what they answered is worked out in turn.
  let turn: Promise<unknown> = Promise.resolve()
  const asking = [...byHost.values()].map(async (articles) => {
    let waits = 0
    for (const [place, one] of articles.entries()) {
      const source = sources.get(one.record.sourceId)
      if (waits >= MOST_WAITS) return postpone(context, articles.slice(place))
      if (!source || signal.aborted || clock.now() - begun > LONGEST_MS) return
      const answer = await ask(context, source, one, signal)
      const alone = !looksTakenDown(one.record, answer) || (await othersStand(context, source, one, answer, signal))
      if (signal.aborted) return
      waits = answer.type === 'wait' ? waits + 1 : 0
      check.looked += 1
      const mine = turn.then(() =>
        alone ? settle(context, source, one, answer, check) : askLater(context, source, one),
      )
      turn = mine
      await mine
    }
  })
  const ended = await Promise.allSettled(asking)
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return check
}

/** Articles of a host that does not answer: asked again later, so that they keep nobody else from being asked. */
async function postpone(context: PollContext, articles: readonly DueArticle[]): Promise<void> {
  const at = context.clock.now()
  for (const [sourceId, those] of Map.groupBy(articles, ({ record }) => record.sourceId)) {
    const records = those.map(({ record }) => ({ ...record, nextCheckAt: at + MISS_AGAIN_MS }))
    await commit(context, { ...NO_ROWS, sourceId, at, articles: records })
  }
}

async function ask(
  { articles }: PollContext,
  source: Source,
  { record, item }: DueArticle,
  signal: AbortSignal,
): Promise<ArticleAnswer> {
  // Where the stored text is not the article's, its validators would be answered by "unchanged".
  const known = record.state === 'read' || record.state === 'watched' ? record : null
  const { etag = null, lastModified = null } = known ?? {}
  return articles.read({ url: item.link ?? '', source, etag, lastModified }, signal)
}

function looksTakenDown(record: ArticleRecord, answer: ArticleAnswer): boolean {
  const vanished = record.vanishedAt !== null
  if (answer.type !== 'missing') return vanished && isNoAnswer(answer)
  return isTakenDown({ status: answer.status, missesBefore: record.misses, vanished })
}

/**
 * Does the site still give other articles of that time? Where it gives none either, it is down, was rebuilt, or lets
 * nobody in: that says nothing about this one. What robots.txt keeps from us tells neither way.
 */
async function othersStand(
  { store, articles }: PollContext,
  source: Source,
  { item }: DueArticle,
  answer: ArticleAnswer,
  signal: AbortSignal,
): Promise<boolean> {
  let asked = 0
  for (const url of await store.articles.neighbours(item.id, MOST_NEIGHBOURS)) {
    const other = await articles.read({ url, source, etag: null, lastModified: null }, signal)
    if (other.type === 'forbidden') continue
    asked += 1
    // A page that is no article still stands at its address; but where ours was refused, so was this one.
    const stands = other.type === 'read' || (other.type === 'unreadable' && answer.type === 'missing')
    if (stands) return true
  }
  return asked === 0
}

/** Ever more seldom, and after days no more: the address leads nowhere for reasons of the site's own. */
async function askLater(context: PollContext, source: Source, { record, item }: DueArticle): Promise<void> {
  const at = context.clock.now()
  const tries = record.tries + 1
  const nextCheckAt = tries > MOST_LATER ? null : articleRetryAt(at, tries, null)
  context.log.info(
    { source: source.id, item: item.id, link: item.link, tries },
    'gone with the articles beside it: not taken down',
  )
  const article = { ...record, tries, misses: record.misses + 1, checkedAt: at, nextCheckAt }
  await commit(context, { ...NO_ROWS, sourceId: source.id, at, articles: [article] })
}

async function settle(
  context: PollContext,
  source: Source,
  due: DueArticle,
  answer: ArticleAnswer,
  check: ArticleCheck,
): Promise<void> {
  const { store, clock } = context
  const { record, item } = due
  const at = clock.now()
  const owed = record.state === 'owed' || record.state === 'stale'
  const told = (await store.queries.statementsOfItem(item.id)).filter((statement) => !statement.silent)
  const regular = told.length > 0 ? nextArticleCheck(item.firstSeenAt, at) : null
  const seen: ArticleRecord = { ...record, checkedAt: at, nextCheckAt: regular, tries: 0, misses: 0, vanishedAt: null }
  const save = (article: ArticleRecord) => commit(context, { ...NO_ROWS, sourceId: source.id, at, articles: [article] })

  if (answer.type === 'missing' || (record.vanishedAt !== null && isNoAnswer(answer))) {
    const status = answer.type === 'missing' ? answer.status : 0
    const vanished = record.vanishedAt !== null
    if (told.length > 0 && isTakenDown({ status, missesBefore: record.misses, vanished })) {
      const words = 'reason' in answer ? answer.reason : ''
      const reason = vanished ? `gone from the middle of its list page; ${words}` : words
      await withdraw(context, source, due, { itemId: item.id, sourceId: source.id, at, reason }, told)
      check.withdrawn += 1
      return
    }
    const tries = record.tries + 1
    const nextCheckAt = tries >= MOST_TRIES && told.length === 0 ? null : at + MISS_AGAIN_MS
    await save({ ...record, tries, misses: record.misses + 1, checkedAt: at, nextCheckAt })
    return
  }
  if (answer.type === 'read') {
    const validators = { etag: answer.etag, lastModified: answer.lastModified }
    const entry = { title: item.latest.title, body: item.latest.body }
    const replaces =
      owed && record.state === 'owed' ? isPlausibleArticle(entry, answer) : isLaterVersion(entry.body, answer.text)
    const reads = owed || record.state === 'read'
    if (reads && replaces && contentHash(entry.title, answer.text) !== item.latest.hash) {
      const reading: ArticleReading = {
        ...validators,
        listingHash: record.listingHash ?? item.latest.hash,
        state: 'read',
        completes: record.state === 'owed',
        tries: 0,
        retryAfterMs: null,
      }
      const told = await takeText(context, source, due, answer, reading)
      if (record.state === 'owed') check.completed += 1
      else if (told) check.edited += 1
      return
    }
    const state = owed ? (replaces ? 'read' : 'kept') : record.state
    await save({ ...seen, ...validators, state })
    return
  }
  if (answer.type === 'unchanged') return save({ ...seen, state: record.state === 'stale' ? 'read' : record.state })
  // Neither there nor gone: it could not be asked.
  if (owed && answer.type !== 'forbidden' && record.tries + 1 < MOST_TRIES) {
    const tries = record.tries + 1
    const nextCheckAt = articleRetryAt(at, tries, answer.type === 'wait' ? answer.retryAfterMs : null)
    return save({ ...record, tries, checkedAt: at, nextCheckAt })
  }
  await save({ ...record, state: owed ? 'kept' : record.state, checkedAt: at, nextCheckAt: regular })
}

function isNoAnswer(answer: ArticleAnswer): boolean {
  return answer.type === 'forbidden' || answer.type === 'unreadable' || answer.type === 'wait'
}

/** Works the article's text out as a document of one entry; `true` when it made a new version. */
async function takeText(
  context: PollContext,
  source: Source,
  { record, item }: DueArticle,
  { text, url: finalUrl }: { text: string; url: string },
  reading: ArticleReading,
): Promise<boolean> {
  const { store, clock } = context
  for (let turn = 1; ; turn++) {
    const at = clock.now()
    const polled = await store.polls.record(source.id)
    if (!polled) return false
    const entry = {
      // By its link alone: what was asked is what answers.
      guid: null,
      link: item.link,
      title: item.latest.title,
      summary: '',
      content: text,
      author: null,
      publishedAt: item.publishedAt,
      updatedAt: null,
      language: null,
      article: reading,
    }
    const document = { title: '', items: [entry], parser: 'readability', charset: '' }
    const taken = await takeIn(context, source, polled, document, finalUrl, at)
    const watches = taken.notices.length > 0 ? await store.watches.active() : []
    // The list is the list page's own; one article says nothing about its order.
    const { listing: _, ...rows } = taken.rows
    try {
      await store.polls.commitExtra({
        ...rows,
        sourceId: source.id,
        at,
        deliveries: planNotices(taken.notices, watches, `article:${record.itemId}:${at}`),
        basedOn: taken.basedOn,
      })
      return taken.rows.revisions.length > 0
    } catch (error) {
      if (!isRaced(error) || turn === MOST_TURNS) throw error
    }
  }
}

async function withdraw(
  context: PollContext,
  source: Source,
  { record, item }: DueArticle,
  withdrawal: Withdrawal,
  told: readonly { claim: string }[],
): Promise<void> {
  const { store } = context
  const { at } = withdrawal
  const notices: PlannedNotice[] = []
  for (const slug of new Set(told.map((statement) => statement.claim))) {
    const claim = await store.claims.find(slug)
    if (!claim) continue
    notices.push({
      notice: {
        kind: 'withdrawal',
        claim: claimRef(claim),
        source: sourceRef(source, item.link),
        title: item.latest.title,
        seenAt: at,
      },
      eventKey: `withdrawal:${item.id}:${slug}`,
      claim: { slug, tags: claim.tags },
    })
  }
  const watches = await store.watches.active()
  await commit(context, {
    ...NO_ROWS,
    sourceId: source.id,
    at,
    deliveries: planNotices(notices, watches, `withdrawal:${item.id}`),
    articles: [{ ...record, state: 'gone', checkedAt: at, nextCheckAt: null }],
    withdrawals: [withdrawal],
  })
}

function commit(
  { store }: PollContext,
  rows: Omit<RecordRows, 'basedOn' | 'deliveries'> & Partial<RecordRows> & { at: Instant },
): Promise<void> {
  return store.polls.commitExtra({ deliveries: [], basedOn: null, ...rows })
}

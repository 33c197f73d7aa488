import type { StoredClaim } from '../../domain/claim.ts'
import type { EvidenceRequest, Proposal, StatusStep } from '../../domain/event.ts'
import { isNamed, partyOf } from '../../domain/party-role.ts'
import type { Source } from '../../domain/source.ts'
import type { Appearance, Match, Reason, Statement, StatementDraft } from '../../domain/statement.ts'
import type { EvidenceStatus } from '../../domain/status.ts'
import type { Instant, Language } from '../../domain/vocabulary.ts'
import type { RevisionChange } from '../../pipeline/diff-revisions.ts'
import { type KnownStatement, MERGE_WINDOW_MS, mayRepeat, mergeAppearances } from '../../pipeline/merge-appearances.ts'
import { isToldWith, isWorthPosting, type PlannedNotice, type Telling } from '../../pipeline/plan-notices.ts'
import { mayFlag } from '../../pipeline/statements/calibration.ts'
import type { ClaimSnapshot, KnownItem, NewMatch, NewRevision, RecordedStatement } from '../../ports/stores.ts'
import { followStatement } from './follow-statement.ts'
import { sourceRef } from './health-notice.ts'
import { tellKeptBack } from './kept-back.ts'
import { claimRef, statementNotice } from './notice-facts.ts'
import type { PollContext } from './poll-context.ts'
import { boundReasons, distanceFrom, sameVoice, toKnown, whyLine } from './statement-facts.ts'

export { claimRef } from './notice-facts.ts'

/** An item as far as recording what it says goes. */
export type ReadItem = {
  itemId: number
  revision: NewRevision
  link: string | null
  publishedAt: Instant | null
  language: Language
  /** Taken in without telling anybody. */
  silent: boolean
  /** What would be told waits for an editor: in a bulk held before, by its id, or in the one this poll makes. */
  held?: number | 'new' | null
  late: boolean
  revised: boolean
  /** An editor brought it: said with every statement read in it. `editor`: the words are the editor's to answer for. */
  accepted?: { reason: Reason; addedBy: 'rules' | 'editor' }
}

/** A claim as it stands while a document is being worked out: each statement changes it for the next one. */
type OpenClaim = {
  snapshot: ClaimSnapshot
  status: EvidenceStatus
  /** New with this document; those on record are looked up for each draft. */
  added: RecordedStatement[]
  /** Ids of those on record that nobody was told of, once asked for. */
  keptBack: number[] | null
  requests: EvidenceRequest[]
  proposals: Proposal[]
  steps: StatusStep[]
}

/** An event that waits, with its item and the bulk it waits in. */
export type HeldPlanned = PlannedNotice & { itemId: number; batch: number | 'new' }

/** Collects what a document adds to the record, in memory; nothing is written before the commit. */
export type Bench = {
  addMatch(item: ReadItem, match: Match): void
  addDraft(claim: StoredClaim, match: Match, draft: StatementDraft, item: ReadItem): Promise<void>
  tellRevision(claim: StoredClaim, item: ReadItem, before: KnownItem, changes: RevisionChange[]): void
  rows(): {
    matches: NewMatch[]
    statements: Statement[]
    appearances: Appearance[]
    proposals: Proposal[]
    statusSteps: StatusStep[]
    requests: EvidenceRequest[]
  }
  notices(): PlannedNotice[]
  /** What held items would have told. */
  heldNotices(): HeldPlanned[]
  /** Appearances of statements that were already on record: posts that did not have to be made. */
  repeats(): number
}

/** What of the poll flow a bench needs. */
export type BenchContext = Pick<PollContext, 'store' | 'actors'> & { rules: Pick<PollContext['rules'], 'showsStance'> }

export function createBench(
  context: BenchContext,
  source: Source,
  claims: ReadonlyMap<string, StoredClaim>,
  at: Instant,
): Bench {
  const { store, actors, rules } = context
  const open = new Map<string, OpenClaim>()
  const matches: NewMatch[] = []
  const statements: Statement[] = []
  const appearances: Appearance[] = []
  const notices: PlannedNotice[] = []
  const heldNotices: HeldPlanned[] = []
  /** Statements that have a post of their own. */
  const tellings: Telling[] = []
  let takenDown: Set<number> | null = null
  /** Texts that statements were first read in, by revision; `null` where purged. */
  const texts = new Map<number, string | null>()
  /** The bulks that items of silent statements came in. */
  const bulks = new Map<number, Awaited<ReturnType<PollContext['store']['held']['ofItem']>>>()
  let repeats = 0

  async function openClaim(slug: string): Promise<OpenClaim> {
    const present = open.get(slug)
    if (present) return present
    const snapshot = await store.polls.claimSnapshot(slug)
    if (!snapshot) throw new Error(`claim ${slug} vanished while a poll was being worked out`)
    const opened: OpenClaim = {
      snapshot,
      status: snapshot.status,
      added: [],
      keptBack: null,
      requests: [...snapshot.requests],
      proposals: [...snapshot.proposals],
      steps: [],
    }
    open.set(slug, opened)
    return opened
  }

  async function readTexts(revisionIds: number[]): Promise<void> {
    const wanted = [...new Set(revisionIds)].filter((id) => !texts.has(id))
    if (wanted.length === 0) return
    const found = await store.polls.originTexts(wanted)
    for (const id of wanted) texts.set(id, found.get(id) ?? null)
  }

  function withText(one: KnownStatement, revisionId: number | null): KnownStatement {
    const text = revisionId === null ? null : (texts.get(revisionId) ?? null)
    return text === null ? one : { ...one, text }
  }

  /**
   * Was it told to nobody, because the bulk it came in from another source waits or was dropped? Then it must not
   * swallow what this item says: who fills a feed with copies beforehand would silence the first to report.
   */
  async function isKeptBack(statement: RecordedStatement, item: ReadItem): Promise<boolean> {
    if (!statement.silent || (item.silent && !item.held) || statement.originItemId === null) return false
    const { originItemId } = statement
    if (!bulks.has(originItemId)) bulks.set(originItemId, await store.held.ofItem(originItemId))
    const bulk = bulks.get(originItemId)
    return bulk != null && bulk.verdict !== 'release' && bulk.batch.sourceId !== source.id
  }

  /** Statements of bulks that nobody was told of, as far as this item may tell of them. */
  async function keptBack(slug: string, state: OpenClaim, item: ReadItem): Promise<Set<number>> {
    if (item.silent && !item.held) return new Set()
    state.keptBack ??= await store.polls.keptBack(slug, source.id)
    const ids = new Set(state.keptBack)
    for (const one of state.added) if (await isKeptBack(one, item)) ids.add(one.id)
    return ids
  }

  async function addDraft(claim: StoredClaim, match: Match, draft: StatementDraft, item: ReadItem): Promise<void> {
    const state = await openClaim(claim.slug)
    // A date to come is a mistake or a trick: nothing was published later than it was seen.
    const publishedAt = item.publishedAt === null ? null : Math.min(item.publishedAt, at)
    const when = publishedAt ?? at
    // What this source took down is never news from it again, however much later it comes back.
    takenDown ??= (await store.articles.withdrawn(source.id)).statementIds
    const search = {
      stance: draft.stance,
      when,
      at,
      withinMs: MERGE_WINDOW_MS,
      itemId: item.itemId,
      sourceId: source.id,
    }
    const all = [...(await store.polls.mergeCandidates(claim.slug, search)), ...state.added]
    const known: (KnownStatement & { revisionId: number | null })[] = []
    for (const s of all) {
      const apart = takenDown.has(s.id) ? 0 : distanceFrom(s, when, at)
      const readings = (s.asRead ? [s, { ...s, ...s.asRead }] : [s])
        .map((reading) => ({ ...toKnown(reading), at: when - apart, revisionId: s.originRevisionId }))
        .filter((reading) => mayRepeat(draft, when, reading, actors))
      if (readings.length > 0 && !(await isKeptBack(s, item))) known.push(...readings)
    }
    await readTexts(known.flatMap(({ revisionId }) => revisionId ?? []))
    const merged = mergeAppearances(
      draft,
      when,
      known.map(({ revisionId, ...one }) => withText(one, revisionId)),
      actors,
    )
    if (merged.type === 'appearance') {
      const isNew = !appearances.some((a) => a.statementId === merged.of && a.itemId === item.itemId)
      if (isNew && !item.revised) repeats += 1
      if (isNew)
        appearances.push({
          statementId: merged.of,
          itemId: item.itemId,
          revisionId: item.revision.id,
          seenAt: at,
          origin: false,
        })
      return
    }
    // What an edited item says anew in the same voice and stance is told by the revision notice, not a second time.
    const repeated =
      item.revised &&
      all.some((s) => s.originItemId === item.itemId && (sameVoice(s, draft) || sameVoice(s.asRead ?? s, draft)))
    if (repeated) return
    const statement: Statement = {
      ...draft,
      reasons: boundReasons([...(item.accepted ? [item.accepted.reason] : []), ...draft.reasons]),
      id: await store.polls.allocateIds('statement', 1),
      claimVersionId: claim.versionId,
      originItemId: item.itemId,
      originRevisionId: item.revision.id,
      addedBy: item.accepted?.addedBy ?? 'rules',
      saidAt: null,
      publishedAt,
      seenAt: at,
      silent: item.silent,
    }
    state.added.push(statement)
    texts.set(item.revision.id, `${item.revision.title}\n${item.revision.body}`)
    statements.push(statement)
    appearances.push({
      statementId: statement.id,
      itemId: item.itemId,
      revisionId: item.revision.id,
      seenAt: at,
      origin: true,
    })
    await follow(claim, match, statement, state, item)
  }

  /** What a new statement brings about: a notice, a request, a flag, a proposal. */
  async function follow(
    claim: StoredClaim,
    match: Match,
    statement: Statement,
    state: OpenClaim,
    item: ReadItem,
  ): Promise<void> {
    const parent = claim.parent === undefined ? undefined : claims.get(claim.parent)
    const above = parent === undefined ? null : await openClaim(parent.slug)
    const before = { ...state }
    const sourceSaid = sourceRef(source, item.link)
    const wider = parent && above ? { claim: parent, state: { ...above, proposals: [...above.proposals] } } : null
    const followed = await followStatement(
      context,
      claim,
      statement,
      state,
      {
        at,
        silent: item.silent,
        source: sourceSaid,
        isSure: (s) => mayFlag(s.stance, s.confidence),
      },
      wider,
    )
    const kept = await keptBack(claim.slug, state, item)
    const how = { at, source: sourceSaid }
    const since = kept.size === 0 ? [] : await store.polls.statementsAfter(claim.slug, Math.min(...kept))
    const known = { ...before, statements: [...since, ...state.added] }
    const again = await tellKeptBack(context, claim, statement, known, kept, followed, how, wider)
    if (followed.request) state.requests.push(followed.request)
    else if (!again.request) tellStatement(claim, match, statement, item)
    state.status = followed.status
    if (followed.step) state.steps.push(followed.step)
    state.proposals.push(...followed.proposals)
    for (const { eventKey, notice } of [...followed.told, ...again.told]) tell(claim, item, eventKey, notice)
    if (!parent || !above) return
    above.proposals.push(...followed.above.proposals)
    for (const { eventKey, notice } of [...followed.above.told, ...again.above]) tell(parent, item, eventKey, notice)
  }

  function tellStatement(claim: StoredClaim, match: Match, statement: Statement, item: ReadItem): void {
    const party = partyOf(statement.speaker, claim, actors, statement.publishedAt ?? at)
    if (
      !isWorthPosting({
        stance: statement.stance,
        named: party !== null || isNamed(statement.speaker),
        isParty: party !== null,
      })
    )
      return
    const stanceShown = rules.showsStance(statement.stance, statement.confidence)
    const telling = { ...statement, stanceShown }
    if (tellings.some((other) => isToldWith(telling, other))) return
    untell(tellings.filter((other) => isToldWith(other, telling)))
    tellings.push(telling)
    const notice = statementNotice(claim, statement, {
      role: party?.role ?? null,
      stanceShown,
      source: sourceRef(source, item.link),
      seenAt: at,
      late: item.late,
      why: whyLine(match),
    })
    tell(claim, item, `statement:${statement.id}`, notice)
  }

  /** Takes back posts that one with the same words and a stance makes needless. */
  function untell(needless: readonly Telling[]): void {
    for (const { id } of needless)
      for (const list of [notices, heldNotices]) {
        const at = list.findIndex(({ eventKey }) => eventKey === `statement:${id}`)
        if (at >= 0) list.splice(at, 1)
      }
  }

  function tell(claim: StoredClaim, item: ReadItem, eventKey: string, notice: PlannedNotice['notice']): void {
    const planned = { notice, eventKey, claim: { slug: claim.slug, tags: claim.tags } }
    if (item.held) heldNotices.push({ ...planned, itemId: item.itemId, batch: item.held })
    else if (!item.silent) notices.push(planned)
  }

  return {
    addMatch(item, match) {
      const claim = claims.get(match.claim)
      if (!claim) return
      matches.push({
        itemId: item.itemId,
        revisionId: item.revision.id,
        claim: match.claim,
        claimVersionId: claim.versionId,
        match: { ...match, reasons: boundReasons(match.reasons) },
      })
    },
    addDraft,
    tellRevision(claim, item, before, changes) {
      // The words' hash names the event: an entry flapping between two versions is told once a version.
      tell(claim, { ...item, silent: false }, `revision:${item.itemId}:${item.revision.hash.slice(0, 16)}`, {
        kind: 'revision',
        claim: claimRef(claim),
        source: sourceRef(source, item.link),
        title: item.revision.title,
        changes,
        seenAt: at,
        firstSeenAt: before.firstSeenAt,
      })
    },
    rows: () => ({
      matches,
      statements,
      appearances,
      proposals: [...open.values()].flatMap((o) => o.proposals.slice(o.snapshot.proposals.length)),
      statusSteps: [...open.values()].flatMap((o) => o.steps),
      requests: [...open.values()].flatMap((o) => o.requests.slice(o.snapshot.requests.length)),
    }),
    notices: () => notices,
    heldNotices: () => heldNotices,
    repeats: () => repeats,
  }
}

import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Commands, SourcesAnswer } from '../ports/commands.ts'
import type { HeldBatch } from '../ports/stores.ts'
import { addStatement } from './add-statement.ts'
import { adoptReading } from './adopt-reading.ts'
import { readAsOf } from './answers/answer-as-of.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { answerCoverage } from './answers/answer-coverage.ts'
import { readHistory } from './answers/answer-history.ts'
import { listRequests } from './answers/answer-requests.ts'
import { search } from './answers/answer-search.ts'
import { showStatement } from './answers/answer-statement.ts'
import { readCard, toCardStatement } from './answers/answer-status.ts'
import { explainStatement } from './answers/answer-why.ts'
import { explainAbsence } from './answers/answer-why-not.ts'
import { findClaim } from './answers/find-claim.ts'
import { listPossible } from './answers/list-possible.ts'
import { nameClaims } from './answers/name-claims.ts'
import { readCoverage } from './answers/read-coverage.ts'
import { assignProposal } from './assign-proposal.ts'
import { backtestClaim } from './backtest-claim.ts'
import { addClaim, archiveClaim, editClaim } from './claims/edit-claims.ts'
import { addActor, editActor, listActors, removeActor } from './configuration/change-actors.ts'
import { changeEditors, listEditors } from './configuration/change-editors.ts'
import { listSettings, setSettings } from './configuration/change-settings.ts'
import { addSource, changeSource } from './configuration/change-sources.ts'
import { keptTrial, trySourceOut } from './configuration/try-out.ts'
import { listChanges, undoChange } from './configuration/undo-change.ts'
import { decidePossible } from './decide-possible.ts'
import { decideProposal } from './decide-proposal.ts'
import { decideDelivery } from './deliver/decide-delivery.ts'
import { listDeliveries } from './deliver/list-deliveries.ts'
import { dismissMatch } from './dismiss-match.ts'
import { openRequest, setRequest } from './edit-requests.ts'
import { editStatement } from './edit-statement.ts'
import { exportClaim } from './export/export-claim.ts'
import { sourceRef } from './poll/health-notice.ts'
import { claimRef } from './poll/notice-facts.ts'
import { purgeTexts } from './purge-texts.ts'
import { releaseHeld } from './release-held.ts'
import { setStatus } from './set-status.ts'
import { undoStatus } from './undo-status.ts'
import { listWatches, removeWatch, setWatch } from './watches/manage-watch.ts'

/** Entries of a history shown where nobody asks for more. */
const HISTORY_PAGE = 200

/** The verbs, as the command line and the chat adapters call them. */
export function createCommands(context: AnswerContext): Commands {
  const { store, clock } = context
  return {
    async status({ claim }) {
      return { kind: 'status', card: await readCard(context, await findClaim(store.claims, claim)) }
    },
    async claims({ tag, archived }) {
      const all = archived ? await store.claims.all() : await store.claims.active()
      const wanted = tag === undefined ? all : all.filter((claim) => claim.tags.includes(tag))
      return {
        kind: 'claims',
        claims: await Promise.all(
          wanted.map(async (claim) => {
            const status = await store.queries.status(claim.slug)
            // Counted as its card counts them.
            const { counted, latestAt } = await store.queries.cardFigures(claim.slug, 0)
            return {
              claim: claimRef(claim),
              rung: status.rung,
              flags: status.flags.map((f) => f.flag),
              statements: counted,
              latestAt,
              parent: claim.parent ?? null,
              reviewed: claim.reviewed,
              archived: claim.archivedAt !== null,
            }
          }),
        ),
        coverage: await readCoverage(context, null),
      }
    },
    async history({ claim, limit, offset }) {
      return readHistory(context, await findClaim(store.claims, claim), {
        limit: limit ?? HISTORY_PAGE,
        offset: offset ?? 0,
      })
    },
    why: ({ statementId }) => explainStatement(context, statementId),
    whyNot: ({ url }) => explainAbsence(context, url),
    async proposals({ claim, all }) {
      const slug = claim === undefined ? undefined : (await findClaim(store.claims, claim)).slug
      const proposals = await store.queries.proposals({
        ...(slug === undefined ? {} : { claim: slug }),
        openOnly: !all,
      })
      const now = clock.now()
      return {
        kind: 'proposals',
        proposals: await Promise.all(
          proposals.map(async (p) => {
            const found = await store.claims.find(p.claim)
            if (!found) throw new OnrecordError('internal', sentence`Proposal ${p.id} belongs to no claim.`)
            const statements = (await store.queries.statements(p.claim)).filter((s) => p.statementIds.includes(s.id))
            return {
              id: p.id,
              claim: claimRef(found),
              change: p.change,
              rule: p.rule,
              reason: p.reason,
              state: p.state,
              createdAt: p.createdAt,
              ageMs: now - p.createdAt,
              owner: p.owner?.name ?? null,
              statements: statements.map((s) => toCardStatement(context, s)),
            }
          }),
        ),
      }
    },
    async sources() {
      const records = new Map((await store.polls.records()).map((record) => [record.sourceId, record]))
      const items = await store.queries.itemsPerSource()
      const held = Map.groupBy(await store.held.open(), (batch) => batch.sourceId)
      return {
        kind: 'sources',
        sources: [...context.sources.values()].map((source) => {
          const record = records.get(source.id)
          return {
            source: sourceRef(source, source.url),
            enabled: source.enabled,
            state: record?.state ?? 'new',
            since: record?.stateSince ?? clock.now(),
            lastGoodPollAt: record?.lastGoodPollAt ?? null,
            nextPollAt: source.enabled && record?.state !== 'gone' ? (record?.nextPollAt ?? null) : null,
            items: items.get(source.id) ?? 0,
            failuresInARow: record?.failuresInARow ?? 0,
            lastError: record?.lastError ?? null,
            note: source.note ?? null,
            movedTo: record?.movedTo ?? null,
            held: sumHeld(held.get(source.id)),
          }
        }),
      }
    },
    noteShared: (input, asker) => store.sharedAnswers.note(input, asker.name, clock.now()),
    claimNames: (input) => nameClaims(store.claims, input),
    async claimFacts({ claim }) {
      const {
        id: _id,
        versionId: _versionId,
        addedAt: _addedAt,
        archivedAt,
        ...facts
      } = await findClaim(store.claims, claim)
      return { ...facts, archived: archivedAt !== null }
    },
    decide: (input, asker) => decideProposal(context, input, asker),
    release: (input, asker) => releaseHeld(context, input, asker),
    dismiss: (input, asker) => dismissMatch(context, input, asker),
    asOf: (input) => readAsOf(context, input),
    requests: ({ claim }) => listRequests(context, claim),
    openRequest: (input, asker) => openRequest(context, input, asker),
    setRequest: (input, asker) => setRequest(context, input, asker),
    backtest: (input) => backtestClaim(context, input),
    possible: (input) => listPossible(context, input),
    decidePossible: (input, asker) => decidePossible(context, input, asker),
    adoptReading: (input, asker) => adoptReading(context, input, asker),
    deliveries: (input) => listDeliveries(context, input),
    decideDelivery: (input, asker) => decideDelivery(context, input, asker),
    watches: (input) => listWatches(context, input),
    watch: (input, asker) => setWatch(context, input, asker),
    unwatch: (input, asker) => removeWatch(context, input, asker),
    coverage: (input) => answerCoverage(context, input),
    search: (input) => search(context, input),
    export: (input, asker) => exportClaim(context, input, asker),
    addClaim: (input, asker) => addClaim(context, input, asker),
    editClaim: (input, asker) => editClaim(context, input, asker),
    archiveClaim: (input, asker) => archiveClaim(context, input, asker),
    addStatement: (input, asker) => addStatement(context, input, asker),
    editStatement: (input, asker) => editStatement(context, input, asker),
    statement: ({ statementId }) => showStatement(context, statementId),
    setStatus: (input, asker) => setStatus(context, input, asker),
    undoStatus: (input, asker) => undoStatus(context, input, asker),
    assignProposal: (input, asker) => assignProposal(context, input, asker),
    purge: (input, asker) => purgeTexts(context, input, asker),
    settings: (input, asker) => listSettings(context, input, asker),
    setSettings: (input, asker) => setSettings(context, input, asker),
    trySource: (input, asker) => trySourceOut(context, input, asker),
    keptTrial: (input, asker) => keptTrial(context, input, asker),
    addSource: (input, asker) => addSource(context, input, asker),
    changeSource: (input, asker) => changeSource(context, input, asker),
    actors: (input, asker) => listActors(context, input, asker),
    addActor: (input, asker) => addActor(context, input, asker),
    editActor: (input, asker) => editActor(context, input, asker),
    removeActor: (input, asker) => removeActor(context, input, asker),
    editors: (input, asker) => listEditors(context, input, asker),
    changeEditors: (input, asker) => changeEditors(context, input, asker),
    changes: (input, asker) => listChanges(context, input, asker),
    undoChange: (input, asker) => undoChange(context, input, asker),
  }
}

function sumHeld(batches: readonly HeldBatch[] | undefined): SourcesAnswer['sources'][number]['held'] {
  if (!batches) return null
  const sum = (pick: (batch: HeldBatch) => number) => batches.reduce((total, batch) => total + pick(batch), 0)
  return { items: sum((b) => b.items), matched: sum((b) => b.matched), posts: sum((b) => b.posts) }
}

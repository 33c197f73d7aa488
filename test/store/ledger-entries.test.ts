import { expect, test } from 'vitest'
import type { Store } from '../../src/ports/stores.ts'
import { BOUNTIES, NOON } from '../support/bounty-case.ts'
import { aDelivery, aFullPoll, aPoll, plan } from '../support/builders.ts'
import { dump, openRecord, WIRE } from '../support/open-record.ts'

const DAY = 86_400_000
const CLAIM = BOUNTIES.slug
const by = { by: 'Ana', reason: 'a reason', at: NOON + DAY }
const NOTHING = { statusSteps: [], proposals: [], requests: [], deliveries: [], withdrawnEvents: [] }
const dismissal = {
  id: 1,
  claim: CLAIM,
  itemId: 1,
  hash: 'h',
  shingles: new Uint32Array([1]),
  statementIds: [1],
  ...by,
}
const watch = {
  platform: 'console',
  channel: 'desk',
  scope: { type: 'all' },
  events: ['statement'],
  locale: 'en',
} as const
const poll = (store: Store) => store.polls.commitPolls([aFullPoll(2)])
const holder = { pid: 1, host: 'h' }

async function settle(store: Store): Promise<void> {
  const [first] = await store.outbox.lease(NOON, 1, 1_000, ['console'])
  await store.outbox.settle(first?.id ?? 0, { type: 'sent', ref: { channel: 'c', id: '1' }, at: NOON, root: false })
}

async function edit(store: Store): Promise<void> {
  const basedOn = await store.polls.changeMark()
  const change = { type: 'dismiss' } as const
  const voids = { requests: [], proposals: [] }
  await store.statementEdits.commitEdit({ edit: { id: 1, statementId: 1, change, ...by }, basedOn, voids, ...NOTHING })
}

/** What happens, the kind of entry that tells of it, and the doing of it on a record with one full poll in it. */
const EVENTS: [what: string, type: string, act: (store: Store) => Promise<unknown>][] = [
  ['an item seen', 'items', poll],
  ['a statement', 'statement', poll],
  ['an appearance', 'appearances', poll],
  ['a proposal', 'proposal', poll],
  ['a step of the status', 'status', poll],
  ['a request', 'request', poll],
  [
    'a decision',
    'decision',
    (store) =>
      store.decisions.commitDecision({
        decision: { proposalId: 1, verdict: 'dismiss', change: null, ...by },
        claim: CLAIM,
        statusStep: null,
        deliveries: [],
      }),
  ],
  [
    'a proposal taken on',
    'proposal_owner',
    (store) => store.decisions.assignProposal({ proposalId: 1, owner: 'Ana', ...by }),
  ],
  ['a post', 'delivery', settle],
  [
    'a feed outage',
    'source_state',
    (store) => store.polls.commitPolls([aPoll({ health: { state: 'failing', at: NOON, error: 'HTTP 500' } })]),
  ],
  [
    'a feed outage found by looking after it',
    'source_state',
    (store) =>
      store.polls.commitHealthChecks([
        {
          sourceId: 'wire',
          at: NOON,
          expected: 'healthy',
          step: { state: 'quiet', at: NOON, error: null },
          told: null,
          habitChecked: true,
          deliveries: [],
        },
      ]),
  ],
  ['no worker', 'polling_gap', (store) => store.lock.acquire(holder, NOON + DAY, 1, 1)],
  ['a setting changed', 'configuration', (store) => store.ledger.noteConfiguration({ 'settings.delivery': 2 }, NOON)],
  ['a source added', 'sources', (store) => store.polls.syncSources([WIRE, { ...WIRE, id: 'b' }], NOON, () => NOON)],
  [
    'a source moved',
    'sources',
    (store) => store.polls.syncSources([{ ...WIRE, url: 'https://b.example/' }], NOON, () => NOON),
  ],
  [
    'a source switched off',
    'sources',
    (store) => store.polls.syncSources([{ ...WIRE, enabled: false }], NOON, () => NOON),
  ],
  ['a source taken out', 'sources', (store) => store.polls.syncSources([], NOON, () => NOON)],
  ['a claim added', 'claim_added', (store) => store.claims.add({ ...BOUNTIES, slug: 'another' }, by)],
  [
    'a claim reworded',
    'claim_reworded',
    (store) => store.claims.edit(CLAIM, { ...BOUNTIES, text: 'Other words.' }, { ...by, expectedVersion: 1 }),
  ],
  ['a claim archived', 'claim_archived', (store) => store.claims.archive(CLAIM, false, by)],
  [
    'a declared claim changed',
    'claim_edited',
    (store) => store.claims.syncDeclared([{ ...BOUNTIES, tags: ['new'] }], NOON),
  ],
  ['a watch', 'watch', (store) => store.watches.syncDeclared([{ ...watch, events: [...watch.events] }], NOON)],
  [
    'an item dismissed',
    'dismissal',
    (store) => store.dismissals.commit({ dismissal, statusStep: null, deliveries: [], withdrawnEvents: [] }),
  ],
  ['a statement edited', 'statement_edit', edit],
  [
    'an answer shared',
    'answer_shared',
    (store) =>
      store.sharedAnswers.note({ platform: 'console', channel: 'desk', locale: 'en', statementIds: [1] }, 'Ana', NOON),
  ],
  [
    'words purged',
    'purge',
    (store) => store.purges.purge({ what: 'w', ...by, statementIds: [1], revisionIds: [1], words: [] }),
  ],
]

async function record() {
  const opened = await openRecord()
  await opened.store.polls.commitPolls([aFullPoll(1)])
  await plan(opened.store, aDelivery('told'))
  return opened
}

test.each(EVENTS)('%s appends one entry, "%s"', async (_what, type, act) => {
  const { store, raw } = await record()
  const count = () => raw.prepare('SELECT count(*) FROM ledger WHERE type = ?').pluck().get(type) as number
  const before = count()
  await act(store)
  expect(count()).toBe(before + 1)
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test.each(EVENTS)('%s is not on record where its entry "%s" cannot be written', async (_what, type, act) => {
  const { store, raw } = await record()
  raw.exec(`CREATE TRIGGER no_room BEFORE INSERT ON ledger WHEN NEW.type = '${type}'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`)
  // A lease is a transaction of its own, and no event.
  const history = () => Object.entries(dump(raw)).filter(([name]) => name !== 'deliveries')
  const before = history()
  const sent = () => raw.prepare(`SELECT count(*) FROM deliveries WHERE state = 'sent'`).pluck().get()
  await expect(act(store)).rejects.toThrow()
  expect(history()).toEqual(before)
  expect(sent()).toBe(0)
  await store.close()
})

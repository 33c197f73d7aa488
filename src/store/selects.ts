import { type Kysely, sql } from 'kysely'
import type { EvidenceRequest, Proposal } from '../domain/event.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import { builtOnce } from './built-once.ts'
import { NO_STATUS, type RequestJoin, toProposal, toRequest, toRequestStep } from './rows.ts'
import type { Database } from './schema.ts'

/** Statements with the words beside them and the slug of their claim. */
export function selectStatements(db: Kysely<Database>) {
  return db
    .selectFrom('statements')
    .innerJoin('statement_texts', 'statement_texts.statement_id', 'statements.id')
    .innerJoin('claims', 'claims.id', 'statements.claim_id')
    .selectAll('statements')
    .select(['claims.slug', 'statement_texts.speaker', 'statement_texts.affiliation', 'statement_texts.quote'])
    .select('statement_texts.salt')
}

/** Is it a statement that a claim has, or had before an editor moved it to another? */
export function everOf(claim: string, stance?: string) {
  const wanted = sql`(SELECT id FROM claims WHERE slug = ${claim})`
  const own = stance === undefined ? sql`` : sql`AND stance = ${stance}`
  // Each part walks an index of its own; an OR would walk all statements there are. An edit may be what gave the stance.
  return sql<boolean>`statements.id IN (
    SELECT id FROM statements WHERE claim_id = ${wanted} ${own}
    UNION SELECT statement_id FROM statement_edits WHERE to_claim_id = ${wanted}
    UNION SELECT e.statement_id FROM statement_edits e CROSS JOIN statements o ON o.id = e.statement_id
      WHERE o.claim_id = ${wanted})`
}

/** Claims in their present wording. */
export function selectClaims(db: Kysely<Database>) {
  return db
    .selectFrom('claims')
    .innerJoin('claim_versions', 'claim_versions.id', 'claims.version_id')
    .selectAll('claims')
    .select(['claim_versions.version', 'claim_versions.data'])
    .orderBy('claims.id')
}

/** The claim of a slug in its present wording. */
export const selectClaim = builtOnce((db, slug) => selectClaims(db).where('claims.slug', '=', slug))

export async function selectProposals(
  db: Kysely<Database>,
  filter: { claim?: string; id?: number; openOnly?: boolean },
): Promise<Proposal[]> {
  const { claim, id, openOnly = false } = filter
  if (claim !== undefined && id === undefined)
    return (await (openOnly ? openProposalsOf : proposalsOf)(db, claim)).map(toProposal)
  let query = proposalRows(db)
  if (claim !== undefined) query = query.where('claims.slug', '=', claim)
  if (id !== undefined) query = query.where('proposals.id', '=', id)
  if (openOnly) query = query.where('decisions.id', 'is', null)
  return (await query.execute()).map(toProposal)
}

const proposalsOf = builtOnce((db, claim) => proposalRows(db).where('claims.slug', '=', claim))
const openProposalsOf = builtOnce((db, claim) =>
  proposalRows(db).where('claims.slug', '=', claim).where('decisions.id', 'is', null),
)

function proposalRows(db: Kysely<Database>) {
  return db
    .selectFrom('proposals')
    .innerJoin('claims', 'claims.id', 'proposals.claim_id')
    .leftJoin('decisions', 'decisions.proposal_id', 'proposals.id')
    .selectAll('proposals')
    .select([
      'claims.slug',
      'decisions.verdict',
      'decisions.change as decided_change',
      'decisions.by_whom',
      'decisions.reason as decided_reason',
      'decisions.at as decided_at',
    ])
    .leftJoin('proposal_owners', (join) =>
      join.onRef('proposal_owners.proposal_id', '=', 'proposals.id').on((eb) =>
        eb(
          'proposal_owners.id',
          '=',
          eb
            .selectFrom('proposal_owners as newest')
            .select((last) => last.fn.max('newest.id').as('id'))
            .whereRef('newest.proposal_id', '=', 'proposals.id'),
        ),
      ),
    )
    .select(['proposal_owners.owner', 'proposal_owners.by_whom as owner_by', 'proposal_owners.at as owner_at'])
    .orderBy('proposals.id')
}

/** Requests of one claim, of all, or one of them, with what became of them; oldest first. */
export async function selectRequests(
  db: Kysely<Database>,
  filter: { claim?: string; id?: number },
): Promise<EvidenceRequest[]> {
  const { claim, id } = filter
  if (claim !== undefined && id === undefined) return withSteps(db, await requestsOf(db, claim))
  let query = requestRows(db)
  if (claim !== undefined) query = query.where('claims.slug', '=', claim)
  if (id !== undefined) query = query.where('requests.id', '=', id)
  return withSteps(db, await query.execute())
}

const requestsOf = builtOnce((db, claim) => requestRows(db).where('claims.slug', '=', claim))

/** With when it went on record: by hand, with its statement, or when the bulk the statement came in was released. */
export function requestRows(db: Kysely<Database>) {
  return db
    .selectFrom('requests')
    .innerJoin('claims', 'claims.id', 'requests.claim_id')
    .leftJoin('statements', 'statements.id', 'requests.statement_id')
    .selectAll('requests')
    .select(['claims.slug', 'statements.seen_at'])
    .select((eb) =>
      eb
        .selectFrom('held_batches')
        .innerJoin('held_decisions', 'held_decisions.batch_id', 'held_batches.id')
        .select((held) => held.fn.max('held_decisions.at').as('at'))
        .where('held_decisions.verdict', '=', 'release')
        .whereRef('held_batches.first_item_id', '<=', 'statements.origin_item_id')
        .whereRef('held_batches.last_item_id', '>=', 'statements.origin_item_id')
        .as('released_at'),
    )
    .orderBy('requests.id')
}

export async function withSteps(db: Kysely<Database>, rows: RequestJoin[]): Promise<EvidenceRequest[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const steps = await stepsBetween(db, Math.min(...ids), Math.max(...ids))
  const byRequest = Map.groupBy(steps.map(toRequestStep), (step) => step.requestId)
  return rows.map((row) => toRequest(row, byRequest.get(row.id) ?? []))
}

const stepsBetween = builtOnce((db, from: number, until: number) =>
  db
    .selectFrom('request_steps')
    .selectAll()
    .where('request_id', '>=', from)
    .where('request_id', '<=', until)
    .orderBy('id'),
)

/** Ids of the items that count as being about a claim. */
export function itemsAbout(db: Kysely<Database>, claim: string) {
  return db
    .selectFrom('matches')
    .innerJoin('claims', 'claims.id', 'matches.claim_id')
    .select('matches.item_id')
    .where('claims.slug', '=', claim)
    .where('matches.band', '=', 'posted')
}

/** Does a proposal rest on nothing but statements an editor dismissed? */
export function isMoot(proposal: Proposal, dismissed: ReadonlyMap<number, unknown>): boolean {
  const { statementIds } = proposal
  return statementIds.length > 0 && statementIds.every((id) => dismissed.has(id))
}

/** The last step's outcome. */
export async function selectStatus(db: Kysely<Database>, claim: string): Promise<EvidenceStatus> {
  const [row] = await lastStepOf(db, claim)
  return row ? JSON.parse(row.to_status) : NO_STATUS
}

const lastStepOf = builtOnce((db, claim) =>
  db
    .selectFrom('status_steps')
    .innerJoin('claims', 'claims.id', 'status_steps.claim_id')
    .select('status_steps.to_status')
    .where('claims.slug', '=', claim)
    .orderBy('status_steps.id', 'desc')
    .limit(1),
)

import type { Kysely } from 'kysely'
import type { EvidenceRequest, Proposal } from '../domain/event.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import { NO_STATUS, toProposal, toRequest } from './rows.ts'
import type { Database } from './schema.ts'

/** Statements with the words beside them and the slug of their claim. */
export function selectStatements(db: Kysely<Database>) {
  return db
    .selectFrom('statements')
    .innerJoin('statement_texts', 'statement_texts.statement_id', 'statements.id')
    .innerJoin('claims', 'claims.id', 'statements.claim_id')
    .selectAll('statements')
    .select(['claims.slug', 'statement_texts.speaker', 'statement_texts.affiliation', 'statement_texts.quote'])
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

export async function selectProposals(
  db: Kysely<Database>,
  filter: { claim?: string; id?: number; openOnly?: boolean },
): Promise<Proposal[]> {
  let query = db
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
    .orderBy('proposals.id')
  if (filter.claim !== undefined) query = query.where('claims.slug', '=', filter.claim)
  if (filter.id !== undefined) query = query.where('proposals.id', '=', filter.id)
  if (filter.openOnly) query = query.where('decisions.id', 'is', null)
  return (await query.execute()).map(toProposal)
}

export async function selectRequests(db: Kysely<Database>, claim: string): Promise<EvidenceRequest[]> {
  const rows = await db
    .selectFrom('requests')
    .innerJoin('claims', 'claims.id', 'requests.claim_id')
    .selectAll('requests')
    .select('claims.slug')
    .where('claims.slug', '=', claim)
    .orderBy('requests.id')
    .execute()
  return rows.map(toRequest)
}

/** Does a proposal rest on nothing but statements an editor dismissed? */
export function isMoot(proposal: Proposal, dismissed: ReadonlyMap<number, unknown>): boolean {
  const { statementIds } = proposal
  return statementIds.length > 0 && statementIds.every((id) => dismissed.has(id))
}

/** The last step's outcome. */
export async function selectStatus(db: Kysely<Database>, claim: string): Promise<EvidenceStatus> {
  const row = await db
    .selectFrom('status_steps')
    .innerJoin('claims', 'claims.id', 'status_steps.claim_id')
    .select('status_steps.to_status')
    .where('claims.slug', '=', claim)
    .orderBy('status_steps.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? JSON.parse(row.to_status) : NO_STATUS
}

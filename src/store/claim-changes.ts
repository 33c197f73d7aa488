import { sql, type Transaction } from 'kysely'
import { type Claim, type StoredClaim, sameWording } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { ClaimChange } from '../ports/claim-store.ts'
import { bumpChangeMark } from './change-mark.ts'
import { changedKeys, formerSlug, insertClaim, insertEvent, insertVersion } from './claim-rows.ts'
import { insertDeliveries, insertProposal } from './commit-polls.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { type ClaimRow, toClaim } from './rows.ts'
import type { Database } from './schema.ts'
import { selectClaims } from './selects.ts'

type Trx = Transaction<Database>

export async function addClaim(trx: Trx, claim: Claim, change: ClaimChange): Promise<StoredClaim> {
  await demandFree(trx, claim.slug)
  return finish(trx, claim.slug, [await insertClaim(trx, claim, false, change)], change)
}

export async function editClaim(
  trx: Trx,
  slug: string,
  claim: Claim,
  change: ClaimChange & { expectedVersion: number },
): Promise<StoredClaim> {
  const row = await rowOf(trx, slug)
  if (row.version !== change.expectedVersion)
    throw new OnrecordError(
      'conflict',
      sentence`The claim ${slug} was edited meanwhile. Look at it again; nothing was changed.`,
      { permanent: true },
    )
  const before = toClaim(row)
  const entries: LedgerEntry[] = []
  const renamed = claim.slug !== row.slug
  if (renamed) entries.push(...(await rename(trx, row, claim.slug, change)))
  const version = row.version + 1
  await insertVersion(trx, row.id, version, canonicalJson(claim), change.at)
  const detail = changedKeys(JSON.parse(row.data), claim)
    .filter((key) => key !== 'slug')
    .join(', ')
  const about = { slug: claim.slug, data: claim }
  const reworded = !sameWording(before, claim)
  const tell = async (event: 'reworded' | 'reviewed' | 'edited') =>
    entries.push(await insertEvent(trx, row.id, { event, version, detail }, change, about))
  if (reworded) await tell('reworded')
  else if (detail !== '' && detail !== 'reviewed') await tell('edited')
  if (claim.reviewed && (reworded || !before.reviewed)) await tell('reviewed')
  return finish(trx, claim.slug, entries, change)
}

/** The old slug stays its own for ever; what names the claim by its slug is taken along. */
async function rename(trx: Trx, row: ClaimRow, slug: string, change: ClaimChange): Promise<LedgerEntry[]> {
  const was = row.slug
  if ((await formerSlug(trx, slug)) !== was) {
    await demandFree(trx, slug)
  }
  await trx.updateTable('claims').set({ slug }).where('id', '=', row.id).execute()
  await trx
    .insertInto('claim_slugs')
    .values({ slug: was, claim_id: row.id, at: change.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const entries = [
    await insertEvent(trx, row.id, { event: 'renamed', version: row.version, detail: was }, change, { slug, was }),
  ]
  for (const other of await selectClaims(trx).execute()) {
    const data = JSON.parse(other.data) as Claim
    if (data.parent !== was || other.id === row.id) continue
    const next = { ...data, parent: slug }
    await insertVersion(trx, other.id, other.version + 1, canonicalJson(next), change.at)
    const event = { event: 'edited', version: other.version + 1, detail: 'parent' } as const
    entries.push(await insertEvent(trx, other.id, event, change, { slug: other.slug, data: next }))
  }
  await followRename(trx, was, slug)
  return entries
}

/** Bookkeeping that names the claim: watches, threads, posts on their way, posts held back. */
async function followRename(trx: Trx, was: string, slug: string): Promise<void> {
  const scope = canonicalJson({ type: 'claim', slug: was })
  await trx
    .updateTable('watches')
    .set({ scope: canonicalJson({ type: 'claim', slug }) })
    .where('scope', '=', scope)
    .execute()
  await trx.updateTable('threads').set({ claim: slug }).where('claim', '=', was).execute()
  await trx.updateTable('deliveries').set({ thread_of: slug }).where('thread_of', '=', was).execute()
  await trx.updateTable('held_notices').set({ claim: slug }).where('claim', '=', was).execute()
}

export async function archiveClaim(
  trx: Trx,
  slug: string,
  restore: boolean,
  change: ClaimChange,
): Promise<StoredClaim> {
  const row = await rowOf(trx, slug)
  if ((row.archived_at === null) === restore) {
    const event = restore ? 'restored' : 'archived'
    const last = await trx
      .selectFrom('claim_events')
      .selectAll()
      .where('claim_id', '=', row.id)
      .where('event', 'in', restore ? ['restored', 'added'] : ['archived'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
    const by = last?.by_whom ? sentence` by ${last.by_whom}` : ''
    const on = new Date(last?.at ?? change.at).toISOString()
    const when =
      last?.event !== event ? '' : restore ? sentence`, restored${by} on ${on}` : sentence`, archived${by} on ${on}`
    const refusal = restore
      ? sentence`The claim ${row.slug} is tracked already${when}. Nothing was changed.`
      : sentence`The claim ${row.slug} is archived already${when}. Nothing was changed.`
    throw new OnrecordError('conflict', refusal, { permanent: true })
  }
  await trx
    .updateTable('claims')
    .set({ archived_at: restore ? null : change.at })
    .where('id', '=', row.id)
    .execute()
  const event = { event: restore ? 'restored' : 'archived', version: row.version, detail: '' } as const
  return finish(trx, row.slug, [await insertEvent(trx, row.id, event, change, { slug: row.slug })], change)
}

async function finish(trx: Trx, slug: string, entries: LedgerEntry[], change: ClaimChange): Promise<StoredClaim> {
  const row = await rowOf(trx, slug)
  const claimIds = new Map([[slug, row.id]])
  for (const proposal of change.proposals ?? []) entries.push(await insertProposal(trx, proposal, claimIds))
  await insertDeliveries(trx, change.deliveries ?? [], change.at)
  await bumpChangeMark(trx)
  await appendLedger(trx, entries, change.at)
  return toClaim(row)
}

async function rowOf(trx: Trx, slug: string): Promise<ClaimRow> {
  const row = await selectClaims(trx).where('claims.slug', '=', slug).executeTakeFirst()
  if (!row) throw new OnrecordError('not_found', sentence`There is no claim "${slug}" in the database.`)
  return row
}

async function demandFree(trx: Trx, slug: string): Promise<void> {
  const taken = await trx
    .selectFrom('claims')
    .select(['slug', 'archived_at'])
    .where((eb) =>
      eb.or([
        eb('slug', '=', slug),
        eb('id', 'in', eb.selectFrom('claim_slugs').select('claim_id').where('claim_slugs.slug', '=', sql.val(slug))),
      ]),
    )
    .executeTakeFirst()
  if (!taken) return
  const archived = taken.archived_at === null ? '' : sentence`, archived`
  const refusal =
    taken.slug === slug
      ? sentence`There is a claim "${slug}" already${archived}. Give another slug; nothing was changed.`
      : sentence`"${slug}" is what ${taken.slug} was called before, and leads there. Give another slug; nothing was changed.`
  throw new OnrecordError('conflict', refusal, { permanent: true })
}

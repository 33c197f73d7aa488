import type { Transaction } from 'kysely'
import { type Claim, sameWording } from '../domain/claim.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { ClaimSync } from '../ports/claim-store.ts'
import { bumpChangeMark } from './change-mark.ts'
import { changedKeys, insertClaim, insertEvent, insertVersion } from './claim-rows.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { type ClaimRow, toClaim } from './rows.ts'
import type { Database } from './schema.ts'
import { selectClaims } from './selects.ts'

/**
 * Declared claims follow the file whenever its entry changes; an edit by a command stands until then. A slug the claim
 * had before finds it: renaming by command does not make the file's entry a new claim.
 */
export async function syncDeclared(
  trx: Transaction<Database>,
  declared: readonly Claim[],
  now: Instant,
): Promise<ClaimSync> {
  const rows = await selectClaims(trx).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const bySlug = new Map(rows.map((row) => [row.slug, row]))
  for (const { slug, claim_id } of await trx.selectFrom('claim_slugs').selectAll().execute()) {
    const row = byId.get(claim_id)
    if (row && !bySlug.has(slug)) bySlug.set(slug, row)
  }
  const entries: LedgerEntry[] = []
  const did = { added: [] as string[], edited: [] as string[], reworded: [] as string[] }
  const kept = new Set<number>()
  const doer = { by: null, reason: '', at: now }
  for (const claim of declared) {
    const row = bySlug.get(claim.slug)
    if (!row) {
      entries.push(await insertClaim(trx, claim, true, doer))
      did.added.push(claim.slug)
      continue
    }
    kept.add(row.id)
    const said = canonicalJson(claim)
    if (row.declared === 1 && row.declared_data === said) continue
    await trx
      .updateTable('claims')
      .set({ declared: 1, declared_data: said, archived_at: null })
      .where('id', '=', row.id)
      .execute()
    const next = follow(row, claim, bySlug)
    if (canonicalJson(next) !== row.data) {
      const version = row.version + 1
      await insertVersion(trx, row.id, version, canonicalJson(next), now)
      const reworded = !sameWording(JSON.parse(row.data), next)
      const detail = changedKeys(JSON.parse(row.data), next).join(', ')
      const event = { event: reworded ? 'reworded' : 'edited', version, detail } as const
      entries.push(await insertEvent(trx, row.id, event, doer, { slug: row.slug, data: next }))
      did.edited.push(row.slug)
      if (reworded) did.reworded.push(row.slug)
    }
    if (row.archived_at !== null) {
      const event = { event: 'restored', version: row.version, detail: '' } as const
      entries.push(await insertEvent(trx, row.id, event, doer, { slug: row.slug }))
    }
  }
  const archived = rows.filter((row) => row.declared === 1 && row.archived_at === null && !kept.has(row.id))
  for (const row of archived) {
    await trx.updateTable('claims').set({ archived_at: now, declared_data: null }).where('id', '=', row.id).execute()
    const event = { event: 'archived', version: row.version, detail: '' } as const
    entries.push(await insertEvent(trx, row.id, event, doer, { slug: row.slug }))
  }
  if (entries.length > 0) await bumpChangeMark(trx)
  await appendLedger(trx, entries, now)
  const after = (await selectClaims(trx).execute()).map(toClaim)
  const pick = (list: string[]) => {
    const picked = new Set(list)
    return after.filter((claim) => picked.has(claim.slug))
  }
  return {
    added: pick(did.added),
    edited: pick(did.edited),
    reworded: pick(did.reworded),
    archived: archived.map((row) => row.slug),
  }
}

/**
 * The file's entry under the slugs that hold today. A new wording is not reviewed because the one before it was: a
 * `reviewed` that stood there already says nothing about it.
 */
function follow(row: ClaimRow, claim: Claim, bySlug: ReadonlyMap<string, ClaimRow>): Claim {
  const parent = claim.parent === undefined ? undefined : (bySlug.get(claim.parent)?.slug ?? claim.parent)
  const next: Claim = { ...claim, slug: row.slug, ...(parent === undefined ? {} : { parent }) }
  const before = JSON.parse(row.data) as Claim
  const said = row.declared_data === null ? null : (JSON.parse(row.declared_data) as Claim)
  if (!sameWording(before, next) && said?.reviewed && next.reviewed && before.reviewed) next.reviewed = false
  return next
}

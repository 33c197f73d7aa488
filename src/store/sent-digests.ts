import type { Kysely } from 'kysely'
import type { Notice } from '../domain/notice.ts'
import type { Platform } from '../domain/vocabulary.ts'
import type { SentDigest } from '../ports/outbox.ts'
import { toDelivery } from './delivery-rows.ts'
import type { Database } from './schema.ts'

/** Every line of a digest in its newest wording: the edit of one line must not take back that of another. */
export async function digestOf(
  db: Kysely<Database>,
  platform: Platform,
  channel: string,
  eventKey: string,
): Promise<SentDigest | null> {
  const found = await db
    .selectFrom('deliveries as told')
    .innerJoin('deliveries as digest', 'digest.id', 'told.folded_into')
    .selectAll('digest')
    .where('told.platform', '=', platform)
    .where('told.channel', '=', channel)
    .where('told.event_key', '=', eventKey)
    .where('told.state', '=', 'sent')
    .executeTakeFirst()
  const digest = found && toDelivery(found)
  if (digest?.ref == null || digest.notice?.kind !== 'digest') return null
  const lines = await db
    .selectFrom('deliveries')
    .select(['event_key', 'notice'])
    .where('folded_into', '=', digest.id)
    .where('state', '=', 'sent')
    .orderBy('id')
    .execute()
  const edits = await db
    .selectFrom('deliveries')
    .select(['edits', 'notice'])
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where(
      'edits',
      'in',
      lines.map((line) => line.event_key),
    )
    .orderBy('id')
    .execute()
  const newest = new Map(edits.map((edit) => [edit.edits, edit.notice]))
  const notices = lines.flatMap(({ event_key, notice }) => {
    const json = newest.get(event_key) ?? notice
    return json === null ? [] : [JSON.parse(json) as Notice]
  })
  return { ref: digest.ref, notice: { ...digest.notice, notices } }
}

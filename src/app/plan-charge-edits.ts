import type { StoredClaim } from '../domain/claim.ts'
import type { PlannedDelivery } from '../domain/event.ts'
import type { StatementNotice } from '../domain/notice.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import type { StatementRow, Store } from '../ports/stores.ts'
import { OUT, planPostEdits, postsOf } from './plan-post-edits.ts'
import { type FaceContext, faceOf, isCharge } from './statement-face.ts'

/**
 * An acquittal, or a case dropped, reaches whoever was told of the charge: the posts of the charge say so from then on,
 * and `told`, the outcome's own post, goes there too, whatever is watched there by now. `all`: the statements of the
 * claim as they stand afterwards. `mark` names what made the difference.
 */
export async function planChargeEdits(
  context: FaceContext & { store: Pick<Store, 'queries' | 'statementEdits'> },
  claim: StoredClaim,
  all: readonly StatementRow[],
  mark: string,
  told: { notice: StatementNotice; eventKey: string } | null = null,
): Promise<PlannedDelivery[]> {
  const planned: PlannedDelivery[] = []
  for (const charge of all.filter((one) => isCharge(one) && !one.dismissed)) {
    const posts = await postsOf(context.store, claim.slug, charge.id, OUT)
    planned.push(...planPostEdits(posts, faceOf(context, charge, claim, all), mark))
    if (!told) continue
    const about = { slug: claim.slug, tags: claim.tags }
    for (const { platform, channel, locale } of posts) {
      const place = {
        platform,
        channel,
        locale,
        id: 0,
        scope: { type: 'all' as const },
        events: ['statement' as const],
      }
      planned.push(...planNotices([{ ...told, claim: about }], [place], mark))
    }
  }
  return planned
}

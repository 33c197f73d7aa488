import type { Lease } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { rowsOf, settleEach } from './take-turn.ts'

/** What was leased in the last moment and never went out stands as it stood: no start need ask whether it arrived. */
export async function takeBack(context: DeliverContext, leased: readonly Lease[]): Promise<void> {
  const rows = leased.flatMap(rowsOf)
  const at = context.clock.now()
  for (const { id } of rows) context.out.delete(id)
  await settleEach(
    context,
    rows.map((delivery) => ({ delivery, outcome: { type: 'not_tried', at } })),
  )
}

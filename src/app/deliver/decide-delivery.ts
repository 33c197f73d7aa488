import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { DecideDeliveryInput } from '../../ports/editor-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandEditor } from '../editor.ts'
import { describeDelivery } from './list-deliveries.ts'

/** What becomes of the posts that wait for a card of which it was not known whether it is there. */
const FOLLOW = {
  sent: 'in its thread or, where it is not found, under a new card',
  send_again: 'in its thread once it is sent',
  drop: 'under a new card',
} as const
const DONE = { sent: 'is marked as sent', send_again: 'is sent again', drop: 'is dropped' } as const

/** What an editor who looked says of a post whose arrival could not be told. */
export async function decideDelivery(
  context: AnswerContext,
  { deliveryId, verdict, reason }: DecideDeliveryInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const { store, clock } = context
  const said = reason?.trim() ?? ''
  const waiting = await store.outbox.waitingForCard(deliveryId)
  await store.outbox.decide({ id: deliveryId, verdict, by: asker.name, reason: said, at: clock.now(), ref: null })
  const row = await store.outbox.find(deliveryId)
  return {
    kind: 'done',
    what: `delivery ${deliveryId} ${DONE[verdict]}`,
    details: row
      ? [
          { label: 'channel', value: `${row.channel} on ${row.platform}` },
          { label: 'what', value: await describeDelivery(context, row) },
          ...(said === '' ? [] : [{ label: 'reason', value: said }]),
          ...(waiting === 0
            ? []
            : [{ label: 'posts that waited for it follow', value: `${waiting}, ${FOLLOW[verdict]}` }]),
        ]
      : [],
    undo: verdict === 'drop' ? `onrecord deliveries again ${deliveryId} --as NAME` : null,
  }
}

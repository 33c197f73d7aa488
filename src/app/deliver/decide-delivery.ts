import { OnrecordError } from '../../domain/errors.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { DecideDeliveryInput } from '../../ports/editor-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { describeDelivery } from './list-deliveries.ts'

const DONE = { sent: 'is marked as sent', send_again: 'is sent again', drop: 'is dropped' } as const

/** What an editor who looked says of a post whose arrival could not be told. */
export async function decideDelivery(
  context: AnswerContext,
  { deliveryId, verdict, reason }: DecideDeliveryInput,
  asker: Asker,
): Promise<DoneAnswer> {
  if (!asker.editor)
    throw new OnrecordError('invalid', `${asker.name} is not an editor here. Editors are listed in onrecord.yaml.`)
  const { store, clock } = context
  const said = reason?.trim() ?? ''
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
        ]
      : [],
    undo: verdict === 'drop' ? `onrecord deliveries again ${deliveryId} --as NAME` : null,
  }
}

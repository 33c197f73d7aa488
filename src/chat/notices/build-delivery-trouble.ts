import type { Message } from '../../domain/message.ts'
import type { DeliveryTroubleNotice } from '../../domain/notice.ts'
import { deliveryActions } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { text, time } from '../compose/spans.ts'

/** Posts do not arrive: where, why, what to do. */
export function buildDeliveryTrouble(notice: DeliveryTroubleNotice, reader: Reader): Message {
  const { trouble } = reader.delivery
  const heading = trouble.heading[notice.what](bounded(notice.channel, 'name'), notice.platform)
  const { what, deliveryId } = notice
  const actions =
    deliveryId !== null && (what === 'needs_review' || what === 'refused')
      ? deliveryActions(deliveryId, what, reader)
      : []
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: reader.words.labels.reason, spans: [text(bounded(sayFailure(notice.reason, reader.locale), 'line'))] },
        { label: reader.words.labels.when, spans: [time(notice.at)] },
      ],
    },
    { type: 'context', spans: [text(trouble.todo[what])] },
    { type: 'actions', actions },
  ])
}

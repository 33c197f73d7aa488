import type { Block, Message } from '../../domain/message.ts'
import type { DeliveriesAnswer } from '../../ports/editor-verbs.ts'
import { deliveryActions } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { ownValue } from '../compose/own-sentence.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { joinSpans, strong, text, time } from '../compose/spans.ts'
import { inWindow, type Window } from './window.ts'

const SHOWN = 10

/** What is on its way; where nobody knows whether a post arrived, the commands to say so. */
export function buildDeliveries(answer: DeliveriesAnswer, reader: Reader, window?: Window): Message {
  const { deliveries } = reader.delivery
  const { counts } = answer
  const open = counts.pending + counts.retry + counts.sending
  const idle = open + counts.needs_review === 0
  const heading = idle ? deliveries.none : deliveries.heading(open, counts.needs_review)
  const { shown, hidden } = inWindow(answer.deliveries, window, SHOWN)
  return finishMessage(reader, counts.needs_review > 0 ? 'caution' : 'neutral', heading, [
    { type: 'heading', text: heading },
    ...shown.flatMap((one) => deliveryBlocks(one, reader)),
    ...(hidden > 0 ? [{ type: 'context', spans: [text(reader.words.more(hidden))] } satisfies Block] : []),
    { type: 'context', spans: [text(deliveries.counts(counts.sent, counts.refused))] },
  ])
}

function deliveryBlocks(one: DeliveriesAnswer['deliveries'][number], reader: Reader): Block[] {
  const { deliveries } = reader.delivery
  return [
    {
      type: 'text',
      spans: joinSpans(
        [
          [strong(`${one.id}: ${bounded(one.channel, 'name')} (${one.platform})`)],
          [text(deliveries.state[one.state])],
          one.attempts === 0 ? [] : [text(deliveries.attempts(one.attempts))],
          one.nextTryAt === null ? [] : [text(`${deliveries.nextTry} `), time(one.nextTryAt)],
        ],
        ' · ',
      ),
    },
    {
      type: 'list',
      items: [
        [text(bounded(ownValue('what', one.what, reader.locale), 'line'))],
        ...(one.error === null ? [] : [[text(bounded(sayFailure(one.error, reader.locale), 'line'))]]),
      ],
    },
    ...(one.state === 'needs_review' || one.state === 'refused'
      ? [{ type: 'actions', actions: deliveryActions(one.id, one.state, reader) } satisfies Block]
      : []),
  ]
}

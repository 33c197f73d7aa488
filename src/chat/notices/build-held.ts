import type { Message } from '../../domain/message.ts'
import type { HeldNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { text, time } from '../compose/spans.ts'

/** A source's sudden bulk, held back. */
export function buildHeld(notice: HeldNotice, reader: Reader): Message {
  const heading = reader.notices.held.bulk(bounded(notice.source.name, 'name'), notice.items)
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: reader.words.labels.source, spans: [sourceLink(notice.source)] },
        { label: reader.words.labels.when, spans: [time(notice.at)] },
      ],
    },
    { type: 'context', spans: [text(reader.notices.held.nothingPosted)] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

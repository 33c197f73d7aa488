import type { Message } from '../../domain/message.ts'
import type { GapNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { text, time } from '../compose/spans.ts'

/** A source's list does not reach back to its last poll: between which times something may be missing, and what to do. */
export function buildGap(notice: GapNotice, reader: Reader): Message {
  const { gap } = reader.notices
  const { labels } = reader.words
  const heading = gap.heading(bounded(notice.source.name, 'name'), notice.entries)
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: labels.lastGood, spans: [time(notice.since)] },
        { label: gap.oldest, spans: [notice.oldest === null ? text('—') : time(notice.oldest)] },
        { label: labels.source, spans: [sourceLink(notice.source)] },
      ],
    },
    { type: 'context', spans: [text(gap.todo)] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

import type { Message } from '../../domain/message.ts'
import type { HeldNotice } from '../../domain/notice.ts'
import { heldActions, sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { text, time } from '../compose/spans.ts'

/** A source's sudden bulk, held back. */
export function buildHeld(notice: HeldNotice, reader: Reader): Message {
  const { held } = reader.notices
  const name = bounded(notice.source.name, 'name')
  const heading = notice.edited ? held.edited(name, notice.items) : held.bulk(name, notice.items)
  const { matched = 0, posts } = notice
  const words = notice.edited
    ? held.editsNotPosted
    : posts === 0
      ? held.nothingToRelease
      : `${posts === undefined ? '' : `${held.waiting(matched, posts)} `}${held.nothingPosted}`
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: reader.words.labels.source, spans: [sourceLink(notice.source)] },
        { label: reader.words.labels.when, spans: [time(notice.at)] },
      ],
    },
    { type: 'context', spans: [text(words)] },
    { type: 'actions', actions: posts === 0 ? [sourcesAction(reader)] : heldActions(notice.source.id, reader) },
  ])
}

import type { Inline, Message } from '../../domain/message.ts'
import type { RequestNotice } from '../../domain/notice.ts'
import { historyAction, statusAction } from '../compose/actions.ts'
import { correctedBlock } from '../compose/corrected-lines.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { day, strong, text } from '../compose/spans.ts'
import { formatTime } from '../text/format-time.ts'

/** A request for evidence was made, has seen no public answer for long, or was answered. */
export function buildRequest(notice: RequestNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const from = bounded(notice.from, 'name') || words.speakerUnknown
  const to = bounded(notice.to, 'name') || words.speakerUnknown
  const since = formatTime(notice.openedAt, 'date', reader.locale)
  const heading = `${notices.request[notice.event](from, to, notice.days, since)} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, toneOf(notice.event), heading, [
    { type: 'heading', text: heading },
    ...correctedBlock(notice.corrected, reader),
    {
      type: 'fields',
      fields: [
        { label: labels.what, spans: notice.what === '' ? [] : [text(bounded(notice.what, 'line'))] },
        { label: labels.asked, spans: [day(notice.openedAt)] },
        {
          label: labels.waiting,
          spans:
            isClosed(notice.event) || notice.days === 0
              ? []
              : [strong(words.days(notice.days)), text(` · ${words.requestState[notice.event]}`)],
        },
        { label: labels.source, spans: notice.source === null ? [] : [sourceLink(notice.source)] },
      ],
    },
    { type: 'list', items: (notice.others ?? []).map((one) => othersLine(one, reader)) },
    { type: 'actions', actions: [statusAction(notice.claim.slug, reader), historyAction(notice.claim.slug, reader)] },
  ])
}

/** "No public answer seen since …", of another request of the claim. */
function othersLine(one: NonNullable<RequestNotice['others']>[number], reader: Reader): Inline[] {
  const [from, to] = [bounded(one.from, 'name'), bounded(one.to, 'name')]
  const since = formatTime(one.openedAt, 'date', reader.locale)
  return [text(reader.notices.request.no_answer_seen(from, to, one.days, since))]
}

function isClosed(event: RequestNotice['event']): boolean {
  return event === 'answered' || event === 'refused'
}

function toneOf(event: RequestNotice['event']): Message['tone'] {
  return event === 'no_answer_seen' ? 'caution' : 'news'
}

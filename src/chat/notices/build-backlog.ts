import type { Message } from '../../domain/message.ts'
import type { BacklogNotice } from '../../domain/notice.ts'
import { historyAction, sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { strong, text, time } from '../compose/spans.ts'

/** One line instead of a flood: what a new claim or a new source found in what was already stored. */
export function buildBacklog(notice: BacklogNotice, reader: Reader): Message {
  const line = lineOf(notice, reader)
  const fallback = notice.claim === null ? line : `${line} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, 'neutral', fallback, [
    { type: 'text', spans: [strong(fallback)] },
    { type: 'context', spans: [time(notice.at), text(` · ${reader.notices.backlog.quiet}`)] },
    {
      type: 'actions',
      actions: [notice.claim === null ? sourcesAction(reader) : historyAction(notice.claim.slug, reader)],
    },
  ])
}

function lineOf(notice: BacklogNotice, reader: Reader): string {
  const { backlog } = reader.notices
  const source = notice.source === null ? null : bounded(notice.source.name, 'name')
  if (source === null) return backlog.claim(notice.items, notice.statements)
  return notice.claim === null
    ? backlog.source(source, notice.items, notice.statements)
    : backlog.both(source, notice.items, notice.statements)
}

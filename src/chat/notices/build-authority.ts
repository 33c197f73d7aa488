import type { Message } from '../../domain/message.ts'
import type { AuthorityNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { code, text, time } from '../compose/spans.ts'

/** A body's own voice led to a foreign host: what that means, and what to do if the host is its own after all. */
export function buildAuthority(notice: AuthorityNotice, reader: Reader): Message {
  const { authority } = reader.notices
  const host = bounded(notice.host, 'name')
  const heading = authority[notice.by](bounded(notice.source.name, 'name'), host)
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        // The title is a stranger's text: it is shown as what it is, never as a statement.
        { label: authority.entry, spans: notice.title ? [text(bounded(notice.title, 'title'))] : [] },
        { label: authority.expected, spans: [code(bounded(notice.expected.join(', '), 'line'))] },
        { label: reader.words.labels.when, spans: [time(notice.at)] },
        { label: reader.words.labels.source, spans: [sourceLink(notice.source)] },
      ],
    },
    { type: 'context', spans: [text(authority.todo)] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

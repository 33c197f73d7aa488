import type { Message } from '../../domain/message.ts'
import type { RevisionNotice } from '../../domain/notice.ts'
import { historyAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { joinSpans, strong, text, time } from '../compose/spans.ts'

const CHANGES_SHOWN = 5

/** An item whose quote, number, name or attribution changed: old and new words side by side. */
export function buildRevision(notice: RevisionNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const heading = `${notices.revision.changed(bounded(notice.source.name, 'name'))} · ${bounded(notice.claim.title, 'title')}`
  const shown = notice.changes.slice(0, CHANGES_SHOWN)
  const hidden = notice.changes.length - shown.length
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'list',
      items: [
        ...shown.map((change) => [
          strong(`${notices.revision.what[change.what]} — `),
          text(`${notices.revision.was}: ${bounded(change.before, 'words') || '—'} → `),
          text(`${notices.revision.now}: ${bounded(change.after, 'words') || '—'}`),
        ]),
        ...(hidden > 0 ? [[text(words.more(hidden))]] : []),
      ],
    },
    {
      type: 'fields',
      fields: [
        { label: labels.article, spans: [text(bounded(notice.title, 'title'))] },
        { label: labels.source, spans: [sourceLink(notice.source)] },
        {
          label: labels.when,
          spans: joinSpans(
            [
              [text(`${labels.firstSeen} `), time(notice.firstSeenAt)],
              [text(`${labels.seen} `), time(notice.seenAt)],
            ],
            ' · ',
          ),
        },
      ],
    },
    { type: 'actions', actions: [historyAction(notice.claim.slug, reader)] },
  ])
}

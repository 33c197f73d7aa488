import type { Message } from '../../domain/message.ts'
import type { WithdrawalNotice } from '../../domain/notice.ts'
import { historyAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { text, time } from '../compose/spans.ts'

/** Something was taken down. Its title is among the words taken down, so only its address is given. */
export function buildWithdrawal(notice: WithdrawalNotice, reader: Reader): Message {
  const { words, notices } = reader
  const heading = `${notices.withdrawal.takenDown(bounded(notice.source.name, 'name'))} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: words.labels.source, spans: [sourceLink(notice.source)] },
        { label: words.labels.when, spans: [text(`${words.labels.seen} `), time(notice.seenAt)] },
      ],
    },
    { type: 'context', spans: [text(notices.withdrawal.held)] },
    { type: 'actions', actions: [historyAction(notice.claim.slug, reader)] },
  ])
}

import type { Message } from '../../domain/message.ts'
import type { CorrectionNotice } from '../../domain/notice.ts'
import { isAddition } from '../../domain/statement-edit.ts'
import { historyAction, whyAction } from '../compose/actions.ts'
import { valueWords } from '../compose/corrected-lines.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { text, time } from '../compose/spans.ts'

/** Something posted was wrong: what it said, what it should have said, and why. */
export function buildCorrection(notice: CorrectionNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const heading = `${notices.correction[notice.what](notice.statementId)} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, 'correction', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: labels.before, spans: notice.before === '' ? [] : [text(valueWords(notice.before, reader))] },
        { label: labels.after, spans: notice.after === null ? [] : [text(valueWords(notice.after, reader))] },
        { label: labels.reason, spans: notice.reason === '' ? [] : [text(bounded(notice.reason, 'line'))] },
        { label: labels.when, spans: [time(notice.at)] },
      ],
    },
    {
      type: 'context',
      spans: [text(isAddition(notice.what) ? notices.correction.added : notices.correction.everywhere)],
    },
    { type: 'actions', actions: [whyAction(notice.statementId, reader), historyAction(notice.claim.slug, reader)] },
  ])
}

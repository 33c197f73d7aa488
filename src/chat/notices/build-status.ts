import type { Block, Message } from '../../domain/message.ts'
import type { StatusNotice } from '../../domain/notice.ts'
import { historyAction, statusAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { reasonWords } from '../compose/reason-words.ts'
import { strong, text, time } from '../compose/spans.ts'
import { basisLine } from '../compose/statement-line.ts'
import { statusChanges } from '../compose/status-changes.ts'
import { flagWords, rungMeaning } from '../compose/status-words.ts'

/** A change of evidence status: from what to what, decided by which role, why, resting on what. */
export function buildStatus(notice: StatusNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const headline = notices.status.changed(notice.decidedBy, statusChanges(notice, reader))
  const heading = `${headline} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, 'change', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: labels.status, spans: [text(rungMeaning(notice.to.rung, reader))] },
        {
          label: labels.flags,
          spans:
            notice.to.flags.length === 0
              ? []
              : [text(notice.to.flags.map((flag) => flagWords(flag, reader)).join(' · '))],
        },
        { label: labels.reason, spans: notice.reason === '' ? [] : [text(reasonWords(notice, reader))] },
        { label: labels.decidedBy, spans: [text(`${notices.status.by[notice.decidedBy]}, `), time(notice.at)] },
      ],
    },
    ...basisBlocks(notice.statements, reader),
    { type: 'context', spans: [text(words.statusBasis)] },
    { type: 'actions', actions: [statusAction(notice.claim.slug, reader), historyAction(notice.claim.slug, reader)] },
  ])
}

/** The statements a change rests on; the command shows the rest. */
export function basisBlocks(statements: StatusNotice['statements'], reader: Reader): Block[] {
  if (statements.length === 0) return []
  const shown = statements.slice(0, BASIS_SHOWN).map((statement) => basisLine(statement, reader))
  const hidden = statements.length - shown.length
  return [
    { type: 'text', spans: [strong(reader.words.labels.restsOn)] },
    { type: 'list', items: hidden > 0 ? [...shown, [text(reader.words.more(hidden))]] : shown },
  ]
}

const BASIS_SHOWN = 5

import type { Message } from '../../domain/message.ts'
import type { HealthNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { strong, text, time } from '../compose/spans.ts'

/** A source's state, for the operations channel: what is wrong since when, and what that does to the coverage. */
export function buildHealth(notice: HealthNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const heading = notices.health.headline[notice.state](bounded(notice.source.name, 'name'), notice.failuresInARow)
  const failures = notice.failuresInARow > 0 ? ` · ${notices.health.failures(notice.failuresInARow)}` : ''
  return finishMessage(reader, notice.state === 'healthy' ? 'neutral' : 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        {
          label: labels.status,
          spans: [
            strong(words.sourceState[notice.state]),
            text(` (${labels.before.toLowerCase()}: ${words.sourceState[notice.was]})${failures}`),
          ],
        },
        { label: labels.since, spans: [time(notice.since)] },
        { label: labels.lastGood, spans: [notice.lastGoodPollAt === null ? text('—') : time(notice.lastGoodPollAt)] },
        {
          label: labels.lastError,
          spans: notice.error === null || notice.error === '' ? [] : [text(bounded(notice.error, 'line'))],
        },
        { label: labels.source, spans: [sourceLink(notice.source)] },
      ],
    },
    { type: 'context', spans: [text(consequence(notice.state, reader))] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

function consequence(state: HealthNotice['state'], reader: Reader): string {
  const { health } = reader.notices
  if (state === 'healthy' || state === 'new') return health.recovered
  return state === 'gone' ? health.gone : health.stillPolled
}

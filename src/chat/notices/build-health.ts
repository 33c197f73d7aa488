import type { Message } from '../../domain/message.ts'
import type { HealthNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { sourceAdvice } from '../compose/source-advice.ts'
import { sourceLink } from '../compose/source-link.ts'
import { code, strong, text, time } from '../compose/spans.ts'
import { buildNoneAnswers } from './build-none-answers.ts'
import { buildStillTroubled } from './build-still-troubled.ts'

/** A source's state, for the operations channel: what is wrong since when, and what that does to the coverage. */
export function buildHealth(notice: HealthNotice, reader: Reader): Message {
  if (notice.also !== undefined && notice.also.length > 0) return buildStillTroubled(notice.also, notice, reader)
  if (notice.none !== undefined) return buildNoneAnswers({ ...notice, none: notice.none }, reader)
  const { words, notices } = reader
  const { labels } = words
  const heading = headingOf(notice, reader)
  const todo = sourceAdvice(notice.state, reader)
  const before =
    notice.was === notice.state ? '' : ` (${labels.before.toLowerCase()}: ${words.sourceState[notice.was]})`
  const failures = notice.failuresInARow > 0 ? ` · ${notices.health.failures(notice.failuresInARow)}` : ''
  return finishMessage(reader, notice.state === 'healthy' ? 'neutral' : 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        {
          label: labels.status,
          spans: [strong(words.sourceState[notice.state]), text(`${before}${failures}`)],
        },
        { label: labels.since, spans: [time(notice.since)] },
        { label: labels.lastGood, spans: [notice.lastGoodPollAt === null ? text('—') : time(notice.lastGoodPollAt)] },
        {
          label: labels.lastError,
          spans:
            notice.error === null || notice.error === ''
              ? []
              : [text(bounded(sayFailure(notice.error, reader.locale), 'line'))],
        },
        ...(notice.moved === undefined
          ? []
          : [
              { label: notices.health.polledAddress, spans: [code(bounded(notice.moved.from, 'line'))] },
              { label: notices.health.newAddress, spans: [code(bounded(notice.moved.to, 'line'))] },
            ]),
        { label: labels.source, spans: [sourceLink(notice.source)] },
      ],
    },
    ...(todo === null ? [] : [{ type: 'text' as const, spans: [text(todo)] }]),
    { type: 'context', spans: [text(consequence(notice, reader))] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

function headingOf({ source, state, was, failuresInARow, repeated }: HealthNotice, reader: Reader): string {
  const { health } = reader.notices
  const name = bounded(source.name, 'name')
  if (state === 'healthy' && was === 'quiet') return health.publishesAgain(name)
  const headline = health.headline[state](name, failuresInARow)
  return repeated ? health.still(headline) : headline
}

function consequence({ state, was }: HealthNotice, reader: Reader): string {
  const { health } = reader.notices
  // Nothing was missed while it was merely quiet or was read through a redirect.
  if (state === 'healthy' && (was === 'quiet' || was === 'moved')) return reader.words.sourceState.healthy
  if (state === 'healthy' || state === 'new') return health.recovered
  return state === 'gone' ? health.gone : health.stillPolled
}

import type { Message } from '../../domain/message.ts'
import type { HealthNotice } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { text, time } from '../compose/spans.ts'

/** No source at all answers, or they do again: one post for all of them. */
export function buildNoneAnswers(
  { state, repeated, none, lastGoodPollAt, error }: HealthNotice & Required<Pick<HealthNotice, 'none'>>,
  reader: Reader,
): Message {
  const { words, notices } = reader
  const { health } = notices
  const well = state === 'healthy'
  const headline = well ? health.none.over : health.none.heading(none.inVain, none.sources)
  const heading = repeated ? health.still(headline) : headline
  return finishMessage(reader, well ? 'neutral' : 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        ...(lastGoodPollAt === null ? [] : [{ label: words.labels.lastGood, spans: [time(lastGoodPollAt)] }]),
        ...(error === null || error === ''
          ? []
          : [{ label: words.labels.lastError, spans: [text(bounded(sayFailure(error, reader.locale), 'line'))] }]),
      ],
    },
    ...(well ? [] : [{ type: 'text' as const, spans: [text(health.none.todo)] }]),
    { type: 'context', spans: [text(well ? health.recovered : health.none.stillPolled)] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

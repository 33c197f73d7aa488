import type { Message } from '../../domain/message.ts'
import type { HealthNotice, TroubledSource } from '../../domain/notice.ts'
import { sourcesAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { day, joinSpans, strong, text } from '../compose/spans.ts'

/** The rest is counted; "onrecord sources" has all. */
const SHOWN = 12

/** Sources that were told of and are still in trouble: one post a day for all of them, a line each. */
export function buildStillTroubled(also: readonly TroubledSource[], notice: HealthNotice, reader: Reader): Message {
  const all: TroubledSource[] = [notice, ...also]
  const heading = reader.notices.health.stillSeveral(all.length)
  const hidden = all.length - SHOWN
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'list',
      items: [
        ...all.slice(0, SHOWN).map((one) => lineOf(one, reader)),
        ...(hidden > 0 ? [[text(reader.words.more(hidden))]] : []),
      ],
    },
    { type: 'context', spans: [text(reader.notices.health.stillPolled)] },
    { type: 'actions', actions: [sourcesAction(reader)] },
  ])
}

function lineOf({ source, state, since, error, failuresInARow }: TroubledSource, reader: Reader) {
  const { words, notices } = reader
  return joinSpans(
    [
      [strong(bounded(source.name, 'name')), text(`: ${words.sourceState[state]}`)],
      [text(`${words.labels.since.toLowerCase()} `), day(since)],
      failuresInARow > 0 ? [text(notices.health.failures(failuresInARow))] : [],
      error === null || error === '' ? [] : [text(bounded(sayFailure(error, reader.locale), 'name'))],
    ],
    ' · ',
  )
}

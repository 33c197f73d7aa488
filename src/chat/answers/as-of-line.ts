import type { Inline } from '../../domain/message.ts'
import type { AskedAsOf } from '../../ports/commands.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { text, time } from '../compose/spans.ts'

/** Which question about a past moment the card below answers. */
export function asOfLine(asked: AskedAsOf, reader: Reader): Inline[] {
  const { asOf } = reader.answers
  const { before, after } = asOf[asked.by]
  const end = asked.day === null ? '' : asOf.endOf(bounded(asked.day, 'name'), bounded(asked.zone, 'name'))
  return [
    text(`${before} `),
    time(asked.at),
    text(`${end}. ${after}`),
    ...(asked.trackedSince === null
      ? []
      : [
          text(` ${asOf.untracked} `),
          time(asked.trackedSince),
          text(asked.by === 'known' ? asOf.untrackedAfter : '.'),
        ]),
  ]
}

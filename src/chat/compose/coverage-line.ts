import type { Inline } from '../../domain/message.ts'
import type { Coverage } from '../../domain/notice.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'
import { joinSpans, strong, text, time } from './spans.ts'

/** More would hide the line they belong to; the rest is counted. */
const SHOWN = 4

/** "Coverage: 11 of 12 sources healthy; dhs.gov blocked since …; Mexico's presidency is not polled". */
export function coverageLine(coverage: Coverage, reader: Reader): Inline[] {
  const { coverage: words, more, others, labels } = reader.words
  const troubled = coverage.troubled
    .slice(0, SHOWN)
    .map((one) =>
      one.state === 'new'
        ? [text(words.unpolled(bounded(one.name, 'name')))]
        : [text(`${words.trouble(bounded(one.name, 'name'), one.state)} `), time(one.since)],
    )
  const hidden = coverage.troubled.length - troubled.length
  const silent = coverage.notPolled.slice(0, SHOWN).map((name) => bounded(name, 'name'))
  const unheard = coverage.notPolled.length - silent.length
  const silentNames = unheard > 0 ? [...silent, others(unheard)] : silent
  return [
    strong(`${labels.coverage}: `),
    ...joinSpans(
      [
        healthOf(coverage, reader),
        ...troubled,
        hidden > 0 ? [text(more(hidden))] : [],
        silentNames.length > 0 ? [text(words.notPolled(silentNames))] : [],
      ],
      '; ',
    ),
  ]
}

function healthOf({ healthy, total, stopped }: Coverage, { words: { coverage: words } }: Reader): Inline[] {
  if (total === 0) return [text(words.none)]
  if (stopped === undefined) return [text(words.healthy(healthy, total))]
  return [text(`${words.stopped} `), time(stopped.since), text(words.healthyThen(stopped.healthyThen, total))]
}

import type { Block, Inline, Message } from '../../domain/message.ts'
import type { CoverageAnswer } from '../../ports/reader-verbs.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { joinSpans, strong, text, time } from '../compose/spans.ts'

/** Spans of trouble shown of one source; the rest is counted. */
const SHOWN = 4
const MOST_SOURCES = 40

/** Which sources were healthy over a span, the worst first, and whose own voice none of them is. */
export function buildCoverage(answer: CoverageAnswer, reader: Reader): Message {
  const { coverage: words } = reader.answers
  const heading = words.heading(answer.claim === null ? null : bounded(answer.claim.title, 'title'))
  const sources = answer.sources.toSorted((a, b) => a.healthyShare - b.healthyShare)
  const items = sources.slice(0, MOST_SOURCES).map((one) => sourceLine(one, reader))
  const hidden = sources.length - items.length
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    {
      type: 'context',
      spans: [text(`${words.between} `), time(answer.fromAt), text(` ${words.and} `), time(answer.untilAt)],
    },
    answer.sources.length === 0
      ? { type: 'text', spans: [text(words.none)] }
      : { type: 'list', items: hidden > 0 ? [...items, [text(reader.words.more(hidden))]] : items },
    ...gaps(answer, reader),
    ...voices(answer, reader),
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}

/** Told once: it is the same for every source. */
function gaps(answer: CoverageAnswer, { words, answers }: Reader): Block[] {
  if (answer.gaps.length === 0) return []
  const hidden = answer.gaps.length - SHOWN
  const shown = answer.gaps.slice(-SHOWN).map(({ from, until }) => [time(from), text(' – '), time(until)])
  const list = joinSpans(hidden > 0 ? [...shown, [text(words.more(hidden))]] : shown, ' · ')
  return [{ type: 'text', spans: [strong(`${answers.coverage.gaps}: `), ...list] }]
}

function voices(answer: CoverageAnswer, reader: Reader): Block[] {
  if (answer.parties.length === 0) return []
  const { coverage: words } = reader.answers
  return [
    { type: 'text', spans: [strong(words.ownVoice)] },
    {
      type: 'list',
      items: answer.parties.map(({ name, role, sources }) => [
        text(`${bounded(name, 'name')} (${reader.words.role[role]}): `),
        ...(sources.length === 0
          ? [text(words.notPolled)]
          : joinSpans(
              sources.map((source) => [sourceLink(source)]),
              ', ',
            )),
      ]),
    },
  ]
}

function sourceLine(one: CoverageAnswer['sources'][number], reader: Reader): Inline[] {
  const { words, answers } = reader
  const percent = new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 1 })
  // When nobody polled is no trouble of the source itself.
  const trouble = one.spans.flatMap(({ state, ...span }) =>
    state === 'healthy' || state === 'quiet' || state === 'not_polling' ? [] : [{ ...span, state }],
  )
  const hidden = trouble.length - SHOWN
  return joinSpans(
    [
      [sourceLink(one.source)],
      [strong(answers.coverage.healthy(percent.format(one.healthyShare)))],
      ...trouble
        .slice(-SHOWN)
        .map((span) => [
          text(`${words.sourceState[span.state]} `),
          time(span.from),
          text(' – '),
          time(span.until),
          text(span.error === null ? '' : `: ${bounded(span.error, 'words')}`),
        ]),
      hidden > 0 ? [text(words.more(hidden))] : [],
    ],
    ' · ',
  )
}

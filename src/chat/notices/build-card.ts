import type { Block, Inline, Message } from '../../domain/message.ts'
import type { StatusCard } from '../../domain/notice.ts'
import { historyAction, statusAction } from '../compose/actions.ts'
import { cardRequestLine, narrowerLine } from '../compose/card-lines.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { day, joinSpans, strong, text, time } from '../compose/spans.ts'
import { statementLine } from '../compose/statement-line.ts'
import { flagWords, rungMeaning, rungWord } from '../compose/status-words.ts'

/** A card is for scanning; what does not fit is counted, and the history has it all. */
const SHOWN = { latest: 5, requests: 4, narrower: 5 } as const

/**
 * The state of a claim: its status in words, who said what last, what is waited for, what was covered. `preface` says
 * what the card is an answer to, where that is not the present state.
 */
export function buildCard(card: StatusCard, reader: Reader, preface: Inline[] = []): Message {
  const { words, notices } = reader
  const { labels } = words
  const title = bounded(card.claim.title, 'title')
  const counts = notices.card.counts(card.statementCount, card.outletCount)
  const flags = card.flags.map((flag) => flagWords(flag, reader))
  const state = notices.card.summary(rungWord(card.rung, reader), [counts, ...flags])
  return finishMessage(reader, 'neutral', `${title}: ${state}`, [
    { type: 'heading', text: title },
    ...(preface.length === 0 ? [] : [{ type: 'context', spans: preface } satisfies Block]),
    {
      type: 'text',
      spans: [
        text(`${labels.status}: `),
        strong(card.rung === null && card.openProposals > 0 ? words.waiting : rungMeaning(card.rung, reader)),
      ],
    },
    ...flagList(card, reader),
    {
      type: 'text',
      spans: [
        text(`${labels.claimant} ${bounded(card.claimant, 'name')}, `),
        ...firstMade(card.firstMadeOn),
        text(`: ${bounded(card.claim.text, 'line')}`),
      ],
    },
    ...(card.parent === null
      ? []
      : [
          {
            type: 'text',
            spans: [text(`${labels.partOf}: ${bounded(card.parent.title, 'title')} `), text(`(${card.parent.slug})`)],
          } satisfies Block,
        ]),
    ...section(labels.requests, card.requests, SHOWN.requests, (one) => cardRequestLine(one, reader), reader),
    ...(card.latest.length === 0
      ? [{ type: 'text', spans: [text(notices.card.noStatements)] } satisfies Block]
      : section(labels.latest, card.latest, SHOWN.latest, (one) => statementLine(one, reader), reader, unseen(card))),
    ...section(labels.narrower, card.narrower, SHOWN.narrower, (one) => narrowerLine(one, reader), reader),
    { type: 'text', spans: coverageLine(card.coverage, reader) },
    { type: 'context', spans: footer(card, counts, reader) },
    { type: 'actions', actions: [statusAction(card.claim.slug, reader), historyAction(card.claim.slug, reader)] },
  ])
}

function flagList(card: StatusCard, reader: Reader): Block[] {
  if (card.flags.length === 0) return []
  return [
    {
      type: 'list',
      items: card.flags.map((flag) => [
        text(`${flagWords(flag, reader)}, ${reader.words.labels.since.toLowerCase()} `),
        day(flag.since),
      ]),
    },
  ]
}

/** Statements on record beyond those a card has: of the shown ones those do not count that the count leaves out. */
function unseen({ latest, statementCount }: StatusCard): number {
  const counted = latest.filter(({ dismissed, stance }) => !dismissed && stance !== 'declines_comment')
  return Math.max(0, statementCount - counted.length)
}

/** `beyond`: how many there are that are not in `all`. */
function section<T>(
  label: string,
  all: T[],
  max: number,
  line: (one: T) => Inline[],
  reader: Reader,
  beyond = 0,
): Block[] {
  if (all.length === 0) return []
  const items = all.slice(0, max).map(line)
  const hidden = all.length - items.length + beyond
  return [
    { type: 'text', spans: [strong(label)] },
    { type: 'list', items: hidden > 0 ? [...items, [text(reader.words.more(hidden))]] : items },
  ]
}

/** A full date is written as dates are; a year or a month alone stays as it is. */
function firstMade(date: string): Inline[] {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? [text(bounded(date, 'name'))] : [day(at)]
}

function footer(card: StatusCard, counts: string, reader: Reader): Inline[] {
  const { labels, statusBasis } = reader.words
  const { card: strings } = reader.notices
  return [
    ...joinSpans(
      [
        [text(`${labels.asOf} `), time(card.asOf)],
        [text(counts)],
        card.rungAutomatic ? [text(strings.automatic)] : [],
        card.rewordedAt === undefined
          ? [text(card.reviewed ? strings.reviewed : strings.notReviewed)]
          : [text(`${strings.reworded} `), day(card.rewordedAt)],
        card.openProposals > 0 ? [text(strings.openProposals(card.openProposals))] : [],
      ],
      ' · ',
    ),
    text(`. ${statusBasis}`),
  ]
}

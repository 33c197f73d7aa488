import type { Block, Inline, Message } from '../../domain/message.ts'
import type { BacktestAnswer, BacktestSample, BacktestWarning } from '../../ports/commands.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayReason } from '../compose/reasons/say-reason.ts'
import { sourceLink } from '../compose/source-link.ts'
import { strong, text, time } from '../compose/spans.ts'

/** What a draft claim would have done: counts, what to change about it, then samples of each band. */
export function buildBacktest(answer: BacktestAnswer, reader: Reader): Message {
  const { backtest } = reader.answers
  const { posted, possible, dropped } = answer.bands
  const heading = `${backtest.heading} · ${bounded(answer.claim.title, 'title')}`
  const counts = backtest.bands(posted, possible, dropped)
  const rate = answer.items === 0 ? '0' : ((posted * 1_000) / answer.items).toFixed(1)
  return finishMessage(reader, 'neutral', `${heading}: ${counts}`, [
    { type: 'heading', text: heading },
    {
      type: 'context',
      spans: [
        text(backtest.looked(answer.items)),
        ...(answer.fromAt === null || answer.untilAt === null
          ? []
          : [text(' · '), time(answer.fromAt), text(' – '), time(answer.untilAt)]),
      ],
    },
    { type: 'text', spans: [strong(counts), text(` · ${backtest.per1000(rate)}`)] },
    {
      type: 'list',
      items: [[text(statementWords(answer, reader))], [text(backtest.posts(answer.posts, answer.repeats))]],
    },
    { type: 'list', items: answer.warnings.map((warning) => [strong('! '), text(warningWords(warning, reader))]) },
    ...(['posted', 'possible', 'dropped'] as const).flatMap((band) => sampleBlocks(answer, band, reader)),
    { type: 'context', spans: [text(backtest.nothingWritten)] },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}

function statementWords(answer: BacktestAnswer, { words, answers }: Reader): string {
  const total = answer.statements.reduce((sum, one) => sum + one.count, 0)
  const byStance = answer.statements.map(({ stance, count }) => `${words.stanceNoun[stance]} ${count}`).join(', ')
  return `${answers.backtest.statements(total)}${byStance === '' ? '' : `: ${byStance}`}`
}

function warningWords(warning: BacktestWarning, { answers }: Reader): string {
  const { backtest } = answers
  switch (warning.type) {
    case 'no_alias':
      return backtest.noAlias(warning.language)
    case 'too_many': {
      const blame = warning.blame
      const words = backtest.tooMany(warning.per1000.toFixed(1), warning.most)
      return blame === null ? words : `${words} ${backtest.blame(bounded(blame.alias, 'line'), blame.matches)}`
    }
    case 'none':
      return backtest.none
    case 'no_items':
      return backtest.noItems
    case 'replaces':
      return backtest.replaces(warning.slug)
  }
}

function sampleBlocks(answer: BacktestAnswer, band: BacktestSample['band'], reader: Reader): Block[] {
  const own = answer.samples.filter((sample) => sample.band === band)
  if (own.length === 0) return []
  return [
    { type: 'text', spans: [strong(reader.answers.backtest.sample[band])] },
    { type: 'list', items: own.map((sample) => sampleLine(sample, reader)) },
  ]
}

function sampleLine({ score, title, source, reasons }: BacktestSample, reader: Reader): Inline[] {
  const why = reasons.map((reason) => bounded(sayReason(reason, reader).detail, 'name')).join(' · ')
  return [
    text(`${score.toFixed(2)}  ${bounded(title, 'title')} — `),
    sourceLink(source),
    text(why === '' ? '' : ` · ${why}`),
  ]
}

import type { Block, Inline, Message } from '../../domain/message.ts'
import type { Reason } from '../../domain/statement.ts'
import { STANCES } from '../../domain/vocabulary.ts'
import type { WhyAnswer } from '../../ports/commands.ts'
import { adoptActions, historyAction } from '../compose/actions.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { reasonLines } from '../compose/reasons/reason-lines.ts'
import { withQuotes } from '../compose/reasons/with-quotes.ts'
import { sourceLink } from '../compose/source-link.ts'
import { strong, text, time } from '../compose/spans.ts'
import { statementLine } from '../compose/statement-line.ts'

const APPEARANCES_SHOWN = 10

/** How the bot came to a statement: the words and rules of the match and of the stance, and every place it was seen. */
export function buildWhy(answer: WhyAnswer, reader: Reader): Message {
  const { words, answers } = reader
  const heading = `${answers.why.heading(answer.statement.id)} · ${bounded(answer.claim.title, 'title')}`
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: [statementLine(answer.statement, reader)] },
    ...dismissedBlock(answer, reader),
    ...wordingBlock(answer, reader),
    { type: 'text', spans: [strong(`${words.labels.match}: `), text(matchWords(answer.match, reader))] },
    ...(answer.match === null ? [] : reasonBlock(answer.match.reasons, reader)),
    { type: 'text', spans: [strong(`${words.labels.stance}: `), text(confidenceWords(answer, reader))] },
    ...reasonBlock(answer.reasons, reader),
    ...whatIfBlocks(answer, reader),
    ...analystBlocks(answer, reader),
    ...appearanceBlocks(answer, reader),
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
    { type: 'actions', actions: [historyAction(answer.claim.slug, reader)] },
  ])
}

function wordingBlock({ wording }: WhyAnswer, { answers }: Reader): Block[] {
  if (wording === undefined) return []
  return [{ type: 'text', spans: [text(answers.why.earlierWording(wording.version, bounded(wording.text, 'line')))] }]
}

function dismissedBlock({ dismissed }: WhyAnswer, { answers }: Reader): Block[] {
  if (!dismissed) return []
  const words = `${answers.why.dismissed(bounded(dismissed.by, 'name'))}: ${bounded(dismissed.reason, 'line')} · `
  return [{ type: 'text', spans: [strong(words), time(dismissed.at)] }]
}

function whatIfBlocks({ counterfactuals = [], match }: WhyAnswer, reader: Reader): Block[] {
  const { answers, words } = reader
  if (counterfactuals.length === 0) return []
  const bar = match?.threshold.toFixed(2) ?? ''
  return [
    { type: 'text', spans: [strong(answers.why.whatIf)] },
    {
      type: 'list',
      items: counterfactuals.map(({ rule, detail, weight = 0 }) => {
        const value = rule.startsWith('stance_') ? `${Math.round(weight * 100)} %` : weight.toFixed(2)
        const shown =
          rule === 'without_cue_other' ? stanceNames(detail, words) : withQuotes(bounded(detail, 'line'), reader)
        return [text(answers.why.counterfactual[rule](shown, value, bar))]
      }),
    },
  ]
}

function stanceNames(list: string, { stanceNoun }: Reader['words']): string {
  return list
    .split(', ')
    .map((name) => STANCES.find((stance) => stance === name))
    .flatMap((stance) => (stance === undefined ? [] : [stanceNoun[stance]]))
    .join(', ')
}

/** Never in quotation marks of ours, and never a stance in words: nobody has looked at it. */
function analystBlocks({ analyst = [], itemId, claim }: WhyAnswer, reader: Reader): Block[] {
  const { answers, words } = reader
  if (analyst.length === 0) return []
  return [
    { type: 'text', spans: [strong(answers.why.analyst)] },
    {
      type: 'list',
      items: analyst.map(({ speaker, quote }) => [
        text(`${bounded(speaker, 'name')} ${words.saidBefore}: ${bounded(quote, 'words')}`),
      ]),
    },
    ...(itemId == null
      ? []
      : [
          {
            type: 'actions',
            actions: adoptActions(
              itemId,
              claim.slug,
              analyst.map(({ speaker }) => speaker),
              reader,
            ),
          } satisfies Block,
        ]),
  ]
}

function matchWords(match: WhyAnswer['match'], { words, answers }: Reader): string {
  if (match === null) return answers.why.noMatch
  const score = answers.why.score(match.score.toFixed(2), match.threshold.toFixed(2))
  return `${score} · ${answers.why.matched(words.band[match.band])}`
}

function confidenceWords(answer: WhyAnswer, { answers }: Reader): string {
  return answers.why.confidence(`${Math.round(answer.confidence * 100)} %`, answer.statement.stanceShown)
}

function reasonBlock(reasons: Reason[], reader: Reader): Block[] {
  return [{ type: 'list', items: reasonLines(reasons, reader) }]
}

function appearanceBlocks(answer: WhyAnswer, reader: Reader): Block[] {
  const { labels, more } = reader.words
  if (answer.appearances.length === 0) return []
  const shown = answer.appearances.slice(0, APPEARANCES_SHOWN)
  const hidden = answer.appearances.length - shown.length
  return [
    { type: 'text', spans: [strong(labels.appearances)] },
    {
      type: 'fields',
      fields: [
        ...shown.map((one) => ({
          label: one.origin ? labels.origin : labels.carriedBy,
          spans: [time(one.at), text(' · '), sourceLink(one.source), ...titleOf(one.title)] satisfies Inline[],
        })),
        ...(hidden > 0 ? [{ label: '', spans: [text(more(hidden))] }] : []),
      ],
    },
  ]
}

function titleOf(title: string): Inline[] {
  const words = bounded(title, 'title')
  return words === '' ? [] : [text(` · ${words}`)]
}

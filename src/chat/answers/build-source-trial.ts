import type { Action, Inline, Message } from '../../domain/message.ts'
import type { SourceTrialAnswer } from '../../ports/configuration-verbs.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { code, text, time } from '../compose/spans.ts'

/** What was found at an address, and the button that adds it. Nothing is stored yet. */
export function buildSourceTrial(answer: SourceTrialAnswer, reader: Reader): Message {
  const { trial } = reader.configuration
  const title = answer.title === null || answer.title === '' ? '' : ` · “${bounded(answer.title, 'title')}”`
  const heading = `${trial.verdict[answer.verdict]}${title}`
  const paragraphs: Inline[][] = [
    [code(bounded(answer.url, 'line'))],
    answer.problem === null
      ? [text(trial.entries(answer.count))]
      : [text(bounded(sayFailure(answer.problem, reader.locale), 'line'))],
    answer.known === null ? [] : [text(trial.known(answer.known))],
    answer.draft === null || answer.known !== null
      ? []
      : [text(trial.wouldBe(answer.draft.id, bounded(answer.draft.name, 'name')))],
  ]
  const items: Inline[][] = [
    ...answer.items.map(({ title: words, at }) => [
      at === null ? text(trial.undated) : time(at),
      text(` · ${bounded(words, 'title')}`),
    ]),
    ...answer.feeds.map(({ url, title: words }) => [
      text(`${trial.feeds}: `),
      code(bounded(url, 'line')),
      text(` ${bounded(words, 'name')}`),
    ]),
  ]
  const actions: Action[] =
    answer.draft === null || answer.known !== null
      ? []
      : [
          {
            id: 'source_add',
            label: trial.add,
            value: answer.token,
            command: `onrecord sources add ${bounded(answer.url, 'command')}`,
            style: 'primary',
          },
        ]
  return finishMessage(reader, answer.problem === null ? 'neutral' : 'caution', heading, [
    { type: 'heading', text: heading },
    ...paragraphs.filter((spans) => spans.length > 0).map((spans) => ({ type: 'text' as const, spans })),
    ...(items.length === 0 ? [] : [{ type: 'list' as const, items }]),
    ...(actions.length === 0 ? [] : [{ type: 'actions' as const, actions }]),
  ])
}

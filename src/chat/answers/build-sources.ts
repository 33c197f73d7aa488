import type { Inline, Message } from '../../domain/message.ts'
import type { SourceState } from '../../domain/vocabulary.ts'
import type { SourcesAnswer } from '../../ports/commands.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayFailure } from '../compose/say-failure.ts'
import { sourceAdvice } from '../compose/source-advice.ts'
import { sourceLink } from '../compose/source-link.ts'
import { code, joinSpans, strong, text, time } from '../compose/spans.ts'
import { inWindow, type Window } from './window.ts'

/** Every source with its state; what is wrong comes first. */
export function buildSources(answer: SourcesAnswer, reader: Reader, window?: Window): Message {
  const { sources } = reader.answers
  const enabled = answer.sources.filter((one) => one.enabled)
  const healthy = enabled.filter((one) => one.state === 'healthy').length
  const heading = answer.sources.length === 0 ? sources.none : sources.heading(healthy, enabled.length)
  const sorted = answer.sources.toSorted((one, other) => rank(one) - rank(other))
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: inWindow(sorted, window, sorted.length).shown.map((one) => sourceLine(one, reader)) },
  ])
}

/** Worst first: what a person has to act on, then what may pass, then what is well, then what is switched off. */
const RANK: Record<SourceState, number> = {
  gone: 0,
  blocked: 1,
  not_a_feed: 2,
  failing: 3,
  moved: 4,
  quiet: 5,
  new: 7,
  healthy: 8,
}

function rank(one: SourcesAnswer['sources'][number]): number {
  if (!one.enabled) return 9
  // Something to release is work, however well the source is.
  return one.held ? Math.min(RANK[one.state], 6) : RANK[one.state]
}

function sourceLine(one: SourcesAnswer['sources'][number], reader: Reader): Inline[] {
  const { words, answers, notices } = reader
  const { labels } = words
  const failing = one.enabled && one.failuresInARow > 0
  const todo = one.enabled ? sourceAdvice(one.state, reader) : null
  const note = one.note === null ? '' : bounded(one.note, 'words')
  return joinSpans(
    [
      [sourceLink(one.source)],
      one.enabled
        ? [strong(words.sourceState[one.state]), text(` ${labels.since.toLowerCase()} `), time(one.since)]
        : [strong(answers.sources.disabled)],
      failing ? [text(notices.health.failures(one.failuresInARow))] : [],
      failing && one.lastError !== null ? [text(bounded(sayFailure(one.lastError, reader.locale), 'words'))] : [],
      one.lastGoodPollAt === null || one.state === 'healthy'
        ? []
        : [text(`${labels.lastGood.toLowerCase()} `), time(one.lastGoodPollAt)],
      !one.enabled || one.nextPollAt === null ? [] : [text(`${labels.nextPoll.toLowerCase()} `), time(one.nextPollAt)],
      one.enabled && one.state === 'gone' ? [text(answers.sources.stopped)] : [],
      one.enabled && one.movedTo
        ? [text(`${notices.health.newAddress.toLowerCase()} `), code(bounded(one.movedTo, 'words'))]
        : [],
      [text(answers.sources.items(one.items))],
      one.held
        ? [
            text(`${answers.sources.held(one.held.items, one.held.posts)}: `),
            code(`onrecord release ${bounded(one.source.id, 'name')} --as NAME`),
          ]
        : [],
      todo === null ? [] : [text(todo)],
      note === '' ? [] : [text(note)],
    ],
    ' · ',
  )
}

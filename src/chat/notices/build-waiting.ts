import type { Message } from '../../domain/message.ts'
import type { WaitingNotice } from '../../domain/notice.ts'
import { proposalsAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { text, time } from '../compose/spans.ts'
import { changeWords } from '../compose/status-words.ts'

const SHOWN = 10

/** Proposals that wait, in one post: a line each. */
export function buildWaiting(notice: WaitingNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { waiting } = notices
  const count = notice.proposals.length
  const heading =
    notice.why === 'reminder'
      ? waiting.reminder(count)
      : waiting.firstPoll(count, bounded(notice.source?.name ?? '', 'name'))
  const items = notice.proposals.slice(0, SHOWN).map(({ id, claim, change, days, owner }) => {
    const age = days > 0 ? ` · ${words.days(days)}` : ''
    const whose = owner === null ? waiting.nobody : bounded(owner, 'name')
    return [
      text(
        `${notices.proposal.proposed(id, changeWords(change, reader))} · ${bounded(claim.title, 'title')}${age} · ${whose}`,
      ),
    ]
  })
  const hidden = count - items.length
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: hidden > 0 ? [...items, [text(words.more(hidden))]] : items },
    { type: 'context', spans: [time(notice.at), text(` · ${notices.proposal.unseen}`)] },
    { type: 'actions', actions: [proposalsAction(reader)] },
  ])
}

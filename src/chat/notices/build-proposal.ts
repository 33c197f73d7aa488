import type { Message } from '../../domain/message.ts'
import type { ProposalNotice } from '../../domain/notice.ts'
import { FLAGS, RUNGS } from '../../domain/vocabulary.ts'
import { decideActions } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { reasonWords } from '../compose/reason-words.ts'
import { text, time } from '../compose/spans.ts'
import { changeWords, rungMeaning, statusLine } from '../compose/status-words.ts'
import { basisBlocks } from './build-status.ts'

/** What the rules suggest, for an editor to confirm, edit or dismiss. */
export function buildProposal(notice: ProposalNotice, reader: Reader): Message {
  const { words, notices } = reader
  const rung = RUNGS.find((known) => known === notice.proposed.value)
  const heading = `${notices.proposal.proposed(notice.proposalId, proposedWords(notice, reader))} · ${bounded(notice.claim.title, 'title')}`
  return finishMessage(reader, 'caution', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: words.labels.present, spans: [text(statusLine(notice.present, reader))] },
        { label: words.labels.proposed, spans: rung === undefined ? [] : [text(rungMeaning(rung, reader))] },
        { label: words.labels.reason, spans: notice.reason === '' ? [] : [text(reasonWords(notice, reader))] },
        { label: words.labels.since, spans: [time(notice.at)] },
      ],
    },
    ...basisBlocks(notice.statements, reader),
    { type: 'context', spans: [text(notices.proposal.unseen)] },
    { type: 'actions', actions: decideActions(notice.proposalId, asksForFinding(notice), reader) },
  ])
}

function asksForFinding({ proposed }: ProposalNotice): boolean {
  return proposed.type === 'set_flag' && proposed.value === 'adjudicated'
}

function proposedWords({ proposed }: ProposalNotice, reader: Reader): string {
  if (proposed.type === 'settle_request') return changeWords(proposed, reader)
  const rung = RUNGS.find((known) => known === proposed.value)
  const flag = FLAGS.find((known) => known === proposed.value)
  if (proposed.type === 'set_rung' && rung !== undefined) return changeWords({ type: 'set_rung', rung }, reader)
  if (proposed.type === 'set_flag' && flag !== undefined) {
    return changeWords({ type: 'set_flag', flag, by: proposed.by }, reader)
  }
  if (proposed.type === 'clear_flag' && flag !== undefined) return changeWords({ type: 'clear_flag', flag }, reader)
  return reader.words.setStatus(proposed.value)
}

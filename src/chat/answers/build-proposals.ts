import type { Block, Message } from '../../domain/message.ts'
import { isRuling } from '../../domain/status.ts'
import type { ProposalsAnswer } from '../../ports/commands.ts'
import { decideActions } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { stepReason } from '../compose/own-sentence.ts'
import type { Reader } from '../compose/reader.ts'
import { strong, text } from '../compose/spans.ts'
import { statementLine } from '../compose/statement-line.ts'
import { changeWords } from '../compose/status-words.ts'
import { inWindow, type Window } from './window.ts'

const HOUR_MS = 3_600_000
const PROPOSALS_SHOWN = 8
const STATEMENTS_SHOWN = 3

/** What waits for an editor, with what each rests on and the commands to decide it. */
export function buildProposals(answer: ProposalsAnswer, reader: Reader, window?: Window): Message {
  const { proposals } = reader.answers
  const heading = answer.proposals.length === 0 ? proposals.none : proposals.heading(answer.proposals.length)
  const { shown, hidden } = inWindow(answer.proposals, window, PROPOSALS_SHOWN)
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    ...shown.flatMap((one) => proposalBlocks(one, reader)),
    ...(hidden > 0 ? [{ type: 'context', spans: [text(reader.words.more(hidden))] } satisfies Block] : []),
  ])
}

function proposalBlocks(one: ProposalsAnswer['proposals'][number], reader: Reader): Block[] {
  const { words, notices, answers } = reader
  const hours = Math.floor(one.ageMs / HOUR_MS)
  const age = answers.proposals.age(Math.floor(hours / 24), hours)
  const state = one.state === 'open' ? `${words.labels.age.toLowerCase()} ${age}` : words.proposalState[one.state]
  return [
    {
      type: 'text',
      spans: [
        strong(notices.proposal.proposed(one.id, changeWords(one.change, reader))),
        text(` · ${bounded(one.claim.title, 'title')} · ${state}`),
      ],
    },
    {
      type: 'list',
      items: [
        [
          text(
            `${words.labels.reason}: ${bounded(stepReason(one.reason, reader.locale), 'line')} (${words.labels.rule.toLowerCase()} ${bounded(one.rule, 'name')})`,
          ),
        ],
        ...one.statements.slice(0, STATEMENTS_SHOWN).map((statement) => statementLine(statement, reader)),
      ],
    },
    ...(one.state === 'open'
      ? [{ type: 'actions', actions: decideActions(one.id, isRuling(one.change), reader) } satisfies Block]
      : []),
  ]
}

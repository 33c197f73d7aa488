import type { Action } from '../../domain/message.ts'
import type { StatementEdit } from '../../ports/editor-verbs.ts'
import { buildAnswerMessage } from '../answers/build-answer.ts'
import { readerOf } from '../compose/reader.ts'
import { withActions } from './answer-reply.ts'
import type { FrontContext } from './front-context.ts'
import { type FrontReply, reply } from './front-reply.ts'

/** What can be done to a statement, as it is typed. */
export const STATEMENT_EDITS = ['dismiss', 'restore', 're-attribute', 're-stance', 'move', 'translate'] as const

export function editOfWord(word: string | undefined): StatementEdit['type'] | null {
  const found = STATEMENT_EDITS.find((one) => one === word)
  return found === undefined ? null : (found.replaceAll('-', '_') as StatementEdit['type'])
}

/** A statement with a button for each thing that can be done to it. */
export async function statementReply(statementId: number, ctx: FrontContext): Promise<FrontReply> {
  const answer = await ctx.commands.statement({ statementId }, ctx.asker)
  const { edits } = readerOf(ctx.locale).front
  const sensible = STATEMENT_EDITS.filter((word) =>
    answer.statement.dismissed ? word === 'restore' : word !== 'restore',
  )
  const actions = sensible.map((word): Action => {
    const type = word.replaceAll('-', '_') as StatementEdit['type']
    const command = `/claim-admin statement ${statementId} ${word}`
    return { id: 'edit_statement', label: edits[type], value: `${statementId}~${word}`, command }
  })
  return reply(withActions(buildAnswerMessage(answer, ctx.locale), actions))
}

import type { GlobalOptions } from './exit.ts'
import { EXIT } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

export function proposals(options: GlobalOptions & { all?: boolean }, claim?: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.proposals(
      { ...(claim === undefined ? {} : { claim }), all: options.all ?? false },
      askerOf(app.config),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

type AssignOptions = GlobalOptions & { as: string; nobody?: boolean }

/** Whose work a proposal is. */
export function assignProposal(options: AssignOptions, typed: string, owner?: string): Promise<number> {
  const proposalId = readId(typed, 'proposal')
  return withApp(options, async (app, terminal) => {
    const input = { proposalId, owner: options.nobody ? null : (owner ?? options.as) }
    const answer = await app.commands.assignProposal(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

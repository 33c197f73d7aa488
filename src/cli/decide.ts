import { OnrecordError } from '../domain/errors.ts'
import type { Rung } from '../domain/vocabulary.ts'
import type { DecideInput } from '../ports/commands.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { type FindingOptions, readFound } from './read-found.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type DecideOptions = GlobalOptions & {
  as: string
  confirm?: boolean
  dismiss?: boolean
  rung?: Rung
  reason?: string
} & FindingOptions

export async function decide(options: DecideOptions, proposal: string): Promise<number> {
  const input = readInput(options, readId(proposal, 'proposal'))
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.decide(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

function readInput(options: DecideOptions, proposalId: number): DecideInput {
  const reason = {
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    ...readFound(options),
  }
  if (options.rung !== undefined)
    return { proposalId, verdict: 'edit', change: { type: 'set_rung', rung: options.rung }, ...reason }
  if (options.dismiss) return { proposalId, verdict: 'dismiss', ...reason }
  if (options.confirm) return { proposalId, verdict: 'confirm', ...reason }
  throw new OnrecordError(
    'invalid',
    'Say what to do with it: --confirm, --dismiss --reason "…", or --rung RUNG --reason "…".',
  )
}

import { OnrecordError } from '../domain/errors.ts'
import type { Flag, Rung } from '../domain/vocabulary.ts'
import type { SetStatusInput } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { type FindingOptions, readFound } from './read-found.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type SetOptions = GlobalOptions & {
  as: string
  reason: string
  rung?: string
  flag?: string
  clear?: string
  by?: string[]
  statement?: string[]
} & FindingOptions

/** A rung or a flag, set or cleared by a named editor. */
export function setStatus(options: SetOptions, claim: string): Promise<number> {
  const { reason } = options
  const input: SetStatusInput = {
    claim,
    change: readChange(options),
    reason,
    ...(options.statement === undefined
      ? {}
      : { statementIds: options.statement.map((one) => readId(one, 'statement')) }),
    ...readFound(options),
  }
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.setStatus(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

// Checked by the verb, which names what there is.
function readChange({ rung, flag, clear, by = [] }: SetOptions): SetStatusInput['change'] {
  if (rung !== undefined) return { type: 'set_rung', rung: rung as Rung }
  if (flag !== undefined) return { type: 'set_flag', flag: flag as Flag, by }
  if (clear !== undefined) return { type: 'clear_flag', flag: clear as Flag }
  throw new OnrecordError('invalid', 'Say what to set: --rung RUNG, --flag FLAG --by NAME, or --clear FLAG.')
}

type UndoOptions = GlobalOptions & { as: string; reason: string; step?: string }

/** Takes back the last change of a status, or one step by its number. */
export function undoStatus(options: UndoOptions, claim: string): Promise<number> {
  const { reason, step } = options
  return withApp(options, async (app, terminal) => {
    const input = { claim, reason, ...(step === undefined ? {} : { stepId: readId(step, 'step') }) }
    printAnswer(await app.commands.undoStatus(input, askerOf(app.config, options.as)), options, app.config, terminal)
    return EXIT.fine
  })
}

import type { DismissInput } from '../ports/commands.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type DismissOptions = GlobalOptions & { as: string; reason: string; claim?: string; undo?: boolean }

/** An editor's "not about this claim". */
export function dismiss(options: DismissOptions, typed: string): Promise<number> {
  const target: DismissInput['target'] = /^https?:/i.test(typed.trim())
    ? { url: typed.trim() }
    : /^item:\d+$/i.test(typed.trim())
      ? { itemId: readId(typed.trim().slice(5), 'item') }
      : { statementId: readId(typed, 'statement') }
  const { reason, claim, undo = false } = options
  return withApp(options, async (app, terminal) => {
    const input = { target, reason, undo, ...(claim === undefined ? {} : { claim }) }
    const answer = await app.commands.dismiss(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

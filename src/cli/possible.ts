import type { DecidePossibleInput } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

/** Matches below the bar. */
export function possible(options: GlobalOptions & { limit: number; offset: number }, claim?: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { limit, offset } = options
    const answer = await app.commands.possible(
      { limit, offset, ...(claim === undefined ? {} : { claim }) },
      askerOf(app.config),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

type DecideOptions = GlobalOptions & { as: string; claim: string; reason?: string }

export const acceptPossible = (options: DecideOptions, item: string) => decide(options, item, 'accept')
export const dismissPossible = (options: DecideOptions, item: string) => decide(options, item, 'dismiss')

function decide(options: DecideOptions, typed: string, verdict: DecidePossibleInput['verdict']): Promise<number> {
  const itemId = readId(typed, 'item')
  return withApp(options, async (app, terminal) => {
    const { claim, reason } = options
    const input = { itemId, claim, verdict, ...(reason === undefined ? {} : { reason }) }
    const answer = await app.commands.decidePossible(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

/** An analyst's reading becomes a statement of an editor's. */
export function adoptReading(
  options: GlobalOptions & { as: string; claim: string; reason: string; reading: number },
  typed: string,
): Promise<number> {
  const itemId = readId(typed, 'item')
  return withApp(options, async (app, terminal) => {
    const { claim, reason, reading: index } = options
    const answer = await app.commands.adoptReading({ itemId, claim, index, reason }, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

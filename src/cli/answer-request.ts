import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { REQUEST_SETTINGS, type SetRequestInput } from '../ports/commands.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type SetOptions = GlobalOptions & { as: string; reason: string; statement?: string }

/** What became of a request. */
export async function answerRequest(options: SetOptions, request: string, state: string): Promise<number> {
  const input: SetRequestInput = {
    requestId: readId(request, 'request'),
    state: readState(state),
    reason: options.reason,
    ...(options.statement === undefined ? {} : { statementId: readId(options.statement, 'statement') }),
  }
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.setRequest(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

function readState(typed: string): SetRequestInput['state'] {
  const found = REQUEST_SETTINGS.find(
    (state) =>
      state ===
      typed
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
  )
  if (found === undefined)
    throw new OnrecordError(
      'invalid',
      sentence`"${typed}" is nothing that becomes of a request. Expected ${REQUEST_SETTINGS.map((one) => one.replaceAll('_', '-')).join(', ')}.`,
    )
  return found
}

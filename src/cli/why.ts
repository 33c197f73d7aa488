import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

export function why(options: GlobalOptions, statement: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.why({ statementId: readId(statement, 'statement') }, askerOf(app.config))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

/** A number as posts and lists print it: "12" or "#12". */
export function readId(typed: string, what: string): number {
  const match = /^#?(\d{1,15})$/.exec(typed.trim())
  if (!match) throw new OnrecordError('invalid', sentence`"${typed}" is no ${what} number. Expected one like 12.`)
  return Number(match[1])
}

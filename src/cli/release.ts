import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

/** Lets a source's held bulk go, or keeps silent about it. */
export function release(options: GlobalOptions & { as: string; drop?: boolean }, source: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.release({ source, drop: options.drop ?? false }, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

import type { GlobalOptions } from './exit.ts'
import { EXIT } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

export function whyNot(options: GlobalOptions, url: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.whyNot({ url }, askerOf(app.config))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

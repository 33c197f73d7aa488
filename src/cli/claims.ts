import type { GlobalOptions } from './exit.ts'
import { EXIT } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

export function claims(options: GlobalOptions & { tag?: string; archived?: boolean }): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.claims(
      { ...(options.tag === undefined ? {} : { tag: options.tag }), archived: options.archived ?? false },
      askerOf(app.config),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

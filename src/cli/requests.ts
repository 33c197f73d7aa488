import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

export function requests(options: GlobalOptions, claim?: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.requests(claim === undefined ? {} : { claim }, askerOf(app.config))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

type OpenOptions = GlobalOptions & {
  as: string
  from: string
  to?: string
  what: string
  on?: string
  reason?: string
}

/** A request that no source carries. */
export function openRequest(options: OpenOptions, claim: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { from, to, what, on, reason } = options
    const answer = await app.commands.openRequest(
      {
        claim,
        from,
        what,
        zone: app.config.settings.reader.zone,
        ...(to === undefined ? {} : { to }),
        ...(on === undefined ? {} : { on }),
        ...(reason === undefined ? {} : { reason }),
      },
      askerOf(app.config, options.as),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

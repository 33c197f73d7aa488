import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

type Options = GlobalOptions & { from?: string; until?: string; zone?: string }

/** Which sources were healthy over a span, and whose own voice is not polled. */
export function coverage(options: Options, claim?: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { settings } = app.config
    const zone = options.zone ?? settings.reader.zone
    const { from, until } = options
    const input = { ...(claim === undefined ? {} : { claim }), ...(from === undefined ? {} : { from }) }
    const answer = await app.commands.coverage(
      { ...input, ...(until === undefined ? {} : { until }), zone },
      askerOf(app.config),
    )
    const config = { ...app.config, settings: { ...settings, reader: { ...settings.reader, zone } } }
    printAnswer(answer, options, config, terminal)
    return EXIT.fine
  })
}

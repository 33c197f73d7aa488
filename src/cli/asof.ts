import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

/** The state of a claim at a past moment. Times are printed in the zone that was asked in. */
export function asOf(
  options: GlobalOptions & { said?: boolean; zone?: string },
  claim: string,
  date: string,
): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { settings } = app.config
    const zone = options.zone ?? settings.reader.zone
    const by = options.said ? 'said' : 'known'
    const answer = await app.commands.asOf({ claim, date, by, zone }, askerOf(app.config))
    const config = { ...app.config, settings: { ...settings, reader: { ...settings.reader, zone } } }
    printAnswer(answer, options, config, terminal)
    return EXIT.fine
  })
}

import type { DecideDeliveryInput, DeliveriesInput } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type ListOptions = GlobalOptions & { state: NonNullable<DeliveriesInput['state']>; limit: number }

export function deliveries(options: ListOptions): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { state, limit } = options
    printAnswer(await app.commands.deliveries({ state, limit }, askerOf(app.config)), options, app.config, terminal)
    return EXIT.fine
  })
}

type DecideOptions = GlobalOptions & { as: string; reason?: string }

/** `sent`: it is there. `again`: it is not. `drop`: nobody needs it. */
export const sent = decideAs('sent')
export const again = decideAs('send_again')
export const drop = decideAs('drop')

function decideAs(verdict: DecideDeliveryInput['verdict']) {
  return (options: DecideOptions, delivery: string): Promise<number> => {
    const deliveryId = readId(delivery, 'delivery')
    return withApp(options, async (app, terminal) => {
      const reason = options.reason === undefined ? {} : { reason: options.reason }
      const asker = askerOf(app.config, options.as)
      const answer = await app.commands.decideDelivery({ deliveryId, verdict, ...reason }, asker)
      printAnswer(answer, options, app.config, terminal)
      return EXIT.fine
    })
  }
}

import { messageOf } from '../../../domain/errors.ts'
import { home } from '../../front/front.ts'
import { type Answering, workOut } from './answer-ask.ts'
import { homeView } from './message-view.ts'

/** The app's home tab for one person: what is watched where they are, what waits, how the sources are. */
export async function publishHome(deps: Answering, user: string): Promise<void> {
  const { commands, people, client, log } = deps
  try {
    const { reply, ctx } = await workOut(deps, { user, channel: '' }, false, async (asked) => {
      const { watches } = await commands.watches({ platform: 'slack' }, asked.asker)
      const channels = [...new Set(watches.map(({ watch }) => watch.channel))]
      const theirs = await Promise.all(channels.map(async (one) => ((await people.isIn(user, one)) ? [one] : [])))
      return { type: 'message', message: await home(asked, theirs.flat()), public: false, inPlace: false }
    })
    if (reply.type === 'message') await client.views.publish({ user_id: user, view: homeView(reply.message, ctx.zone) })
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'a home tab could not be shown on Slack')
  }
}

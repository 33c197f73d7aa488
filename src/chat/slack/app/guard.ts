import type { App } from '@slack/bolt'
import type { Logger } from '../../../ports/logger.ts'
import type { SeenIds } from './seen-ids.ts'

export type GuardOptions = {
  log: Logger
  seen: SeenIds
  /** Is this workspace answered? */
  mayAsk(team: string): boolean
  /** Where answers may be sent: the origins of `response_url`s. */
  origins: readonly string[]
}

type Incoming = {
  team_id?: string
  team?: { id?: string } | null
  event_id?: string
  trigger_id?: string
  response_url?: string
}

/** What comes from elsewhere, and what came before, goes no further; it is acknowledged, so that it does not come again. */
export function guard(app: App, { log, seen, mayAsk, origins }: GuardOptions): void {
  app.use(async ({ body, context, next, ...args }) => {
    const ack = (args as { ack?: () => Promise<void> }).ack
    const incoming = body as unknown as Incoming
    const drop = async (why: string) => {
      log.debug({ why }, 'something that came from Slack was dropped')
      await ack?.()
    }
    const team = incoming.team_id ?? incoming.team?.id ?? ''
    if (!mayAsk(team)) {
      log.warn({ team }, 'a workspace that is not on the list asked something on Slack')
      return drop('workspace')
    }
    if (incoming.response_url !== undefined && !origins.includes(originOf(incoming.response_url)))
      return drop('response_url')
    const envelope = (context as { envelopeId?: string }).envelopeId
    const ids = [envelope, incoming.event_id, incoming.trigger_id].filter((id) => id !== undefined && id !== '')
    if (seen.seen(ids as string[])) return drop('seen before')
    await next()
  })
}

function originOf(url: string): string {
  return URL.parse(url)?.origin ?? ''
}

import type { SocketModeReceiver } from '@slack/bolt'
import { messageOf } from '../../../domain/errors.ts'
import type { Pause } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** After a token was refused: nothing changes by asking often. */
const REFUSED_WAIT_MS = 5 * 60_000
/** From the call to the greeting. */
const HELLO_MS = 20_000
/** What ends sooner after its greeting was not to stay: Slack ends at once what is over its ten connections an app. */
const STEADY_MS = 30_000

/** Tokens that Slack does not take: asking again is of no use until somebody does something. */
const REFUSED =
  /not_authed|invalid_auth|account_inactive|token_revoked|token_expired|user_removed_from_team|team_disabled|not_allowed_token_type|missing_scope/

export type ConnectionState = 'up' | 'down' | 'refused'
export type Connection = {
  receiver: SocketModeReceiver
  log: Logger
  pause: Pause
  signal: AbortSignal
  onState(state: ConnectionState, why: string): void
}

/**
 * One Socket Mode connection, opened again whenever it ends. The SDK's own way of reconnecting throws where nobody
 * catches it once a token is refused, and gives up when the network is away: so it is switched off.
 */
export async function keepConnected({ receiver, log, pause, signal, onState }: Connection): Promise<void> {
  const { client } = receiver
  let failures = 0
  while (!signal.aborted) {
    let wait = 0
    try {
      const ended = Promise.withResolvers<void>()
      client.once('disconnected', () => ended.resolve())
      await helloInTime(client, pause, signal)
      onState('up', '')
      // Every few hours Slack renews a connection: that is no failure, and the next is opened at once.
      failures = (await stayed(ended.promise, pause)) ? 0 : failures + 1
      if (!signal.aborted) onState('down', 'The connection ended.')
      // So is once soon after the greeting; again and again is a storm of questions that helps nobody.
      if (failures > 1) wait = backoff(failures - 1)
    } catch (error) {
      const why = messageOf(error)
      failures += 1
      const refused = REFUSED.test(why)
      if (!signal.aborted) onState(refused ? 'refused' : 'down', why)
      log.debug({ why, failures }, 'no connection to Slack')
      wait = refused ? REFUSED_WAIT_MS : backoff(failures)
    }
    if (wait > 0) await pause(wait, signal)
  }
}

function backoff(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10), LONGEST_WAIT_MS)
}

/** Waits for the end; tells whether the connection stood for a while before. */
async function stayed(ended: Promise<void>, pause: Pause): Promise<boolean> {
  let steady = false
  const over = new AbortController()
  void pause(STEADY_MS, over.signal).then(() => {
    steady = !over.signal.aborted
  })
  await ended
  over.abort()
  return steady
}

async function helloInTime(client: SocketModeReceiver['client'], pause: Pause, signal: AbortSignal): Promise<void> {
  const greeted = new AbortController()
  const stop = () => greeted.abort()
  signal.addEventListener('abort', stop, { once: true })
  const late = pause(HELLO_MS, greeted.signal).then(() => {
    if (!greeted.signal.aborted) throw new Error('Slack did not greet in time.')
  })
  try {
    await Promise.race([
      client.start().catch((error) => {
        throw error ?? new Error('The connection ended before it was ready.')
      }),
      late,
    ])
  } catch (error) {
    void Promise.resolve(client.disconnect()).catch(() => {})
    throw error
  } finally {
    greeted.abort()
    signal.removeEventListener('abort', stop)
  }
}

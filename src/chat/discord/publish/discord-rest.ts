import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js'
import type { Send } from '../../send.ts'

/** The outbox gives a publisher 30 s; a call that takes longer than this may have arrived. */
const TIMEOUT_MS = 12_000
/** What Discord lets a bot do in all; beyond it the client refuses a call before it is made. Source: its developer pages, "Global Rate Limit". */
const CALLS_PER_SECOND = 50

/**
 * Discord's REST without any retry, queue or wait of its own: a rate limit is an error that says how long. `api` is
 * the address without the version, for a proxy or a test; Discord's own where left out.
 */
export function createDiscordRest(
  token: string,
  api?: string,
  {
    timeoutMs = TIMEOUT_MS,
    callsPerSecond = CALLS_PER_SECOND,
    send,
  }: { timeoutMs?: number; callsPerSecond?: number; send?: Send | undefined } = {},
): REST {
  return new REST({
    version: '10',
    ...(api === undefined ? {} : { api }),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: timeoutMs,
    ...askingBy(send),
    globalRequestsPerSecond: callsPerSecond,
    // No timers: nothing here lives long enough to be swept.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  }).setToken(token)
}

/** How a client asks: with `send`, or with what the library brings, which is loaded then. */
export function askingBy(send: Send | undefined): Pick<Partial<RESTOptions>, 'makeRequest'> {
  if (send === undefined) return {}
  return {
    async makeRequest(url, init) {
      try {
        return (await send(url, { ...(init as RequestInit), redirect: 'manual' })) as never
      } catch (error) {
        // "fetch failed" tells nothing: the library, and we, go by what it failed of.
        throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error
      }
    },
  }
}

/**
 * For the bot's answers: a connection that was kept open and closed just as it was used again is tried again by the library, as
 * one that was reset is. Else an act that was done would be told as failed. Not what would stand there twice: a further message.
 */
export function tryingAgain({ makeRequest = DefaultRestOptions.makeRequest }: ReturnType<typeof askingBy>) {
  return {
    async makeRequest(url, init) {
      try {
        return await makeRequest(url, init)
      } catch (error) {
        const closed = (error as { code?: unknown } | null)?.code === 'UND_ERR_SOCKET'
        if (!closed || (init.method === 'POST' && !/\/interactions\//.test(url))) throw error
        throw Object.assign(new Error('The connection was closed.', { cause: error }), { code: 'ECONNRESET' })
      }
    },
  } satisfies Pick<RESTOptions, 'makeRequest'>
}

import { REST } from '@discordjs/rest'

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
  { timeoutMs = TIMEOUT_MS, callsPerSecond = CALLS_PER_SECOND }: { timeoutMs?: number; callsPerSecond?: number } = {},
): REST {
  return new REST({
    version: '10',
    ...(api === undefined ? {} : { api }),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: timeoutMs,
    globalRequestsPerSecond: callsPerSecond,
    // No timers: nothing here lives long enough to be swept.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  }).setToken(token)
}

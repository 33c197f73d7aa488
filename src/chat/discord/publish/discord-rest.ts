import { REST } from 'discord.js'

/** The outbox gives a publisher 30 s; a call that takes longer than this may have arrived. */
const TIMEOUT_MS = 12_000

/**
 * Discord's REST without any retry, queue or wait of its own: a rate limit is an error that says how long. `api` is
 * the address without the version, for a proxy or a test; Discord's own where left out.
 */
export function createDiscordRest(token: string, api?: string, timeoutMs = TIMEOUT_MS): REST {
  return new REST({
    version: '10',
    ...(api === undefined ? {} : { api }),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: timeoutMs,
    // No timers: nothing here lives long enough to be swept.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  }).setToken(token)
}

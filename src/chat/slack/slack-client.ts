import { LogLevel, webApi } from '@slack/bolt'
import type { Logger } from '../../ports/logger.ts'
import type { Send } from '../send.ts'
import { breakable } from './break-off.ts'

/** An answer later than this is none, ms: well below the 20 s a publisher may take. */
const TIMEOUT_MS = 15_000

export type SlackClientOptions = {
  token: string
  log: Logger
  /** Another Slack than the real one: a local one in tests. With the slash at its end. */
  apiUrl?: string
  timeoutMs?: number
  /** Makes the calls; where it is left out the SDK does, and a call that is given up runs on to its time-out. */
  send?: Send
}
export type SlackClient = webApi.WebClient

/** The SDK's client without its own retries: it would post again after a reset, and sleep through a rate limit. */
export function createSlackClient({ token, ...options }: SlackClientOptions): SlackClient {
  return new webApi.WebClient(token, clientOptions(options))
}

export function clientOptions({ log, apiUrl, timeoutMs = TIMEOUT_MS, send }: Omit<SlackClientOptions, 'token'>) {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    ...(send === undefined ? {} : { fetch: breakable(send) }),
    logger: slackLogger(log),
  }
}

/** The SDK's remarks go to the debug level: what matters of them comes as an error and is told in our own words. */
export function slackLogger(log: Logger) {
  const quiet = (...words: unknown[]) => log.debug({ from: 'slack sdk' }, words.map(String).join(' ').slice(0, 500))
  return {
    // Bodies and headers are logged there; not even redacted ones are wanted.
    debug: () => {},
    info: quiet,
    warn: quiet,
    error: quiet,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

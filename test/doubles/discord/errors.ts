import type { Reply } from '../chat/answer-with-faults.ts'

/** Errors as Discord answers them, by their code: HTTP status and words. */
const KNOWN: Record<number, [number, string]> = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  20016: [429, 'This action cannot be performed due to slowmode rate limit'],
  30007: [400, 'Maximum number of webhooks reached'],
  40005: [413, 'Request entity too large'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  40333: [403, 'internal network error'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
}

export function apiError(code: number, errors?: unknown): Reply {
  const [status, message] = KNOWN[code] ?? [400, 'An error of the platform']
  return { status, body: { message, code, ...(errors === undefined ? {} : { errors }) } }
}

export function invalidForm(problems: string[]): Reply {
  return apiError(50035, { form: { _errors: problems.map((message) => ({ code: 50035, message })) } })
}

/** `global`: the whole application waits. */
export function rateLimited(retryAfterS: number, global: boolean): Reply {
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(retryAfterS)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global
        ? { 'x-ratelimit-global': 'true' }
        : { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(retryAfterS) }),
    },
    body: { message: 'You are being rate limited.', code: 0, retry_after: retryAfterS, global },
  }
}

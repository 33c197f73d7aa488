import { webApi } from '@slack/bolt'
import { messageOf } from '../../domain/errors.ts'
import { type PublishCode, PublishError } from '../../ports/chat-publisher.ts'
import { cleanLine } from '../text/clean-text.ts'
import { cutAtWord } from '../text/cut-at-word.ts'

/** What was being done, and where: a call that only reads can leave nothing behind. */
export type Doing = { what: 'post' | 'edit' | 'read'; channel: string }

/** Anything the SDK throws, as what it means for the outbox, in a sentence for the operator. */
export function explainError(error: unknown, doing: Doing): PublishError {
  if (error instanceof PublishError) return error
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new PublishError('rate_limited', `Slack asks to wait ${error.retryAfter} s before the next call.`, {
      retryAfterMs: error.retryAfter * 1_000,
      cause: error,
    })
  if (error instanceof webApi.WebAPIPlatformError) return explainPlatformError(error, doing)
  if (error instanceof webApi.WebAPIHTTPError) {
    // A 503 comes from before the platform itself; any other 5xx may have come after the message was stored.
    const surelyNot = error.statusCode < 500 || error.statusCode === 503 || doing.what === 'read'
    return new PublishError(
      surelyNot ? 'unavailable' : 'ambiguous',
      `Slack answered with HTTP status ${error.statusCode}${surelyNot ? '.' : '; whether the message is there is not known.'}`,
      { cause: error },
    )
  }
  const cause = error instanceof webApi.WebAPIRequestError ? causeOf(error.original) : messageOf(error)
  if (/Retry header/.test(messageOf(error)))
    return new PublishError('rate_limited', 'Slack asks to wait and does not say how long.', { cause: error })
  const unsent = NEVER_SENT.test(cause)
  return unsent || doing.what === 'read'
    ? new PublishError('unavailable', `Slack could not be reached (${cause}).`, { cause: error })
    : new PublishError(
        'ambiguous',
        `The connection to Slack broke (${cause}); whether the message is there is not known.`,
        {
          cause: error,
        },
      )
}

/** Failures before a byte of the request was sent. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|SELF_SIGNED/

function causeOf(error: Error): string {
  const { cause } = error as { cause?: { code?: unknown } }
  const code = typeof cause?.code === 'string' ? cause.code : ''
  return cutAtWord(cleanLine(code || `${error.name}: ${error.message}`), 120)
}

function explainPlatformError(
  error: InstanceType<typeof webApi.WebAPIPlatformError>,
  { what, channel }: Doing,
): PublishError {
  const name = cutAtWord(cleanLine(String(error.data.error)), 120)
  const known = MEANINGS[name]
  if (known) {
    const code = known.code === 'ambiguous' && what === 'read' ? 'unavailable' : known.code
    return new PublishError(code, `${known.say(channel, error.data as PlatformData)} (Slack: ${name})`, {
      cause: error,
    })
  }
  const details = ((error.data.response_metadata as { messages?: string[] } | undefined)?.messages ?? []).join('; ')
  const more = details === '' ? '' : `: ${cutAtWord(cleanLine(details), 300)}`
  return new PublishError('rejected', `Slack refused the message (${name}${more}).`, { cause: error })
}

type PlatformData = { needed?: string; provided?: string }
type Meaning = { code: PublishCode; say(channel: string, data: PlatformData): string }

const named = (channel: string) => cutAtWord(cleanLine(channel), 80)
const all = (names: string[], code: PublishCode, say: Meaning['say']) =>
  names.map((name): [string, Meaning] => [name, { code, say }])

const MEANINGS: Record<string, Meaning> = Object.fromEntries([
  ...all(
    ['channel_not_found'],
    'channel_unavailable',
    (channel) =>
      `There is no channel ${named(channel)} that the app can see: correct its id in onrecord.yaml, or invite the app where the channel is private.`,
  ),
  ...all(
    // Of a post, and of an edit.
    ['is_archived', 'is_inactive'],
    'channel_unavailable',
    (channel) => `Channel ${named(channel)} is archived: unarchive it, or watch from another channel.`,
  ),
  ...all(
    ['not_in_channel', 'user_not_in_channel'],
    'channel_unavailable',
    (channel) => `The app is not in channel ${named(channel)}: invite it there with "/invite @onrecord".`,
  ),
  ...all(
    ['missing_scope'],
    'channel_unavailable',
    (channel, { needed }) =>
      `The app lacks the permission ${cleanLine(needed ?? 'it needs')} for channel ${named(channel)}: add the scope in the app's settings (manifest.yaml lists them all) and install it again.`,
  ),
  ...all(
    [
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'posting_to_general_channel_denied',
      'cannot_post_to_channel',
    ],
    'channel_unavailable',
    (channel) =>
      `The workspace does not let the app post in channel ${named(channel)}: ask an administrator, or choose another channel.`,
  ),
  ...all(
    ['message_not_found', 'cant_update_message', 'edit_window_closed'],
    'message_gone',
    () => 'The message to be edited is not there any more, or may not be edited.',
  ),
  ...all(
    // One that was locked is no reason to be silent about all other claims of the channel.
    ['thread_not_found', 'cannot_reply_to_message', 'invalid_thread_ts', 'restricted_action_thread_locked'],
    'message_gone',
    () => 'The thread to reply in is not there any more, or nobody may reply in it.',
  ),
  ...all(
    [
      'not_authed',
      'invalid_auth',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'user_removed_from_team',
      'team_disabled',
      'not_allowed_token_type',
      'org_login_required',
      'access_denied',
      'no_permission',
      'team_access_not_granted',
    ],
    'unauthorised',
    () =>
      'Slack does not accept the bot token: it was revoked, or the app was uninstalled. Install the app again and put the new token into .env ("onrecord slack setup" walks you through).',
  ),
  ...all(
    [
      'accesslimited',
      'app_access_restricted',
      'ekm_access_denied',
      'enterprise_is_restricted',
      'two_factor_setup_required',
    ],
    'unauthorised',
    () =>
      'Slack does not let the app in at the moment: an administrator of the workspace limits who may post, from which network or with which app. It is tried again by itself; ask an administrator to allow the app.',
  ),
  ...all(
    ['internal_error', 'fatal_error', 'request_timeout', 'update_failed'],
    'ambiguous',
    () => 'Slack failed on its side; whether the message is there is not known.',
  ),
  ...all(['service_unavailable', 'team_added_to_org'], 'unavailable', () => 'Slack is not available at the moment.'),
  ...all(
    ['external_channel_migrating'],
    'unavailable',
    (channel) =>
      `Slack is moving channel ${named(channel)}, which is shared with another workspace: it is tried again.`,
  ),
  // Of workspaces without a paid plan: neither the app nor the message is to blame, and it passes.
  ...all(
    ['message_limit_exceeded'],
    'rate_limited',
    () => 'The workspace has sent more messages than its plan lets it for now: it is tried again.',
  ),
  ...all(['ratelimited', 'rate_limited'], 'rate_limited', () => 'Slack asks to slow down.'),
])

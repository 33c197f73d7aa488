import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { type PublishCode, PublishError } from '../../../ports/chat-publisher.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'

/**
 * What was being done when it failed, and in which thread of the channel. `writes`: may something have been posted all the
 * same?
 */
export type Attempt = { what: string; channel: string; thread?: string | null; writes: boolean }

/** Numbers of Discord's errors. Source: its developer pages, "JSON Error Codes". */
export const DISCORD_ERRORS = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMessage: 10_008,
  unknownInteraction: 10_062,
  missingAccess: 50_001,
  anotherAuthor: 50_005,
  missingPermissions: 50_013,
  threadArchived: 50_083,
  threadExists: 160_004,
  threadLocked: 160_005,
  tooManyThreads: 160_006,
  tooManyAnnouncementThreads: 160_007,
  sendingPaused: 40_004,
  cloudflare: 40_333,
  tagRequired: 40_067,
  alreadyAcknowledged: 40_060,
} as const

/** Connections that never came about: nothing was sent. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** An error of Discord's REST as the outbox understands it, with a sentence for whoever runs the bot. */
export function explainError(error: unknown, attempt: Attempt): PublishError {
  if (error instanceof PublishError) return error
  const { what, channel, writes } = attempt
  const unsure: PublishCode = writes ? 'ambiguous' : 'unavailable'
  if (error instanceof RateLimitError)
    return new PublishError('rate_limited', `Discord asks to wait before ${what} in channel ${channel}.`, {
      retryAfterMs: Math.max(error.retryAfter, 0),
      scope: error.global ? 'global' : 'channel',
      cause: error,
    })
  if (error instanceof DiscordAPIError) return explainRefusal(error, attempt)
  if (error instanceof HTTPError)
    return new PublishError(unsure, `Discord answered ${error.status} to ${what} in channel ${channel}.`, {
      cause: error,
    })
  if (codesOf(error).some((code) => NEVER_SENT.includes(code)))
    return new PublishError('unavailable', `Discord cannot be reached for ${what}. It will be tried again.`, {
      cause: error,
    })
  if (error instanceof Error && error.name === 'AbortError')
    return new PublishError(unsure, `Discord did not answer in time to ${what} in channel ${channel}.`, {
      cause: error,
    })
  if (error instanceof Error && error.message.startsWith('Expected token'))
    return new PublishError('unauthorised', UNAUTHORISED, { cause: error })
  return new PublishError(unsure, `The connection to Discord broke during ${what} in channel ${channel}.`, {
    cause: error,
  })
}

const UNAUTHORISED =
  'Discord does not accept the bot token any more. Make a new one in the Developer Portal (Bot, Reset Token) and put it into .env as DISCORD_TOKEN.'

function explainRefusal(error: DiscordAPIError, { what, channel }: Attempt): PublishError {
  const refuse = (code: PublishCode, message: string) => new PublishError(code, message, { cause: error })
  if (error.status === 401) return refuse('unauthorised', UNAUTHORISED)
  if (isNoAnswer(error))
    return refuse(
      'unavailable',
      `Something between here and Discord, or a guard of Discord's, answered ${error.status} to ${what} in channel ${channel}. It will be tried again.`,
    )
  switch (error.code) {
    case DISCORD_ERRORS.unknownChannel:
    case DISCORD_ERRORS.unknownGuild:
      return refuse(
        'channel_unavailable',
        `Discord knows no channel ${channel}: it was deleted, or the bot was removed from its server. Name another channel, or invite the bot again.`,
      )
    case DISCORD_ERRORS.unknownMessage:
      return refuse('message_gone', `The message in channel ${channel} was deleted on Discord.`)
    case DISCORD_ERRORS.missingAccess:
      return refuse(
        'channel_unavailable',
        `The bot cannot see channel ${channel} on Discord. Give it the permission View Channel there.`,
      )
    case DISCORD_ERRORS.missingPermissions:
      return refuse('channel_unavailable', `The bot lacks a permission for ${what} in channel ${channel} on Discord.`)
    case DISCORD_ERRORS.anotherAuthor:
      return refuse('message_gone', `The message in channel ${channel} on Discord is another bot's: it is posted anew.`)
    case DISCORD_ERRORS.tagRequired:
      return refuse(
        'channel_unavailable',
        `Forum ${channel} on Discord wants a tag on each post, and the bot sets none. Switch off "Require people to select tags when posting" in the forum's settings.`,
      )
    // A thread that is closed and not locked opens by itself for a post.
    case DISCORD_ERRORS.threadArchived:
    case DISCORD_ERRORS.threadLocked:
      return lockedThread(channel, error)
    case DISCORD_ERRORS.tooManyThreads:
    case DISCORD_ERRORS.tooManyAnnouncementThreads:
      return refuse(
        'unavailable',
        `The Discord server has as many open threads as it may. Close some; the post will be tried again.`,
      )
    default: {
      const said = cutAtWord(cleanLine(error.message), 200)
      if (error.status === 403)
        return refuse('channel_unavailable', `Discord forbids ${what} in channel ${channel}: ${said}`)
      return refuse('rejected', `Discord refused ${what} in channel ${channel} (${error.code}): ${said}`)
    }
  }
}

/** Only its own row suffers: the channel takes what belongs elsewhere in it. */
export function lockedThread(channel: string, cause: unknown): PublishError {
  return new PublishError(
    'rejected',
    `A moderator locked the thread in channel ${channel} on Discord. Unlock it to post there.`,
    { cause },
  )
}

/**
 * A refusal that says nothing of the channel or the message: a page of a proxy or of Cloudflare, which bear no number of
 * Discord's, or what Discord answers while it guards itself ("Unknown Message" with 403 is that, too). Surely not posted.
 */
function isNoAnswer({ status, code }: DiscordAPIError): boolean {
  if (code === DISCORD_ERRORS.cloudflare || code === DISCORD_ERRORS.sendingPaused) return true
  if (status === 403 && code === DISCORD_ERRORS.unknownMessage) return true
  return [403, 404, 408].includes(status) && (typeof code !== 'number' || code === 0)
}

export function isDiscordError(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code
}

/** Codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = (at as { code?: unknown }).code
    if (typeof code === 'string') codes.push(code)
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf))
  }
  return codes
}

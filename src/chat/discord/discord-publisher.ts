import {
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  ChannelType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js'
import {
  type ChatPublisher,
  type MessageRef,
  type Pace,
  type Place,
  PublishError,
  type PublishRequest,
} from '../../ports/chat-publisher.ts'
import type { Send } from '../send.ts'
import { DISCORD_PACE } from './pace.ts'
import { createDiscordRest } from './publish/discord-rest.ts'
import { type Attempt, DISCORD_ERRORS, explainError, isDiscordError, lockedThread } from './publish/explain-error.ts'
import { findInChannel, findInForum, type Reached } from './publish/find-post.ts'
import { missingPermissions, otherHindrance, type PermissionName } from './publish/permissions.ts'
import { bearsMark, copyKey, markOf } from './publish/post-mark.ts'
import { type DiscordMessage, renderMessage, threadName } from './render/render-message.ts'

export type DiscordPublisherOptions = {
  token: string
  /** Another address of Discord's interface, without the version. */
  api?: string
  timeoutMs?: number
  /** Makes the calls; what the library brings does where it is left out. */
  send?: Send
  callsPerSecond?: number
  pace?: Pace
}

/** What a watched channel is: posts with threads under them, posts of a forum, or a thread where all stand in a row. */
type PlaceKind = 'text' | 'forum' | 'thread'

type Keyed = Pick<PublishRequest, 'key' | 'signal' | 'place'>

/** Threads go to sleep after a week without a post; the longest Discord has. */
const ARCHIVE_AFTER_MINUTES = 10_080

/**
 * Posts to Discord over REST. In a text channel the card is a message and its replies a thread under it; in a forum the
 * card is a post. The id of a card is the id of its thread in both. A post carries its key as nonce, which Discord
 * enforces for some minutes, and as a mark in its small print, by which it is found for ever.
 */
export function createDiscordPublisher(options: DiscordPublisherOptions): ChatPublisher {
  const rest = createDiscordRest(options.token, options.api, options)
  const kinds = new Map<string, PlaceKind>()
  const reached: Reached = new Map()
  let botId: string | null = null

  /** Runs one call; whatever it throws becomes a `PublishError` that names the permission where one is missing. */
  async function attempt<T>(about: Attempt, run: () => Promise<T>): Promise<T> {
    try {
      // A 401 makes the client forget its token; a new answer may be another.
      rest.setToken(options.token)
      return await run()
    } catch (error) {
      if (isDiscordError(error, DISCORD_ERRORS.missingPermissions)) throw await namePermission(error, about)
      throw explainError(error, about)
    }
  }

  async function namePermission(error: unknown, about: Attempt): Promise<PublishError> {
    const general = explainError(error, about)
    try {
      const missing = await lacking(about.channel)
      if (missing.length > 0) return lacks(missing, about.channel, error)
      const hindrance = await otherHindrance(rest, about.thread ?? about.channel, await ownId())
      if (hindrance === null) return general
      if (hindrance === 'locked') return lockedThread(about.channel, error)
      return new PublishError(
        general.code,
        `A moderator timed the bot out on Discord, until ${hindrance.silencedUntil}: it may not post in channel ${about.channel}. Remove the time-out, or watch again when it is over.`,
        { cause: error },
      )
    } catch {
      return general
    }
  }

  async function lacking(channel: string): Promise<PermissionName[]> {
    return missingPermissions(rest, channel, await ownId())
  }

  async function ownId(): Promise<string> {
    botId ??= ((await rest.get(Routes.user('@me'))) as { id: string }).id
    return botId
  }

  const reading = (what: string, channel: string): Attempt => ({ what, channel, writes: false })
  const writing = (what: string, channel: string, thread: string | null = null): Attempt => ({
    what,
    channel,
    thread,
    writes: true,
  })

  async function kindOf(channel: string): Promise<PlaceKind> {
    const known = kinds.get(channel)
    if (known) return known
    const found = await attempt(
      reading('looking at it', channel),
      async () => (await rest.get(Routes.channel(channel))) as APIChannel,
    )
    const kind = placeKind(found.type)
    if (kind === null)
      throw new PublishError(
        'channel_unavailable',
        `Channel ${channel} on Discord is neither a text channel nor a forum. Name another channel.`,
      )
    kinds.set(channel, kind)
    return kind
  }

  async function post(
    where: string,
    body: DiscordMessage,
    { key, signal, place }: Keyed,
    replyTo?: string,
  ): Promise<MessageRef> {
    const reference =
      replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }
    signal?.throwIfAborted()
    let sent: APIMessage
    try {
      sent = (await rest.post(Routes.channelMessages(where), {
        body: { ...body, ...reference, nonce: key, enforce_nonce: true },
        ...(signal ? { signal } : {}),
      })) as APIMessage
    } catch (error) {
      if (!isDiscordError(error, DISCORD_ERRORS.unknownMessage)) throw error
      // Of a new message: the one that its nonce names was deleted. Taken again when Discord has forgotten the nonce.
      throw new PublishError(
        'unavailable',
        `Discord still holds the key of this post in channel ${place.channel}, which was deleted a moment ago. It will be tried again.`,
        { cause: error },
      )
    }
    if (isBare(sent, body)) {
      // A heading that says nothing, and bears no mark. What fails here leaves it standing.
      await rest.delete(Routes.channelMessage(where, sent.id)).catch(() => {})
      throw lacks(['Embed Links'], place.channel)
    }
    return { channel: where, id: sent.id }
  }

  async function postInForum(forum: string, request: PublishRequest, body: DiscordMessage): Promise<MessageRef> {
    const { signal } = request
    // The post could not be taken back: deleting its message leaves the thread.
    if ((await lacking(forum)).includes('Embed Links')) throw lacks(['Embed Links'], forum)
    signal?.throwIfAborted()
    const made = (await rest.post(Routes.threads(forum), {
      body: { name: threadName(request.message), auto_archive_duration: ARCHIVE_AFTER_MINUTES, message: body },
      ...(signal ? { signal } : {}),
    })) as APIThreadChannel
    return { channel: made.id, id: made.id }
  }

  /** A reply; the thread under the card is made when the first one comes. */
  async function postInThread(place: Place, thread: string, body: DiscordMessage, keyed: Keyed): Promise<MessageRef> {
    try {
      return await post(thread, body, keyed)
    } catch (error) {
      if (!isDiscordError(error, DISCORD_ERRORS.unknownChannel)) throw error
      if (kinds.get(place.channel) === 'forum')
        throw new PublishError('message_gone', `The post in forum ${place.channel} on Discord was deleted.`, {
          cause: error,
        })
    }
    await openThread(rest, place.channel, thread)
    try {
      return await post(thread, body, keyed)
    } catch (error) {
      if (!isDiscordError(error, DISCORD_ERRORS.unknownChannel)) throw error
      throw new PublishError('message_gone', `The thread in channel ${place.channel} on Discord was deleted.`, {
        cause: error,
      })
    }
  }

  /** The copy in the channel itself of a reply that everybody should see. Made once: it is looked for first. */
  async function copyToChannel(place: Place, thread: string, body: DiscordMessage, keyed: Keyed): Promise<void> {
    const recent = (await rest.get(Routes.channelMessages(place.channel), {
      query: new URLSearchParams({ limit: '50' }),
    })) as APIMessage[]
    if (recent.some((message) => bearsMark(message, keyed.key))) return
    await post(place.channel, body, keyed, thread)
  }

  return {
    platform: 'discord',
    pace: options.pace ?? DISCORD_PACE,

    async publish(request) {
      const { place, message, key, broadcast } = request
      const kind = await kindOf(place.channel)
      const body = renderMessage(message, markOf(key))
      return attempt(writing('posting', place.channel, place.thread), async () => {
        if (place.thread === null)
          return kind === 'forum' ? postInForum(place.channel, request, body) : post(place.channel, body, request)
        if (kind === 'thread') return post(place.channel, body, request, place.thread)
        if (broadcast && kind === 'text') {
          const copy = copyKey(key)
          await copyToChannel(place, place.thread, renderMessage(message, markOf(copy)), { ...request, key: copy })
        }
        return postInThread(place, place.thread, body, request)
      })
    },

    async edit(ref, message, key) {
      const body = renderMessage(message, markOf(key))
      const change = async () => {
        const edited = (await rest.patch(Routes.channelMessage(ref.channel, ref.id), { body })) as APIMessage
        if (isBare(edited, body)) throw lacks(['Embed Links'], ref.channel)
      }
      await attempt(writing('editing a post', ref.channel), async () => {
        try {
          await change()
        } catch (error) {
          if (isDiscordError(error, DISCORD_ERRORS.unknownChannel))
            throw new PublishError('message_gone', `The post in ${ref.channel} on Discord was deleted.`, {
              cause: error,
            })
          if (!isDiscordError(error, DISCORD_ERRORS.threadArchived)) throw error
          // Whoever made a thread may open it though it is locked, and then still not write in it.
          const thread = (await rest.get(Routes.channel(ref.channel))) as APIChannel
          if ('thread_metadata' in thread && thread.thread_metadata?.locked) throw lockedThread(ref.channel, error)
          await rest.patch(Routes.channel(ref.channel), { body: { archived: false } })
          await change()
        }
      })
    },

    async find(place, key, sinceMs, witness, asked = 0) {
      const kind = await kindOf(place.channel)
      const mayRead = async () => asked > 0 && !(await lacking(place.channel)).includes('Read Message History')
      return attempt(reading('reading', place.channel), async () => {
        if (kind === 'thread') return findInChannel(rest, place.channel, key, sinceMs, witness, mayRead, reached)
        if (place.thread === null)
          return kind === 'forum'
            ? findInForum(rest, place.channel, key, sinceMs)
            : findInChannel(rest, place.channel, key, sinceMs, witness, mayRead, reached)
        try {
          return await findInChannel(rest, place.thread, key, sinceMs, witness, async () => false, reached)
        } catch (error) {
          if (!isDiscordError(error, DISCORD_ERRORS.unknownChannel)) throw error
          // The forum post is gone, or no thread was ever made under the card: then the card must be there to say so.
          if (kind === 'text') await rest.get(Routes.channelMessage(place.channel, place.thread))
          return null
        }
      })
    },

    async close() {
      rest.clearHandlerSweeper()
      rest.clearHashSweeper()
    },
  }
}

/**
 * Did Discord drop what a message says? It does so without a word where the bot lacks Embed Links; not where somebody took
 * the embeds of that one message away.
 */
function isBare({ embeds, flags }: APIMessage, body: DiscordMessage): boolean {
  return body.embeds.length > 0 && embeds.length === 0 && ((flags ?? 0) & MessageFlags.SuppressEmbeds) === 0
}

function lacks(missing: readonly PermissionName[], channel: string, cause?: unknown): PublishError {
  const those = missing.length === 1 ? 'that permission' : 'those permissions'
  return new PublishError(
    'channel_unavailable',
    `The bot lacks ${missing.join(' and ')} in channel ${channel} on Discord. Give it ${those} there; until then nothing can be posted.`,
    { cause },
  )
}

async function openThread(rest: REST, channel: string, card: string): Promise<void> {
  const root = (await rest.get(Routes.channelMessage(channel, card))) as APIMessage
  const name = plainName(root.content) || 'onrecord'
  try {
    await rest.post(Routes.threads(channel, card), { body: { name, auto_archive_duration: ARCHIVE_AFTER_MINUTES } })
  } catch (error) {
    if (!isDiscordError(error, DISCORD_ERRORS.threadExists)) throw error
  }
}

/** The heading of a card as we wrote it, without its markup. */
function plainName(content: string): string {
  const words = content.replace(/^\*\*|\*\*$/g, '').replace(/\\(.)/g, '$1')
  return threadName({ fallback: words, tone: 'neutral', blocks: [] })
}

function placeKind(type: ChannelType): PlaceKind | null {
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return 'text'
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'forum'
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return 'thread'
    default:
      return null
  }
}

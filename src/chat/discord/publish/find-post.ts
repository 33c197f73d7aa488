import { type APIChannel, type APIMessage, type APIThreadList, ChannelType, type REST, Routes } from 'discord.js'
import type { Instant } from '../../../domain/vocabulary.ts'
import { type MessageRef, PublishError } from '../../../ports/chat-publisher.ts'
import { DISCORD_ERRORS, isDiscordError } from './explain-error.ts'
import { bearsMark } from './post-mark.ts'

const PAGE = 100
/** A post is never further back than this many pages: a hundred messages each. */
const PAGES_MAX = 50
/** Discord's clock and ours may differ. */
const SKEW_MS = 60_000
/** Discord's epoch: the first second of 2015. */
const EPOCH_MS = 1_420_070_400_000

/** The smallest id a message of this moment can have. */
export function snowflakeAt(at: Instant): string {
  return String(BigInt(Math.max(0, Math.floor(at) - EPOCH_MS)) << 22n)
}

/** How far a channel was read before Discord asked to wait: the beginning of the last page, which is read once more. */
export type Reached = Map<string, string>
/** More are never being looked for at a time; the oldest give way. */
const REACHED_MAX = 100

/**
 * Reads all that was posted in a channel or thread since `sinceMs` and looks for the mark of a key. `null` only where
 * the whole span was read; an empty answer counts as read where Discord says that nothing was ever posted there, or
 * shows `witness`, or where nothing of ours is known to stand there and `mayRead` on the second look or later: then
 * what was posted was deleted. Discord shows some five pages at a time: where it asks to wait, the next look goes on from
 * there.
 */
export async function findInChannel(
  rest: REST,
  place: string,
  key: string,
  sinceMs: Instant,
  witness: MessageRef | null,
  mayRead: () => Promise<boolean>,
  reached: Reached,
): Promise<MessageRef | null> {
  const looked = `${place}:${key}`
  const begin = snowflakeAt(sinceMs - SKEW_MS)
  let after = laterOf(begin, reached.get(looked) ?? begin)
  let shown = 0
  reached.delete(looked)
  for (let page = 0, from = after; page < PAGES_MAX; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), after })
    let messages: APIMessage[]
    try {
      messages = (await rest.get(Routes.channelMessages(place), { query })) as APIMessage[]
    } catch (error) {
      reached.set(looked, from)
      const [oldest] = reached.keys()
      if (reached.size > REACHED_MAX && oldest !== undefined) reached.delete(oldest)
      throw error
    }
    from = after
    const found = messages.find((message) => bearsMark(message, key))
    if (found) return { channel: place, id: found.id }
    shown += messages.length
    const newest = messages.reduce((max, { id }) => laterOf(max, id), after)
    if (messages.length < PAGE || newest === after) {
      if (shown === 0) await proveReadable(rest, place, witness, mayRead)
      return null
    }
    after = newest
  }
  throw new PublishError('unavailable', `Channel ${place} on Discord has too many messages to look through.`)
}

function laterOf(one: string, other: string): string {
  return BigInt(other) > BigInt(one) ? other : one
}

/** Without Read Message History Discord answers with an empty list: that is told apart here. */
async function proveReadable(
  rest: REST,
  place: string,
  witness: MessageRef | null,
  mayRead: () => Promise<boolean>,
): Promise<void> {
  if (witness !== null) {
    const query = new URLSearchParams({ limit: '1', around: witness.id })
    const messages = (await rest.get(Routes.channelMessages(witness.channel), { query })) as APIMessage[]
    if (messages.some(({ id }) => id === witness.id)) return
  } else {
    const channel = (await rest.get(Routes.channel(place))) as APIChannel
    if ('last_message_id' in channel && channel.last_message_id === null) return
    const messages = (await rest.get(Routes.channelMessages(place), {
      query: new URLSearchParams({ limit: '1' }),
    })) as APIMessage[]
    if (messages.length > 0 || (await mayRead())) return
  }
  throw new PublishError(
    'unavailable',
    `The messages of channel ${place} on Discord cannot be read. Give the bot the permission Read Message History there.`,
  )
}

/** Of a forum the first message of each post: open ones, then those put away. */
export async function findInForum(
  rest: REST,
  forum: string,
  key: string,
  sinceMs: Instant,
): Promise<MessageRef | null> {
  const channel = (await rest.get(Routes.channel(forum))) as APIChannel
  if (channel.type !== ChannelType.GuildForum && channel.type !== ChannelType.GuildMedia) return null
  const oldest = BigInt(snowflakeAt(sinceMs - SKEW_MS))
  const active = (await rest.get(Routes.guildActiveThreads(channel.guild_id ?? ''))) as APIThreadList
  const archived = (await rest.get(Routes.channelThreads(forum, 'public'), {
    query: new URLSearchParams({ limit: String(PAGE) }),
  })) as APIThreadList
  const posts = [...active.threads, ...archived.threads]
    .filter((thread) => 'parent_id' in thread && thread.parent_id === forum)
    .filter(({ id }) => BigInt(id) >= oldest)
  for (const { id } of posts) {
    const message = await readMessage(rest, id, id)
    if (message !== null && bearsMark(message, key)) return { channel: id, id }
  }
  return null
}

async function readMessage(rest: REST, channel: string, id: string): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(channel, id))) as APIMessage
  } catch (error) {
    if (isDiscordError(error, DISCORD_ERRORS.unknownMessage) || isDiscordError(error, DISCORD_ERRORS.unknownChannel))
      return null
    throw error
  }
}

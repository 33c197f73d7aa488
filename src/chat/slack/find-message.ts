import { webApi } from '@slack/bolt'
import { type MessageRef, type Place, PublishError } from '../../ports/chat-publisher.ts'
import { keyOf } from './delivery-metadata.ts'
import type { SlackClient } from './slack-client.ts'

const PAGE = 200
/** Pages read at most: 4,000 messages. Beyond that it cannot be told. */
const PAGES_MAX = 20
/** Slack's clock and ours differ by less than this, ms. */
const CLOCKS_APART_MS = 10 * 60_000

type Message = { ts?: string; subtype?: string; metadata?: { event_type?: string; event_payload?: unknown } }
/** `whole`: Slack says in so many words that nothing is left to read. */
type Page = { messages: Message[]; cursor: string; whole: boolean }

/**
 * Reads a channel back to `sinceMs`, newest first, and looks whether the witness is shown; or a thread whole, and the
 * channel where that thread is gone. `null` only where all of it was seen and the key is nowhere. Throws `unavailable`
 * where that cannot be said. A channel in which nothing stands, and nothing of ours is known to, is empty where Slack says
 * so: `has_more: false` to a question without bounds, to a member of the channel, on the second look or later, so that
 * two settling times have passed.
 */
export async function findMessage(
  client: SlackClient,
  place: Place,
  key: string,
  sinceMs: number,
  witness: MessageRef | null,
  asked: number,
): Promise<MessageRef | null> {
  // A thread's own witness is its root, which is always shown with it.
  const known = witness?.id ?? place.thread
  const until = sinceMs - CLOCKS_APART_MS
  let cursor = ''
  let seen = 0
  let knownSeen = false
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const read = await readPage(client, place, cursor)
    // The root of the thread was deleted: a reply posted since then stands in the channel itself.
    if (read === null) return findMessage(client, { ...place, thread: null }, key, sinceMs, null, asked)
    const { messages, cursor: next, whole } = read
    for (const message of messages) {
      if (typeof message.ts !== 'string') continue
      seen += 1
      const found = keyOf(message)
      if (found === key) return { channel: place.channel, id: message.ts }
      if (message.ts === known) {
        knownSeen = true
        if (place.thread === null) demandMark(message)
      }
    }
    const oldest = Number(messages.at(-1)?.ts ?? 0) * 1_000
    const farEnough = place.thread === null && messages.length > 0 && oldest < until
    if (next === '' || farEnough) {
      // People talk there: what we posted last may stand weeks and thousands of messages back.
      if (known !== null && !knownSeen && farEnough) knownSeen = await isShown(client, place.channel, known)
      if (known !== null && !knownSeen) throw cannotTell('it does not show a message that is known to stand there')
      if (seen === 0) await proveEmpty(client, place.channel, whole, asked)
      return null
    }
    cursor = next
  }
  throw cannotTell(`more than ${PAGE * PAGES_MAX} messages stand there`)
}

/** Of a card that was deleted a stone without any mark is left, while replies stand under it. */
function demandMark(message: Message): void {
  if (keyOf(message) === null && message.subtype !== 'tombstone')
    throw cannotTell('it shows our messages without the mark we look for')
}

/** One message by its `ts`, wherever it stands in the channel. */
async function isShown(client: SlackClient, channel: string, ts: string): Promise<boolean> {
  const { messages } = await client.conversations.history({
    channel,
    latest: ts,
    inclusive: true,
    limit: 1,
    include_all_metadata: true,
  })
  const [message] = messages ?? []
  if (message?.ts !== ts) return false
  demandMark(message)
  return true
}

async function proveEmpty(client: SlackClient, channel: string, whole: boolean, asked: number): Promise<void> {
  if (!whole) throw cannotTell('it shows no message at all, and does not say that there is none')
  if (asked === 0) throw cannotTell('it shows no message at all; it is asked once more')
  // Not to be told is no reason to stop a channel: only this look came to nothing.
  const info = await client.conversations.info({ channel }).catch(() => null)
  if (info?.channel?.is_member !== true)
    throw cannotTell('it shows no message at all, and the app is not a member of the channel')
}

function cannotTell(why: string): PublishError {
  return new PublishError(
    'unavailable',
    `Whether the post is on Slack cannot be told from the channel's history: ${why}.`,
  )
}

/** `null`: there is no such thread. */
async function readPage(client: SlackClient, place: Place, cursor: string): Promise<Page | null> {
  const common = {
    channel: place.channel,
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor === '' ? {} : { cursor }),
  }
  const answer =
    place.thread === null
      ? await client.conversations.history(common)
      : await client.conversations.replies({ ...common, ts: place.thread }).catch(noThread)
  if (answer === null) return null
  return {
    messages: answer.messages ?? [],
    cursor: answer.response_metadata?.next_cursor ?? '',
    whole: answer.has_more === false,
  }
}

function noThread(error: unknown): null {
  if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'thread_not_found') return null
  throw error
}

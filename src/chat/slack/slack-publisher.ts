import { type ChatPublisher, type Pace, PublishError } from '../../ports/chat-publisher.ts'
import { breakingOff } from './break-off.ts'
import { DELIVERY_EVENT } from './delivery-metadata.ts'
import { explainError } from './explain-error.ts'
import { findMessage } from './find-message.ts'
import { SLACK_PACE } from './pace.ts'
import { renderMessage } from './render/render-message.ts'
import type { SlackClient } from './slack-client.ts'

export type SlackPublisherOptions = {
  client: SlackClient
  /** Of the words of times, for clients that show none of their own. An IANA name; UTC where left out. */
  zone?: string
  pace?: Pace
}

/** Posts to Slack. The delivery's key goes with the message as metadata, which nobody sees. */
export function createSlackPublisher({
  client,
  zone = 'UTC',
  pace = SLACK_PACE,
}: SlackPublisherOptions): ChatPublisher {
  return {
    platform: 'slack',
    pace,

    async publish({ place, message, key, broadcast, signal }) {
      try {
        const answer = await breakingOff(signal, () =>
          client.chat.postMessage({
            channel: place.channel,
            ...renderMessage(message, { zone }),
            ...threadOf(place.thread, broadcast),
            unfurl_links: false,
            unfurl_media: false,
            link_names: false,
            metadata: { event_type: DELIVERY_EVENT, event_payload: { key } },
          }),
        )
        if (typeof answer.ts !== 'string')
          throw new PublishError('ambiguous', 'Slack took the message and did not say where it stands.')
        const ref = { channel: typeof answer.channel === 'string' ? answer.channel : place.channel, id: answer.ts }
        return place.thread !== null && standsOutside(answer.message) ? { ...ref, outside: true } : ref
      } catch (error) {
        throw explainError(error, { what: 'post', channel: place.channel })
      }
    },

    async edit(ref, message) {
      try {
        // Metadata stays what it was where none is given: the key of the post.
        await client.chat.update({ channel: ref.channel, ts: ref.id, ...renderMessage(message, { zone }) })
      } catch (error) {
        throw explainError(error, { what: 'edit', channel: ref.channel })
      }
    },

    async find(place, key, sinceMs, witness, asked = 0) {
      try {
        return await findMessage(client, place, key, sinceMs, witness, asked)
      } catch (error) {
        throw explainError(error, { what: 'read', channel: place.channel })
      }
    },

    async close() {},
  }
}

/**
 * A reply to a message that was deleted is no error on Slack: it is posted in the channel, and nothing says so but that
 * the message in the answer has no thread.
 */
function standsOutside(message: { thread_ts?: string } | undefined): boolean {
  return message !== undefined && message.thread_ts === undefined
}

function threadOf(thread: string | null, broadcast: boolean) {
  if (thread === null) return {}
  return broadcast ? { thread_ts: thread, reply_broadcast: true as const } : { thread_ts: thread }
}

import { messageOf } from '../domain/errors.ts'
import type { Platform } from '../domain/vocabulary.ts'
import { type ChatPublisher, type Pace, PublishError } from '../ports/chat-publisher.ts'

/**
 * A publisher whose SDK, or whatever it posts with, is loaded by the first call that needs it; calls wait for that. Where it cannot be loaded nothing
 * was sent, and the next call tries again.
 */
export function latePublisher(
  platform: Platform,
  pace: Pace | undefined,
  load: () => Promise<ChatPublisher>,
): ChatPublisher {
  let loading: Promise<ChatPublisher> | null = null
  const loaded = () => {
    loading ??= load().catch((cause) => {
      loading = null
      throw new PublishError('unavailable', `What posts to ${platform} could not be loaded: ${messageOf(cause)}`, {
        cause,
      })
    })
    return loading
  }
  return {
    platform,
    ...(pace === undefined ? {} : { pace }),
    publish: async (request) => (await loaded()).publish(request),
    edit: async (...args) => (await loaded()).edit(...args),
    find: async (...args) => (await loaded()).find(...args),
    async close() {
      const publisher = await loading?.catch(() => null)
      await publisher?.close()
    },
  }
}

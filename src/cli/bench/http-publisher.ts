import { Agent, request } from 'undici'
import type { Message } from '../../domain/message.ts'
import { type ChatPublisher, PublishError } from '../../ports/chat-publisher.ts'

/** Posts to the local chat platform over real HTTP: the message tree as JSON, about the size a platform's own would be. */
export function createHttpPublisher(url: string): ChatPublisher {
  const agent = new Agent({ connections: 8, keepAliveTimeout: 600_000 })
  async function send(path: string, body: object): Promise<string> {
    try {
      const answer = await request(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), dispatcher: agent })
      return ((await answer.body.json()) as { id: string }).id
    } catch (error) {
      throw new PublishError('ambiguous', 'The local chat platform did not answer.', { cause: error })
    }
  }
  return {
    platform: 'console',
    async publish({ place, message, key }) {
      return { channel: place.channel, id: await send('/post', { place, message, key }) }
    },
    async edit(ref, message: Message, key) {
      await send('/edit', { ref, message, key })
    },
    find: async () => null,
    close: () => agent.destroy(),
  }
}

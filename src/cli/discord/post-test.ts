import { createHash } from 'node:crypto'
import { createDiscordPublisher } from '../../chat/discord/discord-publisher.ts'
import type { Message } from '../../domain/message.ts'
import type { ChannelChoice, DiscordAccess } from './open-discord.ts'

const TEST: Message = {
  fallback: 'onrecord can post here',
  tone: 'neutral',
  locale: 'en',
  blocks: [
    { type: 'heading', text: 'onrecord can post here' },
    { type: 'text', spans: [{ type: 'text', text: 'This is the test post of the setup. It may be deleted.' }] },
    {
      type: 'context',
      spans: [
        { type: 'text', text: 'Try: ' },
        { type: 'text', text: '/claim help', style: 'code' },
      ],
    },
  ],
}

/** Posts as the bot will; returns the address of the post. */
export async function postTest(discord: DiscordAccess, server: string, channel: ChannelChoice): Promise<string> {
  const publisher = createDiscordPublisher({
    token: discord.token,
    ...(discord.api === undefined ? {} : { api: discord.api }),
  })
  try {
    const key = createHash('sha256').update(`setup:${channel.id}:${Date.now()}`).digest('hex').slice(0, 25)
    const place = { channel: channel.id, thread: null }
    const ref = await publisher.publish({ place, message: TEST, key, broadcast: false })
    return `https://discord.com/channels/${server}/${ref.channel}/${ref.id}`
  } finally {
    await publisher.close()
  }
}

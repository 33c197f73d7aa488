import { createHash } from 'node:crypto'
import type { ChatSetupStrings } from '../../chat/catalogue/chat-setup-strings.ts'
import { createDiscordPublisher } from '../../chat/discord/discord-publisher.ts'
import type { Message } from '../../domain/message.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import type { ChannelChoice, DiscordAccess } from './open-discord.ts'

type PostWords = { locale: Locale; words: ChatSetupStrings['discord'] }

function testMessage({ locale, words: { post } }: PostWords): Message {
  return {
    fallback: post.title,
    tone: 'neutral',
    locale,
    blocks: [
      { type: 'heading', text: post.title },
      { type: 'text', spans: [{ type: 'text', text: post.text }] },
      {
        type: 'context',
        spans: [
          { type: 'text', text: `${post.tryThis} ` },
          { type: 'text', text: '/claim help', style: 'code' },
        ],
      },
    ],
  }
}

/** Posts as the bot will; returns the address of the post. */
export async function postTest(
  discord: DiscordAccess,
  server: string,
  channel: ChannelChoice,
  words: PostWords,
): Promise<string> {
  const publisher = createDiscordPublisher({
    token: discord.token,
    ...(discord.api === undefined ? {} : { api: discord.api }),
  })
  try {
    const key = createHash('sha256').update(`setup:${channel.id}:${Date.now()}`).digest('hex').slice(0, 25)
    const place = { channel: channel.id, thread: null }
    const ref = await publisher.publish({ place, message: testMessage(words), key, broadcast: false })
    return `https://discord.com/channels/${server}/${ref.channel}/${ref.id}`
  } finally {
    await publisher.close()
  }
}

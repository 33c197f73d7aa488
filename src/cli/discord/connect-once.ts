import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayIntentBits } from 'discord.js'
import { createDiscordRest } from '../../chat/discord/publish/discord-rest.ts'
import { messageOf, OnrecordError } from '../../domain/errors.ts'
import type { DiscordAccess } from './open-discord.ts'

/** Connects as the bot will, with the intent Guilds alone, and goes again. Returns in how many servers it is; `refused` words a failure. */
export async function connectOnce(
  discord: DiscordAccess,
  refused: (why: string) => string,
): Promise<{ server: number }> {
  const { token, api } = discord
  const gateway = new WebSocketManager({
    token,
    intents: GatewayIntentBits.Guilds,
    rest: createDiscordRest(token, api),
    // A session that is taken up again later is none of this one's.
    retrieveSessionInfo: () => null,
    updateSessionInfo: () => {},
  })
  try {
    const ready = new Promise<number>((resolve, reject) => {
      gateway.once(WebSocketShardEvents.Ready, ({ data }) => resolve(data.guilds.length))
      gateway.once(WebSocketShardEvents.Closed, ({ code }) => reject(new Error(`it was closed with ${code}`)))
    })
    ready.catch(() => {})
    gateway.on(WebSocketShardEvents.Error, () => {})
    await Promise.race([gateway.connect(), ready])
    return { server: await ready }
  } catch (cause) {
    throw new OnrecordError('unavailable', refused(messageOf(cause)), { cause })
  } finally {
    await gateway.destroy()
  }
}

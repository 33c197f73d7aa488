import { Client, Events, GatewayIntentBits } from 'discord.js'
import { messageOf, OnrecordError } from '../../domain/errors.ts'
import type { DiscordAccess } from './open-discord.ts'

/** Connects as the bot will, with the intent Guilds alone, and goes again. Returns in how many servers it is; `refused` words a failure. */
export async function connectOnce(
  discord: DiscordAccess,
  refused: (why: string) => string,
): Promise<{ server: number }> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...(discord.api === undefined ? {} : { rest: { api: discord.api } }),
  })
  try {
    const ready = new Promise<number>((resolve, reject) => {
      client.once(Events.ClientReady, ({ guilds }) => resolve(guilds.cache.size))
      client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`it was closed with ${code}`)))
    })
    ready.catch(() => {})
    await client.login(discord.token)
    const server = await ready
    return { server }
  } catch (cause) {
    throw new OnrecordError('unavailable', refused(messageOf(cause)), {
      cause,
    })
  } finally {
    await client.destroy()
  }
}

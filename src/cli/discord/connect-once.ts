import { Client, Events, GatewayIntentBits } from 'discord.js'
import { messageOf, OnrecordError } from '../../domain/errors.ts'
import type { DiscordAccess } from './open-discord.ts'

/** Connects as the bot will, with the intent Guilds alone, and goes again. Returns in how many servers it is. */
export async function connectOnce(discord: DiscordAccess, say: (text: string) => void): Promise<{ server: number }> {
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
    say('The gateway takes the connection, with the one intent that is needed (Guilds).')
    return { server }
  } catch (cause) {
    throw new OnrecordError('unavailable', `Discord's gateway did not take the connection: ${messageOf(cause)}`, {
      cause,
    })
  } finally {
    await client.destroy()
  }
}

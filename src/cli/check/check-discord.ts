import { cleanLine } from '../../chat/text/clean-text.ts'
import type { DiscordSettings } from '../../config/types.ts'
import { messageOf } from '../../domain/errors.ts'
import { openDiscord } from '../discord/open-discord.ts'
import type { ChatFindings, Finding } from './finding.ts'

const what = 'discord'

/** Whose token it is, and which permissions the bot lacks in each channel. Throws in words. */
export async function checkDiscord(discord: DiscordSettings, channels: readonly string[]): Promise<ChatFindings> {
  const access = await openDiscord(discord.token, discord.apiUrl ?? undefined)
  const servers = await access.servers()
  const token: Finding =
    servers.length === 0
      ? {
          what,
          state: 'broken',
          detail: `the token is ${cleanLine(access.botName)}'s, which is in no server`,
          todo: 'open the invite link that "onrecord discord setup" prints',
        }
      : {
          what,
          state: 'fine',
          detail: `the token is ${cleanLine(access.botName)}'s, in ${servers.map(({ name }) => cleanLine(name)).join(', ')}`,
          todo: null,
        }
  const found: Finding[] = []
  for (const channel of channels)
    try {
      const missing = await access.missingIn(channel)
      found.push(
        missing.length === 0
          ? { what, state: 'fine', detail: `channel ${channel}: all permissions`, todo: null }
          : {
              what,
              state: 'broken',
              detail: `channel ${channel}: missing permissions: ${missing.join(', ')}`,
              todo: "give them to the bot's role in that channel's settings",
            },
      )
    } catch (error) {
      const todo = 'put the right channel id into onrecord.yaml, or remove its watch'
      found.push({ what, state: 'broken', detail: `channel ${channel}: ${messageOf(error)}`, todo })
    }
  return { token, channels: found }
}

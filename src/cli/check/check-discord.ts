import { cleanLine } from '../../chat/text/clean-text.ts'
import type { DiscordSettings } from '../../config/types.ts'
import { messageOf } from '../../domain/errors.ts'
import { openDiscord } from '../discord/open-discord.ts'
import type { ChatFindings, CheckWords, Finding } from './finding.ts'

const what = 'discord'

/** Whose token it is, and which permissions the bot lacks in each channel. Throws in words. */
export async function checkDiscord(
  discord: DiscordSettings,
  channels: readonly string[],
  words: CheckWords,
): Promise<ChatFindings> {
  const access = await openDiscord(discord.token, discord.apiUrl ?? undefined, words.unknownToken)
  const servers = await access.servers()
  const token: Finding =
    servers.length === 0
      ? {
          what,
          state: 'broken',
          detail: words.noServer(cleanLine(access.botName)),
          todo: words.invite,
        }
      : {
          what,
          state: 'fine',
          detail: words.token(cleanLine(access.botName), servers.map(({ name }) => cleanLine(name)).join(', ')),
          todo: null,
        }
  const found: Finding[] = []
  for (const channel of channels)
    try {
      const missing = await access.missingIn(channel)
      found.push(
        missing.length === 0
          ? { what, state: 'fine', detail: `${words.channel(channel)}: ${words.allRights}`, todo: null }
          : {
              what,
              state: 'broken',
              detail: `${words.channel(channel)}: ${words.missing(missing.join(', '))}`,
              todo: words.giveRights,
            },
      )
    } catch (error) {
      const detail = `${words.channel(channel)}: ${messageOf(error)}`
      found.push({ what, state: 'broken', detail, todo: words.rightChannel })
    }
  return { token, channels: found }
}

import {
  type APIApplication,
  type APIChannel,
  type APIRole,
  type APIUser,
  DiscordAPIError,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from 'discord.js'
import { buildCommands } from '../../chat/discord/commands/build-commands.ts'
import { registerCommands } from '../../chat/discord/commands/register-commands.ts'
import { createDiscordRest } from '../../chat/discord/publish/discord-rest.ts'
import { explainError } from '../../chat/discord/publish/explain-error.ts'
import { missingPermissions, type PermissionName } from '../../chat/discord/publish/permissions.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'

export type Named = { id: string; name: string }
export type ChannelChoice = Named & { forum: boolean }

/** What the setup asks of Discord. Errors are sentences. */
export type DiscordAccess = {
  token: string
  api: string | undefined
  botName: string
  botId: string
  applicationId: string
  applicationFlags: number
  servers(): Promise<Named[]>
  /** Text channels and forums. */
  channels(server: string): Promise<ChannelChoice[]>
  roles(server: string): Promise<Named[]>
  missingIn(channel: string): Promise<PermissionName[]>
  /** False where they were registered already. */
  register(): Promise<boolean>
}

const TEXT = [0, 5]
const FORUMS = [15, 16]

/** Checks the token by asking whose it is; `unknownToken` says that Discord does not know it. */
export async function openDiscord(
  token: string,
  apiUrl: string | undefined,
  unknownToken: string,
): Promise<DiscordAccess> {
  const asking = createAsking(unknownToken)
  const api = apiUrl?.replace(/\/$/, '') || undefined
  const rest = createDiscordRest(token, api)
  const bot = await asking(() => rest.get(Routes.user('@me')) as Promise<APIUser>)
  const application = await asking(() => rest.get(Routes.currentApplication()) as Promise<APIApplication>)
  return {
    token,
    api,
    botName: bot.username,
    botId: bot.id,
    applicationId: application.id,
    applicationFlags: application.flags ?? 0,
    async servers() {
      const all = await asking(() => rest.get(Routes.userGuilds()) as Promise<RESTAPIPartialCurrentUserGuild[]>)
      return all.map(({ id, name }) => ({ id, name }))
    },
    async channels(server) {
      const all = await asking(() => rest.get(Routes.guildChannels(server)) as Promise<APIChannel[]>)
      return all
        .filter(({ type }) => TEXT.includes(type) || FORUMS.includes(type))
        .map((one) => ({ id: one.id, name: one.name ?? one.id, forum: FORUMS.includes(one.type) }))
    },
    async roles(server) {
      const all = await asking(() => rest.get(Routes.guildRoles(server)) as Promise<APIRole[]>)
      return all.filter(({ id, managed }) => id !== server && !managed).map(({ id, name }) => ({ id, name }))
    },
    missingIn: (channel) => asking(() => missingPermissions(rest, channel, bot.id)),
    register: () => asking(() => registerCommands(rest, application.id, buildCommands())),
  }
}

function createAsking(unknownToken: string) {
  return async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) throw new OnrecordError('invalid', unknownToken)
      const { message } = explainError(error, { what: 'asking', channel: '', writes: false })
      // Said to somebody who waits for an answer: nothing here tries it again by itself.
      if (message.startsWith('Discord cannot be reached'))
        throw new OnrecordError(
          'unavailable',
          sentence`Discord could not be reached from this machine: look at its network and its name server, then run this again.`,
          { cause: error },
        )
      throw new OnrecordError('unavailable', message.replace(' in channel ', ''), { cause: error })
    }
  }
}

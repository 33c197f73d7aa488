import type { APIInteraction } from 'discord.js'
import type { Locale } from '../../../domain/vocabulary.ts'
import type { FrontContext } from '../../front/front.ts'
import { cleanLine } from '../../text/clean-text.ts'
import type { DiscordBotOptions } from './bot-options.ts'

/** Types of channels that are threads, or posts of a forum. */
const THREADS = [10, 11, 12]

/**
 * Who asks, from where. Rights are read off the interaction itself, which Discord fills at the moment it is sent: a role
 * taken away between the opening of a form and its sending is gone.
 */
export function contextOf(interaction: APIInteraction, options: DiscordBotOptions): FrontContext {
  const user = interaction.member?.user ?? interaction.user
  const name = `${cleanLine(user?.username ?? 'somebody')} (${user?.id ?? '?'})`
  return {
    commands: options.commands,
    asker: { name, platform: 'discord', editor: isEditor(interaction, options), admin: isAdmin(interaction, options) },
    locale: localeOf(interaction),
    zone: options.zone,
    place: { platform: 'discord', channel: channelOf(interaction) },
  }
}

/** Is the server one of those the bot answers? */
export function isAnswered({ guild_id }: APIInteraction, { guilds }: DiscordBotOptions): boolean {
  return guild_id !== undefined && guilds.includes(guild_id)
}

function isAdmin({ member }: APIInteraction, { admins }: DiscordBotOptions): boolean {
  return member !== undefined && (admins?.includes(member.user.id) ?? false)
}

function isEditor(interaction: APIInteraction, options: DiscordBotOptions): boolean {
  const { member } = interaction
  const { editors } = options
  if (!member) return false
  if (isAdmin(interaction, options)) return true
  return editors.users.includes(member.user.id) || member.roles.some((role) => editors.roles.includes(role))
}

export function localeOf(interaction: APIInteraction): Locale {
  return 'locale' in interaction && interaction.locale.startsWith('es') ? 'es' : 'en'
}

/** A thread belongs to its channel: that is what is watched. */
function channelOf({ channel }: APIInteraction): string {
  if (!channel) return ''
  const parent = 'parent_id' in channel ? channel.parent_id : null
  return THREADS.includes(channel.type) && parent ? parent : channel.id
}

/** The name a person goes by, for others to see. */
export function shownName(interaction: APIInteraction): string {
  const user = interaction.member?.user ?? interaction.user
  return cleanLine(interaction.member?.nick || user?.global_name || user?.username || '')
}

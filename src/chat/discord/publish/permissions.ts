import {
  type APIChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'

/** What the bot needs, by the names Discord's settings show; the invite link asks for exactly these. */
export const NEEDED = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
} as const
export type PermissionName = keyof typeof NEEDED

export const NEEDED_BITS = Object.values(NEEDED).reduce((all, bit) => all | bit, 0n)

/**
 * Which of the needed permissions the bot lacks in a channel, worked out as Discord does: roles of the server, then
 * the channel's own settings for everybody, for its roles, for itself. Throws what Discord answers where it may not look.
 */
export async function missingPermissions(rest: REST, channelId: string, botId: string): Promise<PermissionName[]> {
  const channel = await readChannel(rest, channelId)
  if (!('guild_id' in channel) || !channel.guild_id) return []
  const guild = channel.guild_id
  const parent =
    'thread_metadata' in channel && channel.parent_id ? await readChannel(rest, channel.parent_id) : channel
  const roles = (await rest.get(Routes.guildRoles(guild))) as APIRole[]
  const member = (await rest.get(Routes.guildMember(guild, botId))) as APIGuildMember
  const overwrites = ('permission_overwrites' in parent ? parent.permission_overwrites : undefined) ?? []
  const bits = effectiveBits(guild, botId, member.roles, roles, overwrites)
  return (Object.keys(NEEDED) as PermissionName[]).filter((name) => (bits & NEEDED[name]) === 0n)
}

/** What else keeps the bot from posting where it lacks nothing: the thread is locked, or the bot itself was silenced until then. */
export async function otherHindrance(
  rest: REST,
  place: string,
  botId: string,
): Promise<'locked' | { silencedUntil: string } | null> {
  const found = await readChannel(rest, place)
  if ('thread_metadata' in found && found.thread_metadata?.locked) return 'locked'
  if (!('guild_id' in found) || !found.guild_id) return null
  const member = (await rest.get(Routes.guildMember(found.guild_id, botId))) as APIGuildMember
  const until = member.communication_disabled_until
  return until ? { silencedUntil: until } : null
}

async function readChannel(rest: REST, id: string): Promise<APIChannel> {
  return (await rest.get(Routes.channel(id))) as APIChannel
}

function effectiveBits(
  guild: string,
  botId: string,
  own: readonly string[],
  roles: readonly APIRole[],
  overwrites: readonly APIOverwrite[],
): bigint {
  const held = roles.filter(({ id }) => id === guild || own.includes(id))
  let bits = held.reduce((all, role) => all | BigInt(role.permissions), 0n)
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return NEEDED_BITS
  const apply = (list: readonly APIOverwrite[]) => {
    const deny = list.reduce((all, one) => all | BigInt(one.deny), 0n)
    const allow = list.reduce((all, one) => all | BigInt(one.allow), 0n)
    bits = (bits & ~deny) | allow
  }
  apply(overwrites.filter(({ id }) => id === guild))
  apply(overwrites.filter(({ id }) => id !== guild && own.includes(id)))
  apply(overwrites.filter(({ id }) => id === botId))
  return bits
}

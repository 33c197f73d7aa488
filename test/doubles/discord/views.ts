import type { Json, State, StoredMessage, Thread } from './state.ts'
import { type Channel, EVERYBODY, IDS, type Member, permissionBits } from './world.ts'

/** The double's things as Discord's answers show them. */

export function userView(id: string, username: string, name: string | null, bot = false): Json {
  return {
    id,
    username,
    avatar: null,
    discriminator: bot ? '0001' : '0',
    public_flags: 0,
    flags: 0,
    global_name: name,
    primary_guild: null,
    ...(bot ? { bot: true } : {}),
  }
}

export const botView = (): Json => userView(IDS.bot, 'onrecord', null, true)

export function messageView(message: StoredMessage, withNonce = false): Json {
  return {
    id: message.id,
    channel_id: message.place,
    type: message.reference ? 19 : 0,
    author: message.byBot ? botView() : userView(IDS.ana, 'ana', 'Ana Reader'),
    content: message.content,
    // What somebody took the embeds away of shows none, to us neither.
    embeds: (message.flags & 4) === 0 ? message.embeds.map((embed) => ({ type: 'rich', ...embed })) : [],
    components: message.components.map(numbered),
    attachments: message.files.map((file, i) => ({
      id: `${BigInt(message.id) + BigInt(i + 1)}`,
      filename: file.name,
      size: Buffer.byteLength(file.text),
      url: `https://cdn.discordapp.example/${encodeURIComponent(file.name)}`,
      proxy_url: `https://media.discordapp.example/${encodeURIComponent(file.name)}`,
    })),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    flags: message.flags | (message.ephemeral ? 64 : 0),
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.edited > 0 ? new Date(message.createdAt + message.edited).toISOString() : null,
    ...(message.reference
      ? { message_reference: { type: 0, channel_id: message.place, message_id: message.reference } }
      : {}),
    ...(withNonce && message.nonce !== null ? { nonce: message.nonce } : {}),
  }
}

/** Components come back with ids, and selects with what Discord fills in. */
function numbered(component: Json, index = 0): Json {
  const inner = Array.isArray(component.components) ? { components: component.components.map(numbered) } : {}
  const select = component.type === 3 ? { min_values: 1, max_values: 1, disabled: false } : {}
  return { id: index + 1, ...select, ...component, ...inner }
}

export function channelView(state: State, channel: Channel): Json {
  const denied =
    channel.deny.length > 0 ? [{ id: IDS.botRole, type: 0, allow: '0', deny: permissionBits(channel.deny) }] : []
  return {
    id: channel.id,
    type: channel.type,
    flags: 0,
    guild_id: channel.guild,
    name: channel.name,
    position: 0,
    permission_overwrites: denied,
    parent_id: null,
    topic: null,
    nsfw: false,
    last_message_id: state.messages.findLast((one) => one.place === channel.id && !one.ephemeral)?.id ?? null,
    rate_limit_per_user: 0,
    ...(channel.type === 15
      ? { available_tags: [], default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 }
      : {}),
  }
}

export function threadView(state: State, thread: Thread): Json {
  const count = state.messages.filter((one) => one.place === thread.id && !one.deleted).length
  return {
    id: thread.id,
    type: 11,
    flags: 0,
    guild_id: state.world.channels.find((one) => one.id === thread.parent)?.guild ?? IDS.guild,
    parent_id: thread.parent,
    name: thread.name,
    owner_id: IDS.bot,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: '2025-10-14T12:00:00.000Z',
      auto_archive_duration: 10080,
      locked: thread.locked,
    },
    message_count: count,
    member_count: 1,
    total_message_sent: count,
    rate_limit_per_user: 0,
    last_message_id: null,
  }
}

export function roleView(id: string, name: string, permissions: string): Json {
  return {
    id,
    name,
    permissions,
    position: 1,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  }
}

export function memberView(member: Member): Json {
  return {
    user: userView(member.id, member.username, member.name),
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: '2025-01-01T00:00:00.000Z',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  }
}

/** `silencedUntil`: when a time-out of the bot ends. */
export function botMember(guild: string, silencedUntil: string | null = null): Json {
  const roles = guild === IDS.guild ? [IDS.botRole] : []
  return {
    ...memberView({ id: IDS.bot, guild, username: 'onrecord', name: 'onrecord', roles, manager: false }),
    user: botView(),
    communication_disabled_until: silencedUntil,
  }
}

/** As it comes with an interaction: with what the member may do in the channel. */
export function actingMember(member: Member): Json {
  return {
    ...memberView(member),
    permissions: permissionBits(member.manager ? [...EVERYBODY, 'MANAGE_GUILD', 'MANAGE_MESSAGES'] : EVERYBODY),
  }
}

export function applicationView(state: State): Json {
  return {
    id: IDS.application,
    name: 'onrecord',
    icon: null,
    description: 'Keeps the public record of disputed official claims.',
    type: null,
    bot: botView(),
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '00'.repeat(32),
    flags: state.world.intentsFlags,
    flags_new: String(state.world.intentsFlags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userView(IDS.owner, 'owner', 'Owner'),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
  }
}

/** What comes over the gateway when a server becomes available. */
export function guildEvent(state: State, id: string): Json {
  return {
    id,
    name: id === IDS.guild ? 'Border policy group' : 'Somewhere else',
    owner_id: IDS.owner,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      roleView(id, '@everyone', permissionBits(EVERYBODY)),
      ...(id === IDS.guild
        ? [roleView(IDS.editors, 'editors', '0'), roleView(IDS.botRole, 'onrecord', permissionBits(EVERYBODY))]
        : []),
    ],
    channels: state.world.channels.filter((one) => one.guild === id).map((one) => channelView(state, one)),
    threads: [...state.threads.values()].filter((one) => !one.deleted).map((one) => threadView(state, one)),
    members: [botMember(id)],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    member_count: 3,
    large: false,
    unavailable: false,
    joined_at: '2025-01-01T00:00:00.000Z',
    preferred_locale: 'en-US',
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    public_updates_channel_id: null,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_flags: 0,
    system_channel_id: null,
    vanity_url_code: null,
    verification_level: 0,
    max_members: 500_000,
  }
}

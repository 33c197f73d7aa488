import { apiError, invalidForm } from '../errors.ts'
import { checkCommands } from '../hand-rules.ts'
import { findPlace, type Json, type State } from '../state.ts'
import { applicationView, botMember, botView, channelView, guildEvent, memberView, threadView } from '../views.ts'
import { IDS } from '../world.ts'
import type { Handlers } from './call.ts'

/** Who the bot is, what it may see, and which commands it has registered. */
export function applicationHandlers(gatewayUrl: () => string): Handlers {
  const put =
    (scope: (params: Record<string, string>) => string): Handlers[string] =>
    ({ state, params, body }) => {
      const commands = body as unknown as Json[]
      const problems = checkCommands(commands)
      if (problems.length > 0) return invalidForm(problems)
      const stored = commands.map((command) => register(state, command, params.guild_id))
      state.commands.set(scope(params), stored)
      return { status: 200, body: stored }
    }
  return {
    'GET /gateway/bot': () => ({
      status: 200,
      body: {
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    }),
    'GET /users/@me': () => ({ status: 200, body: { ...botView(), mfa_enabled: true, locale: 'en-US' } }),
    'GET /applications/@me': ({ state }) => ({ status: 200, body: applicationView(state) }),
    'GET /users/@me/guilds': ({ state }) => ({
      status: 200,
      body: [...new Set(state.world.channels.map((one) => one.guild))].map((id) => ({
        id,
        name: id === IDS.guild ? 'Border policy group' : 'Somewhere else',
        icon: null,
        banner: null,
        owner: false,
        permissions: '0',
        features: [],
      })),
    }),
    'GET /channels/{channel_id}'({ state, params }) {
      const found = findPlace(state, params.channel_id ?? '')
      if (found === null) return apiError(10003)
      if (found.channel.deny.includes('VIEW_CHANNEL')) return apiError(50001)
      return { status: 200, body: found.thread ? threadView(state, found.thread) : channelView(state, found.channel) }
    },
    'GET /guilds/{guild_id}/roles'({ state, params }) {
      if (!isIn(state, params.guild_id)) return apiError(50001)
      return { status: 200, body: guildEvent(state, params.guild_id ?? '').roles }
    },
    'GET /guilds/{guild_id}/channels'({ state, params }) {
      if (!isIn(state, params.guild_id)) return apiError(50001)
      return { status: 200, body: guildEvent(state, params.guild_id ?? '').channels }
    },
    'GET /guilds/{guild_id}/members/{user_id}'({ state, params }) {
      if (!isIn(state, params.guild_id)) return apiError(50001)
      if (params.user_id === IDS.bot)
        return { status: 200, body: botMember(params.guild_id ?? '', state.world.silencedUntil) }
      const member = state.world.members.find((one) => one.id === params.user_id && one.guild === params.guild_id)
      return member === undefined ? apiError(10007) : { status: 200, body: memberView(member) }
    },
    'PATCH /channels/{channel_id}'({ state, params, body }) {
      const found = findPlace(state, params.channel_id ?? '')
      if (found === null) return apiError(10003)
      if (found.thread && typeof body.archived === 'boolean') found.thread.archived = body.archived
      return { status: 200, body: found.thread ? threadView(state, found.thread) : channelView(state, found.channel) }
    },
    'GET /applications/{application_id}/commands': ({ state, query }) => ({
      status: 200,
      body: localised(state.commands.get('global') ?? [], query),
    }),
    'PUT /applications/{application_id}/commands': put(() => 'global'),
    'GET /applications/{application_id}/guilds/{guild_id}/commands'({ state, params, query }) {
      if (!isIn(state, params.guild_id)) return apiError(50001)
      return { status: 200, body: localised(state.commands.get(params.guild_id ?? '') ?? [], query) }
    },
    'PUT /applications/{application_id}/guilds/{guild_id}/commands'(call) {
      if (!isIn(call.state, call.params.guild_id)) return apiError(50001)
      return put((params) => params.guild_id ?? '')(call)
    },
  }
}

const isIn = (state: State, guild: string | undefined) => state.world.channels.some((one) => one.guild === guild)

/** Localisations come only to who asks for them. */
function localised(commands: Json[], query: URLSearchParams): Json[] {
  if (query.get('with_localizations') === 'true') return commands
  return commands.map(({ name_localizations, description_localizations, ...rest }) => rest as Json)
}

/** As Discord keeps it: with an id, with what was left out filled in, and without what is empty. */
function register(state: State, command: Json, guild: string | undefined): Json {
  return {
    id: state.newId(),
    application_id: IDS.application,
    version: state.newId(),
    type: 1,
    description: '',
    name_localizations: null,
    description_localizations: null,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    nsfw: false,
    ...command,
    default_member_permissions:
      command.default_member_permissions == null ? null : String(command.default_member_permissions),
    ...(guild === undefined ? {} : { guild_id: guild }),
    ...(Array.isArray(command.options) ? { options: command.options.map(tidy) } : {}),
  }
}

/** Discord leaves out of an option what is false or empty. */
function tidy(option: Json): Json {
  const kept = Object.entries(option).filter(
    ([key, value]) => !(value === false || (Array.isArray(value) && value.length === 0 && key !== 'options')),
  )
  const inner = Array.isArray(option.options) && option.options.length > 0 ? { options: option.options.map(tidy) } : {}
  return { ...Object.fromEntries(kept.filter(([key]) => key !== 'options')), ...inner }
}

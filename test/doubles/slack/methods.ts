import { judgeView } from '../../../src/cli/judge-injection/judge-blocks.ts'
import {
  type ApiAnswer,
  type Arguments,
  fail,
  find,
  findChannel,
  history,
  isFailure,
  postMessage,
  refusalOf,
  replies,
  updateMessage,
} from './messages.ts'
import { textOf } from './read-arguments.ts'
import type { Triggers } from './triggers.ts'
import type { StoredView, Workspace } from './workspace.ts'

export type MethodContext = { workspace: Workspace; triggers: Triggers; url: string; socketUrl: () => string }
type Method = { scope?: string[]; token?: 'app'; run(args: Arguments, context: MethodContext): ApiAnswer }

/** Every method the double knows, with the scopes of which one is needed. */
export const METHODS: Record<string, Method> = {
  'auth.test': {
    run: (_, { workspace: { team, bot }, url }) => ({
      ok: true,
      url: `${url}/`,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.user,
      bot_id: bot.id,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { token: 'app', run: (_, { socketUrl }) => ({ ok: true, url: socketUrl() }) },
  'chat.postMessage': { scope: ['chat:write'], run: (args, { workspace }) => postMessage(workspace, args) },
  'chat.update': { scope: ['chat:write'], run: (args, { workspace }) => updateMessage(workspace, args) },
  'chat.delete': {
    scope: ['chat:write'],
    run: (args, { workspace }) => {
      const stored = find(workspace, textOf(args.channel), textOf(args.ts))
      if (!stored || stored.deleted) return fail('message_not_found')
      stored.deleted = true
      return { ok: true, channel: stored.channel, ts: stored.ts }
    },
  },
  'chat.postEphemeral': {
    scope: ['chat:write'],
    run: (args, { workspace }) => {
      const channel = findChannel(workspace, args)
      if (isFailure(channel)) return channel
      if (!channel.member) return fail('not_in_channel')
      const refused = refusalOf(args)
      if (refused) return refused
      const user = textOf(args.user)
      workspace.whispers.push({ via: 'postEphemeral', channel: channel.id, user, envelope: null, body: args })
      return { ok: true, message_ts: '1.0' }
    },
  },
  'chat.getPermalink': {
    run: (args, { workspace, url }) => {
      const stored = find(workspace, textOf(args.channel), textOf(args.message_ts))
      if (!stored) return fail('message_not_found')
      return {
        ok: true,
        channel: stored.channel,
        permalink: `${url}/archives/${stored.channel}/p${stored.ts.replace('.', '')}`,
      }
    },
  },
  'conversations.history': {
    scope: ['channels:history', 'groups:history'],
    run: (args, { workspace }) => history(workspace, args),
  },
  'conversations.replies': {
    scope: ['channels:history', 'groups:history'],
    run: (args, { workspace }) => replies(workspace, args),
  },
  'conversations.info': {
    scope: ['channels:read', 'groups:read'],
    run: (args, { workspace }) => {
      const channel = findChannel(workspace, { channel: args.channel })
      if (isFailure(channel)) return channel
      const { id, name, archived, member } = channel
      return {
        ok: true,
        channel: { id, name, is_channel: true, is_archived: archived, is_member: member, is_private: channel.private },
      }
    },
  },
  'conversations.list': {
    scope: ['channels:read', 'groups:read'],
    run: (_, { workspace }) => ({
      ok: true,
      channels: workspace.channels.map(({ id, name, archived, member }) => ({
        id,
        name,
        is_archived: archived,
        is_member: member,
      })),
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.join': {
    scope: ['channels:join'],
    run: (args, { workspace }) => {
      const channel = findChannel(workspace, args)
      if (isFailure(channel)) return channel
      if (channel.archived) return fail('is_archived')
      if (channel.private) return fail('method_not_supported_for_channel_type')
      channel.member = true
      return { ok: true, channel: { id: channel.id, name: channel.name } }
    },
  },
  'conversations.open': {
    scope: ['im:write'],
    run: (args) => ({ ok: true, channel: { id: `D${textOf(args.users).slice(1)}` } }),
  },
  'files.getUploadURLExternal': {
    scope: ['files:write'],
    run: (args, { workspace, url }) => {
      const id = `F${workspace.files.length + 1}`
      workspace.files.push({ id, name: textOf(args.filename), text: '', channel: null })
      return { ok: true, upload_url: `${url}/upload/${id}`, file_id: id }
    },
  },
  'files.completeUploadExternal': {
    scope: ['files:write'],
    run: (args, { workspace }) => {
      const [first] = JSON.parse(textOf(args.files)) as { id: string }[]
      const file = workspace.files.find(({ id }) => id === first?.id)
      if (!file) return fail('file_not_found')
      file.channel = textOf(args.channel_id)
      return { ok: true, files: [{ id: file.id }] }
    },
  },
  'users.info': {
    scope: ['users:read'],
    run: (args, { workspace }) => {
      const member = workspace.members.find((one) => one.id === args.user)
      if (!member) return fail('user_not_found')
      const { id, name, locale, tz } = member
      return {
        ok: true,
        user: {
          id,
          team_id: workspace.team.id,
          name: name.toLowerCase().replaceAll(' ', '.'),
          real_name: name,
          tz,
          ...(args.include_locale === undefined ? {} : { locale }),
          profile: { real_name: name, display_name: name },
        },
      }
    },
  },
  'usergroups.users.list': {
    scope: ['usergroups:read'],
    run: (args, { workspace }) => {
      const group = workspace.groups.find((one) => one.id === args.usergroup)
      return group ? { ok: true, users: group.users } : fail('no_such_subteam')
    },
  },
  'usergroups.list': {
    scope: ['usergroups:read'],
    run: (_, { workspace }) => ({ ok: true, usergroups: workspace.groups.map(({ id, handle }) => ({ id, handle })) }),
  },
  'conversations.members': {
    scope: ['channels:read', 'groups:read'],
    run: (args, { workspace }) => {
      const channel = findChannel(workspace, args)
      if (isFailure(channel)) return channel
      return {
        ok: true,
        members: [workspace.bot.user, ...(channel.members ?? [])],
        response_metadata: { next_cursor: '' },
      }
    },
  },
  'views.open': {
    run: (args, context) => openView(args, context),
  },
  'views.push': {
    run: (args, context) => openView(args, context),
  },
  'views.update': {
    run: (args, { workspace }) => {
      const stored = workspace.views.find((one) => one.id === args.view_id || one.view.external_id === args.external_id)
      if (!stored) return fail('not_found')
      if (args.hash !== undefined && args.hash !== stored.hash) return fail('hash_conflict')
      const refused = refuseView(args.view)
      if (refused) return refused
      stored.view = args.view as StoredView['view']
      stored.hash = `h${Number(stored.hash.slice(1)) + 1}`
      return { ok: true, view: { id: stored.id, hash: stored.hash, ...stored.view } }
    },
  },
  'views.publish': {
    run: (args, { workspace }) => {
      const refused = refuseView(args.view)
      if (refused) return refused
      if ((args.view as { type?: string }).type !== 'home') return fail('invalid_arguments')
      const user = textOf(args.user_id)
      const stored = workspace.views.find((one) => one.kind === 'home' && one.user === user)
      const view = args.view as StoredView['view']
      if (stored) stored.view = view
      else workspace.views.push({ id: `V${workspace.views.length + 1}`, hash: 'h1', user, kind: 'home', view })
      return { ok: true, view: { id: stored?.id ?? `V${workspace.views.length}`, ...view } }
    },
  },
}

function openView(args: Arguments, { workspace, triggers }: MethodContext): ApiAnswer {
  const refusedTrigger = triggers.use(textOf(args.trigger_id))
  if ('error' in refusedTrigger) return fail(refusedTrigger.error)
  const refused = refuseView(args.view)
  if (refused) return refused
  const id = `V${workspace.views.length + 1}`
  const view = args.view as StoredView['view']
  workspace.views.push({ id, hash: 'h1', user: refusedTrigger.user, kind: 'modal', view })
  return { ok: true, view: { id, hash: 'h1', ...view } }
}

function refuseView(view: unknown): ApiAnswer | null {
  if (typeof view !== 'object' || view === null) return fail('invalid_arguments')
  const problems = judgeView(view)
  if (problems.length === 0) return null
  return fail('invalid_arguments', { response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) } })
}

import { apiError } from '../errors.ts'
import { findPlace, type Json, type Thread } from '../state.ts'
import { messageView, threadView } from '../views.ts'
import type { Handlers } from './call.ts'
import { lacks, permitted, refusePost, storeMessage } from './messages.ts'

export const THREADS: Handlers = {
  'POST /channels/{channel_id}/messages/{message_id}/threads'({ state, params, body }) {
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (lacks(found, 'VIEW_CHANNEL')) return apiError(50001)
    if (lacks(found, 'CREATE_PUBLIC_THREADS')) return apiError(50013)
    const root = state.messages.find((one) => one.id === params.message_id && !one.deleted)
    if (root === undefined) return apiError(10008)
    const known = state.threads.get(root.id)
    if (known !== undefined && !known.deleted) return apiError(160004)
    const thread: Thread = {
      id: root.id,
      parent: found.channel.id,
      name: String(body.name),
      archived: false,
      locked: false,
      deleted: false,
    }
    state.threads.set(thread.id, thread)
    return { status: 201, body: threadView(state, thread) }
  },

  /** A post in a forum: a thread and its first message share one id. There is no nonce. */
  'POST /channels/{channel_id}/threads'(call) {
    const { state, params, body } = call
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (found.channel.type !== 15) return apiError(50024)
    const message = (body.message ?? {}) as Json
    if (found.channel.requiresTag && !(Array.isArray(body.applied_tags) && body.applied_tags.length > 0))
      return apiError(40067)
    const refused = refusePost(found, message)
    if (refused !== null) return refused
    const id = state.newId()
    const thread: Thread = {
      id,
      parent: found.channel.id,
      name: String(body.name),
      archived: false,
      locked: false,
      deleted: false,
    }
    state.threads.set(id, thread)
    const first = storeMessage(permitted({ ...call, body: message }, found), id, { id })
    return { status: 201, body: { ...threadView(state, thread), message: messageView(first) } }
  },

  'GET /guilds/{guild_id}/threads/active'({ state, params }) {
    const own = [...state.threads.values()].filter(
      (one) => !one.archived && !one.deleted && findPlace(state, one.id)?.channel.guild === params.guild_id,
    )
    return { status: 200, body: { threads: own.map((one) => threadView(state, one)), members: [], has_more: false } }
  },

  'GET /channels/{channel_id}/threads/archived/public'({ state, params }) {
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (lacks(found, 'READ_MESSAGE_HISTORY')) return apiError(50013)
    const own = [...state.threads.values()].filter(
      (one) => one.archived && !one.deleted && one.parent === params.channel_id,
    )
    return { status: 200, body: { threads: own.map((one) => threadView(state, one)), members: [], has_more: false } }
  },
}

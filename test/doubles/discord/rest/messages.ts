import type { Reply } from '../../chat/answer-with-faults.ts'
import { apiError, invalidForm } from '../errors.ts'
import { checkMessage, isEmptyMessage } from '../hand-rules.ts'
import { type Found, findPlace, type Json, type State, type StoredMessage } from '../state.ts'
import { messageView } from '../views.ts'
import type { Call, Handlers } from './call.ts'

const PAGE_MAX = 100

export const MESSAGES: Handlers = {
  'POST /channels/{channel_id}/messages'(call) {
    const { state, params, body } = call
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    const refused = refusePost(found, body)
    if (refused !== null) return refused
    if (state.world.silencedUntil !== null) return apiError(50013)
    if (found.channel.type === 15 && found.thread === null) return apiError(50008)
    if (found.thread?.locked) return found.thread.archived ? apiError(50083) : apiError(160005)
    const nonce = body.nonce === undefined || body.nonce === null ? null : String(body.nonce)
    const same = body.enforce_nonce ? findByNonce(state, params.channel_id ?? '', nonce) : undefined
    // What was deleted since is neither shown nor posted again: discord-api-docs, pull request 6647.
    if (same?.deleted) return apiError(10008)
    if (same !== undefined) return { status: 200, body: messageView(same, true) }
    const reference = body.message_reference as Json | undefined
    if (reference !== undefined && lacks(found, 'READ_MESSAGE_HISTORY')) return apiError(160002)
    if (found.thread) found.thread.archived = false
    const message = storeMessage(permitted(call, found), params.channel_id ?? '', {
      nonce,
      reference: existing(state, reference),
    })
    return { status: 200, body: messageView(message, true) }
  },

  'GET /channels/{channel_id}/messages'({ state, params, query }) {
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (lacks(found, 'VIEW_CHANNEL')) return apiError(50001)
    if (lacks(found, 'READ_MESSAGE_HISTORY')) return { status: 200, body: [] }
    const limit = Number(query.get('limit') ?? 50)
    if (!(limit >= 1 && limit <= PAGE_MAX)) return invalidForm([`limit is ${limit}, not from 1 to ${PAGE_MAX}`])
    const around = query.get('around')
    const [before, after] = [query.get('before'), query.get('after')]
    const all = state.messages
      .filter((one) => one.place === params.channel_id && !one.deleted && !one.ephemeral)
      .filter((one) => around === null || one.id === around)
      .filter((one) => before === null || BigInt(one.id) < BigInt(before))
      .filter((one) => after === null || BigInt(one.id) > BigInt(after))
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    const page = after === null ? all.slice(0, limit) : all.slice(-limit)
    return { status: 200, body: page.map((one) => messageView(one)) }
  },

  'GET /channels/{channel_id}/messages/{message_id}'({ state, params }) {
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (lacks(found, 'VIEW_CHANNEL')) return apiError(50001)
    const message = findMessage(state, params)
    return message === null ? apiError(10008) : { status: 200, body: messageView(message) }
  },

  'PATCH /channels/{channel_id}/messages/{message_id}'(call) {
    const { state, params, body } = call
    const found = findPlace(state, params.channel_id ?? '')
    if (found === null) return apiError(10003)
    if (lacks(found, 'VIEW_CHANNEL')) return apiError(50001)
    const message = findMessage(state, params)
    if (message === null) return apiError(10008)
    if (!message.byBot) return apiError(50005)
    if (found.thread?.archived) return apiError(50083)
    if (found.thread?.locked) return apiError(160005)
    const problems = checkMessage(body)
    if (problems.length > 0) return invalidForm(problems)
    change(message, permitted(call, found))
    return { status: 200, body: messageView(message) }
  },

  'DELETE /channels/{channel_id}/messages/{message_id}'({ state, params }) {
    const message = findMessage(state, params)
    if (message === null) return apiError(10008)
    message.deleted = true
    return { status: 204, body: undefined }
  },
}

export function lacks({ channel }: Found, permission: string): boolean {
  return channel.deny.includes(permission)
}

/** Why a new message, or the first of a thread, is not taken; `null` where it is. */
export function refusePost(found: Found, body: Json): Reply | null {
  if (lacks(found, 'VIEW_CHANNEL')) return apiError(50001)
  if (lacks(found, found.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES')) return apiError(50013)
  if (isEmptyMessage(permittedBody(body, found))) return apiError(50006)
  const problems = checkMessage(body)
  return problems.length > 0 ? invalidForm(problems) : null
}

/** Without Embed Links Discord takes a message and drops its embeds, without a word: discord-api-docs, issues 2601, 5648. */
export function permitted<T extends Pick<Call, 'body'>>(call: T, found: Found): T {
  return { ...call, body: permittedBody(call.body, found) }
}

function permittedBody(body: Json, found: Found): Json {
  return lacks(found, 'EMBED_LINKS') && Array.isArray(body.embeds) ? { ...body, embeds: [] } : body
}

export function storeMessage(
  { state, body, files }: Pick<Call, 'state' | 'body' | 'files'>,
  place: string,
  extra: Partial<StoredMessage> = {},
): StoredMessage {
  const message: StoredMessage = {
    id: state.newId(),
    place,
    nonce: null,
    content: String(body.content ?? ''),
    embeds: (body.embeds as Json[] | null | undefined) ?? [],
    components: (body.components as Json[] | null | undefined) ?? [],
    flags: Number(body.flags ?? 0) & ~64,
    reference: null,
    files,
    createdAt: Date.now(),
    edited: 0,
    deleted: false,
    ephemeral: (Number(body.flags ?? 0) & 64) !== 0,
    byBot: true,
    ...extra,
  }
  state.messages.push(message)
  return message
}

/** What is left out of an edit stays. */
export function change(message: StoredMessage, { body, files }: Pick<Call, 'body' | 'files'>): void {
  if (body.content !== undefined) message.content = String(body.content ?? '')
  if (body.embeds !== undefined) message.embeds = (body.embeds as Json[] | null) ?? []
  if (body.components !== undefined) message.components = (body.components as Json[] | null) ?? []
  if (files.length > 0) message.files = files
  message.edited += 1
}

function findByNonce(state: State, place: string, nonce: string | null): StoredMessage | undefined {
  if (nonce === null) return undefined
  const oldest = Date.now() - state.nonceMs
  return state.messages.find((one) => one.place === place && one.nonce === nonce && one.createdAt >= oldest)
}

function findMessage(state: State, params: Record<string, string>): StoredMessage | null {
  const found = state.messages.find((one) => one.id === params.message_id && one.place === params.channel_id)
  return found === undefined || found.deleted ? null : found
}

function existing(state: State, reference: Json | undefined): string | null {
  const id = reference?.message_id
  return state.messages.some((one) => one.id === id && !one.deleted) ? String(id) : null
}

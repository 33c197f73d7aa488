import type { Reply } from '../chat/answer-with-faults.ts'
import type { FaultPlan } from '../chat/faults.ts'
import type { Gateway } from './gateway.ts'
import { type Act, createInteraction } from './payloads.ts'
import { storeMessage } from './rest/messages.ts'
import { createState, type InteractionRecord, type Json, type State, type StoredMessage } from './state.ts'
import { memberView } from './views.ts'
import type { Channel, Member } from './world.ts'

type WorldPatch = {
  channels?: (Pick<Channel, 'id'> & Partial<Channel> & { gone?: boolean })[]
  members?: (Pick<Member, 'id'> & Partial<Member>)[]
  revoked?: boolean
  nonceMs?: number
  intentsFlags?: number
  /** The bot is timed out until then. */
  silencedUntil?: string | null
}

/** Somebody took the embeds of a message away: they are not shown any more. */
const SUPPRESS_EMBEDS = 4

/** What tests ask of the double itself, under `/_double/`. */
export function control(state: State, gateway: Gateway, method: string, path: string, body: Json): Reply {
  const ok: Reply = { status: 200, body: { ok: true } }
  switch (`${method} ${path}`) {
    case 'POST /_double/faults':
      state.faults.plan(body as unknown as FaultPlan)
      return ok
    case 'POST /_double/reset':
      Object.assign(state, { ...createState(), commands: state.commands, newId: state.newId, faults: state.faults })
      state.faults.plan({ faults: [] })
      gateway.reset()
      return ok
    case 'GET /_double/messages':
      return { status: 200, body: state.messages.filter((one) => !one.ephemeral).map((one) => listed(state, one)) }
    case 'GET /_double/log':
      return { status: 200, body: { requests: state.log, gateway: gateway.log, connected: gateway.connected() } }
    case 'GET /_double/commands':
      return { status: 200, body: Object.fromEntries(state.commands) }
    case 'GET /_double/interactions':
      return { status: 200, body: [...state.interactions.values()].map(interactionView) }
    case 'POST /_double/interaction': {
      const record = createInteraction(state, body as unknown as Act)
      if (!gateway.dispatch('INTERACTION_CREATE', record.payload)) throw new Error('No bot is connected.')
      return { status: 200, body: { id: record.id, token: record.token } }
    }
    case 'POST /_double/delete':
      return deleteThing(state, body)
    case 'POST /_double/chatter':
      for (let n = 0; n < Number(body.count); n += 1)
        storeMessage({ state, body: { content: `chatter ${n}` }, files: [] }, String(body.channel), { byBot: false })
      return ok
    case 'POST /_double/world':
      patchWorld(state, gateway, body as WorldPatch)
      return ok
    case 'POST /_double/gateway':
      if (body.op === 7) gateway.reconnect()
      else if (body.op === 9) gateway.invalidate(body.resumable === true)
      else if (body.refuse !== undefined) gateway.refuse(body.refuse as number | null)
      else gateway.close(typeof body.close === 'number' ? body.close : null)
      return ok
    default:
      return { status: 404, body: { error: `The double has no ${method} ${path}.` } }
  }
}

function listed(state: State, message: StoredMessage): Json {
  const thread = state.threads.get(message.place)
  return {
    id: message.id,
    channel: thread?.parent ?? message.place,
    thread: thread?.id ?? null,
    threadName: thread?.name ?? null,
    threadClosed: thread?.archived ?? false,
    key: message.nonce,
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    reference: message.reference,
    files: message.files,
    edited: message.edited,
    deleted: message.deleted,
  }
}

function interactionView(record: InteractionRecord): Json {
  const show = (one: StoredMessage) => ({
    id: one.id,
    content: one.content,
    embeds: one.embeds,
    components: one.components,
    files: one.files,
    ephemeral: one.ephemeral,
    loading: (one.flags & 128) !== 0,
    deleted: one.deleted,
  })
  return {
    id: record.id,
    callback: record.callback,
    original: record.original ? show(record.original) : null,
    followups: record.followups.map(show),
  }
}

function deleteThing(state: State, body: Json): Reply {
  const message = state.messages.find((one) => one.id === body.message)
  if (message) message.deleted = true
  const thread = state.threads.get(String(body.thread))
  if (thread) thread.deleted = true
  if (body.archive) {
    const archived = state.threads.get(String(body.archive))
    if (archived) archived.archived = true
  }
  const suppressed = state.messages.find((one) => one.id === body.suppress)
  if (suppressed) suppressed.flags |= SUPPRESS_EMBEDS
  const locked = state.threads.get(String(body.lock))
  if (locked) locked.locked = true
  return { status: 200, body: { ok: true } }
}

function patchWorld(state: State, gateway: Gateway, patch: WorldPatch): void {
  for (const { gone, ...channel } of patch.channels ?? []) {
    const known = state.world.channels.find((one) => one.id === channel.id)
    if (known) Object.assign(known, channel)
    if (gone) state.world.channels = state.world.channels.filter((one) => one.id !== channel.id)
  }
  for (const member of patch.members ?? []) {
    const known = state.world.members.find((one) => one.id === member.id)
    if (!known) continue
    Object.assign(known, member)
    gateway.dispatch('GUILD_MEMBER_UPDATE', { ...memberView(known), guild_id: known.guild })
  }
  if (patch.revoked !== undefined) state.revoked = patch.revoked
  if (patch.nonceMs !== undefined) state.nonceMs = patch.nonceMs
  if (patch.silencedUntil !== undefined) state.world.silencedUntil = patch.silencedUntil
  if (patch.intentsFlags !== undefined) state.world.intentsFlags = patch.intentsFlags
}

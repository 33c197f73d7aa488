import type { Faults } from '../chat/faults.ts'
import type { Envelope, Sockets } from './sockets.ts'
import type { Triggers } from './triggers.ts'
import { createWorkspace, type Stored, type Workspace } from './workspace.ts'

export type ControlContext = {
  workspace: Workspace
  sockets: Sockets
  triggers: Triggers
  faults: Faults
  url: string
  /** `response_url`s handed out: which envelope, who and where. */
  responses: Map<string, { envelope: string; user: string; channel: string; used: number }>
}

type Asked = Record<string, unknown>

/** What tests ask of the double. `GET` reads, `POST` changes. */
export const CONTROLS: Record<string, (context: ControlContext, asked: Asked) => unknown | Promise<unknown>> = {
  'POST /_double/faults': ({ faults }, asked) => {
    faults.plan(asked as Parameters<Faults['plan']>[0])
    return {}
  },
  'GET /_double/messages': ({ workspace }) => workspace.messages.map(summaryOf),
  'GET /_double/whispers': ({ workspace }) => workspace.whispers,
  'GET /_double/views': ({ workspace }) => workspace.views,
  'GET /_double/files': ({ workspace }) => workspace.files,
  'GET /_double/log': ({ workspace }) => workspace.log,
  'GET /_double/sockets': ({ sockets }) => ({ open: sockets.count(), opened: sockets.opened(), acks: sockets.acks }),
  'POST /_double/reset': ({ workspace, faults, sockets }) => {
    Object.assign(workspace, createWorkspace())
    faults.plan({ faults: [] })
    sockets.refuse(false)
    sockets.acks.length = 0
    return {}
  },
  /** Replaces parts of the workspace: `{refuse: 'token_revoked'}`, `{channels: […]}`. */
  'POST /_double/workspace': ({ workspace, sockets }, asked) => {
    const { refuseSockets, ...parts } = asked
    if (refuseSockets !== undefined) sockets.refuse(refuseSockets === true)
    Object.assign(workspace, parts)
    return {}
  },
  /** Changes one channel: `{id, archived, member}`; others are as they were. */
  'POST /_double/channel': ({ workspace }, asked) => {
    const channel = workspace.channels.find((one) => one.id === asked.id)
    if (channel) Object.assign(channel, asked)
    else
      workspace.channels.push({
        name: String(asked.id).toLowerCase(),
        archived: false,
        member: true,
        private: false,
        ...asked,
      } as never)
    return {}
  },
  /** Somebody deletes a message: `{channel, ts}`. */
  'POST /_double/delete': ({ workspace }, asked) => {
    const stored = workspace.messages.find((one) => one.channel === asked.channel && one.ts === asked.ts)
    if (stored) stored.deleted = true
    return {}
  },
  'POST /_double/disconnect': ({ sockets }, asked) => ({
    connections: sockets.disconnect(asked.how === 'cut' ? 'cut' : 'frame', String(asked.reason ?? 'refresh_requested')),
  }),
  'POST /_double/envelope': (context, asked) => {
    const envelope = complete(context, asked as Partial<Envelope>)
    return context.sockets.deliver(envelope, Number(asked.waitMs ?? 10_000))
  },
}

let envelopes = 0

/** Fills in what the platform adds: ids, the team, a trigger and an address for later answers. */
function complete(context: ControlContext, asked: Partial<Envelope>): Envelope {
  envelopes += 1
  const envelope_id = asked.envelope_id ?? `E${envelopes}`
  const type = asked.type ?? 'events_api'
  const payload = { ...asked.payload }
  const user = String(payload.user_id ?? (payload.user as { id?: string } | undefined)?.id ?? 'U0READER')
  const channel = String(payload.channel_id ?? (payload.channel as { id?: string } | undefined)?.id ?? 'C0DESK')
  const added: Record<string, unknown> = {
    token: 'verification',
    api_app_id: 'A0DOUBLE',
    team_id: context.workspace.team.id,
  }
  if (type !== 'events_api') {
    const name = `R${envelopes}`
    context.responses.set(name, { envelope: envelope_id, user, channel, used: 0 })
    added.trigger_id = context.triggers.make(user)
    // Views and global shortcuts have no message to answer to.
    if (payload.view === undefined && payload.type !== 'shortcut')
      added.response_url = `${context.url}/response/${name}`
    if (type === 'interactive') added.team = { id: context.workspace.team.id, domain: context.workspace.team.domain }
  }
  if (type === 'events_api')
    Object.assign(added, { event_id: `Ev${envelopes}`, event_time: 1_760_000_000, type: 'event_callback' })
  return {
    envelope_id,
    type,
    payload: { ...added, ...payload },
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api'
      ? { retry_attempt: asked.retry_attempt ?? 0, retry_reason: asked.retry_reason ?? '' }
      : {}),
  }
}

function summaryOf(one: Stored) {
  const key = one.metadata?.event_payload.key
  return { ...one, key: typeof key === 'string' ? key : null }
}

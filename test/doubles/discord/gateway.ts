import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Json, State } from './state.ts'
import { applicationView, botView, guildEvent } from './views.ts'
import { TOKEN } from './world.ts'

type Frame = { op: number; d?: unknown; s?: number | null; t?: string | null }
type Session = { id: string; seq: number; events: Frame[]; intents: number; socket: WebSocket | null }
export type GatewayLog = {
  at: number
  from: 'bot' | 'double'
  op: number
  t?: string | null
  closed?: number
  intents?: number
}

/** The other end of the gateway: sessions survive their sockets, so that a resume gets what it missed. */
export type Gateway = {
  url(): string
  log: GatewayLog[]
  /**
   * Sends an event to every session that has a socket, as Discord does, and to the newest, which keeps it for its resume.
   * False where there is none.
   */
  dispatch(t: string, d: Json): boolean
  /** Closes the socket with a code, or cuts it without one. */
  close(code: number | null): void
  reconnect(): void
  /** Answers whoever connects with this status instead, as a gateway that is down does; `null`: connects them again. */
  refuse(status: number | null): void
  /** `resumable` false: the session is forgotten and the bot must identify. */
  invalidate(resumable: boolean): void
  connected(): boolean
  reset(): void
}

const HEARTBEAT_MS = 41_250

export function createGateway(server: Server, state: State, address: () => string): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  const log: GatewayLog[] = []
  let newest: Session | null = null
  let count = 0
  let refusing: number | null = null

  const send = (socket: WebSocket, frame: Frame) => {
    log.push({ at: Date.now(), from: 'double', op: frame.op, ...(frame.t ? { t: frame.t } : {}) })
    socket.send(JSON.stringify({ s: null, t: null, d: null, ...frame }))
  }
  const emit = (session: Session, t: string, d: unknown) => {
    session.seq += 1
    const frame: Frame = { op: 0, t, d, s: session.seq }
    session.events.push(frame)
    if (session.socket?.readyState === 1) send(session.socket, frame)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (refusing !== null) {
      log.push({ at: Date.now(), from: 'double', op: -1, closed: refusing })
      socket.end(`HTTP/1.1 ${refusing} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (ws) => welcome(ws))
  })

  function welcome(socket: WebSocket): void {
    let session: Session | null = null
    send(socket, { op: 10, d: { heartbeat_interval: HEARTBEAT_MS, _trace: [] } })
    socket.on('close', (code) => {
      log.push({ at: Date.now(), from: 'bot', op: -1, closed: code })
      if (session?.socket === socket) session.socket = null
    })
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame
      const d = (frame.d ?? {}) as Json
      log.push({ at: Date.now(), from: 'bot', op: frame.op, ...(frame.op === 2 ? { intents: Number(d.intents) } : {}) })
      if (frame.op === 1) return send(socket, { op: 11 })
      if (frame.op === 2) session = identify(socket, d)
      if (frame.op === 6) session = resume(socket, d)
    })
  }

  function identify(socket: WebSocket, d: Json): Session | null {
    if (d.token !== TOKEN || state.revoked) {
      socket.close(4004, 'Authentication failed.')
      return null
    }
    const session: Session = { id: `session-${++count}`, seq: 0, events: [], intents: Number(d.intents), socket }
    sessions.set(session.id, session)
    newest = session
    const guilds = [...new Set(state.world.channels.map((one) => one.guild))]
    emit(session, 'READY', {
      v: 10,
      user: { ...botView(), mfa_enabled: true, verified: true, email: null },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      session_type: 'normal',
      shard: [0, 1],
      application: { id: applicationView(state).id, flags: state.world.intentsFlags },
      relationships: [],
      private_channels: [],
      presences: [],
      geo_ordered_rtc_regions: [],
      guild_join_requests: [],
      user_settings: {},
      _trace: [],
    })
    for (const id of guilds) emit(session, 'GUILD_CREATE', guildEvent(state, id))
    return session
  }

  function resume(socket: WebSocket, d: Json): Session | null {
    const session = sessions.get(String(d.session_id))
    if (session === undefined) {
      send(socket, { op: 9, d: false })
      return null
    }
    session.socket = socket
    newest = session
    for (const frame of session.events.filter((one) => Number(one.s) > Number(d.seq))) send(socket, frame)
    emit(session, 'RESUMED', { _trace: [] })
    return session
  }

  return {
    url: address,
    log,
    dispatch(t, d) {
      if (newest === null) return false
      for (const session of sessions.values())
        if (session === newest || session.socket?.readyState === 1) emit(session, t, d)
      return true
    },
    close(code) {
      if (code === null) newest?.socket?.terminate()
      else newest?.socket?.close(code, 'The double closes.')
    },
    reconnect() {
      if (newest?.socket) send(newest.socket, { op: 7 })
    },
    invalidate(resumable) {
      const socket = newest?.socket
      if (!resumable && newest) sessions.delete(newest.id)
      if (socket) send(socket, { op: 9, d: resumable })
    },
    refuse(status) {
      refusing = status
    },
    connected: () => newest?.socket?.readyState === 1,
    reset() {
      log.length = 0
      refusing = null
    },
  }
}

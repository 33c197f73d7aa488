import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

export type Envelope = {
  envelope_id: string
  type: 'slash_commands' | 'interactive' | 'events_api'
  payload: Record<string, unknown>
  accepts_response_payload: boolean
  retry_attempt?: number
  retry_reason?: string
}
/** What became of an envelope: whether and after how many ms it was acknowledged, and with what. */
export type Delivered = { envelope_id: string; acked: boolean; ackMs: number | null; ack: unknown; error?: string }

/** An answer later than this is none, ms: as Slack has it. */
const ACK_MS = 3_000
const PING_MS = 5_000

export type Sockets = {
  count(): number
  /** How many connections there have been. */
  opened(): number
  acks: { envelope_id: string; payload: unknown }[]
  /** Sends to one open connection, waiting up to `waitMs` for one. */
  deliver(envelope: Envelope, waitMs: number): Promise<Delivered>
  /** Says goodbye with a frame, or cuts the wire. */
  disconnect(how: 'frame' | 'cut', reason: string): number
  /** While set, connections are refused. */
  refuse(value: boolean): void
  close(): void
}

export function createSockets(server: Server): Sockets {
  const wss = new WebSocketServer({ noServer: true })
  const open = new Set<WebSocket>()
  const acks: Sockets['acks'] = []
  const waiting = new Map<string, (payload: unknown) => void>()
  const arrivals = new Set<() => void>()
  let opened = 0
  let turn = 0
  let refused = false

  server.on('upgrade', (request, socket, head) => {
    if (refused || !request.url?.startsWith('/link')) return socket.destroy()
    wss.handleUpgrade(request, socket, head, (connection) => {
      opened += 1
      connection.on('close', () => open.delete(connection))
      connection.on('error', () => open.delete(connection))
      connection.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: unknown }
        acks.push({ envelope_id, payload })
        waiting.get(envelope_id)?.(payload)
      })
      connection.send(
        JSON.stringify({ type: 'hello', num_connections: open.size + 1, connection_info: { app_id: 'A0DOUBLE' } }),
      )
      open.add(connection)
      for (const arrived of [...arrivals]) arrived()
    })
  })
  const pinging = setInterval(() => {
    for (const connection of open) connection.ping('Ping from double')
  }, PING_MS)
  pinging.unref()

  const someone = async (waitMs: number): Promise<WebSocket | null> => {
    const pick = () => [...open].filter((one) => one.readyState === one.OPEN)
    if (pick().length === 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, waitMs)
        function done() {
          clearTimeout(timer)
          arrivals.delete(done)
          resolve()
        }
        arrivals.add(done)
      })
    const ready = pick()
    turn += 1
    return ready[turn % ready.length] ?? null
  }

  return {
    count: () => open.size,
    opened: () => opened,
    acks,
    async deliver(envelope, waitMs) {
      const { envelope_id } = envelope
      const connection = await someone(waitMs)
      if (connection === null) return { envelope_id, acked: false, ackMs: null, ack: null, error: 'dispatch_failed' }
      const sentAt = performance.now()
      const acked = new Promise<{ payload: unknown } | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), ACK_MS)
        waiting.set(envelope_id, (payload) => {
          clearTimeout(timer)
          resolve({ payload })
        })
      })
      connection.send(JSON.stringify(envelope))
      const answer = await acked
      waiting.delete(envelope_id)
      if (answer === null) return { envelope_id, acked: false, ackMs: null, ack: null, error: 'operation_timeout' }
      return { envelope_id, acked: true, ackMs: Math.round(performance.now() - sentAt), ack: answer.payload }
    },
    disconnect(how, reason) {
      const count = open.size
      for (const connection of open) {
        if (how === 'frame') connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }))
        else connection.terminate()
      }
      return count
    },
    refuse(value) {
      refused = value
    },
    close() {
      clearInterval(pinging)
      for (const connection of open) connection.terminate()
      wss.close()
    },
  }
}

import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Mode, Secrets } from './telltale-mode.ts'

type Now = { mode: Mode; secrets: Secrets; url: string }

const BOT = { id: '800000000000000001', username: 'onrecord', discriminator: '0001', bot: true, avatar: null }
const READER = {
  user: { id: '930000000000000002', username: 'ana' },
  roles: [],
  permissions: '0',
  joined_at: '2025-01-01',
}

/** Slack's Socket Mode and Discord's gateway. Where the mode is not fine, they close with what they were told as the reason. */
export function serveSockets(server: Server, now: () => Now): { ask(): Promise<void>; choke(): void } {
  const wss = new WebSocketServer({ noServer: true })
  const links = new Set<WebSocket>()
  const gateways = new Set<WebSocket>()
  let count = 0

  server.on('upgrade', (request, socket, head) => {
    const { mode } = now()
    if (mode === 'reset' || mode === 'hang') return void socket.destroy()
    const told = `${request.url} ${request.headers.authorization ?? ''}`
    if (mode === 'refuse' || mode === 'garble')
      return void socket.end(`HTTP/1.1 401 ${told}\r\ncontent-length: ${told.length}\r\nx-told: ${told}\r\n\r\n${told}`)
    wss.handleUpgrade(request, socket, head, (one) => {
      const set = request.url?.startsWith('/link') ? links : gateways
      set.add(one)
      one.on('close', () => set.delete(one)).on('error', () => set.delete(one))
      if (set === links) greetSlack(one, told)
      else greetDiscord(one)
    })
  })

  function greetSlack(socket: WebSocket, told: string): void {
    if (now().mode === 'repeat') return void socket.close(4001, told.slice(0, 120))
    if (now().mode === 'fail') return void socket.send(`{"type": "hello", ${told}`)
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }))
  }

  function greetDiscord(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null }))
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { op: number; d: { token?: string } }
      if (frame.op === 1) return void socket.send(JSON.stringify({ op: 11, d: null }))
      if (frame.op !== 2) return
      const { mode, secrets, url } = now()
      if (mode === 'repeat') return void socket.close(4004, `Authentication failed for ${frame.d.token}`.slice(0, 120))
      if (mode === 'fail') return void socket.send(`{"op": 0, ${frame.d.token}`)
      const resume_gateway_url = `${url.replace('http', 'ws')}/gateway/${secrets.gateway}`
      const d = {
        v: 10,
        user: BOT,
        guilds: [],
        session_id: secrets.session,
        resume_gateway_url,
        application: { id: BOT.id, flags: 0 },
      }
      socket.send(JSON.stringify({ op: 0, s: 1, t: 'READY', d }))
    })
  }

  return {
    /** An interaction of nobody, which is passed over; then a packet with a token in it that Discord's library takes to be whole. */
    choke() {
      const token = now().secrets.interaction
      const d = { id: '990000000000000199', type: 2, token, data: { type: 1 } }
      for (const one of gateways) {
        one.send(JSON.stringify({ op: 0, s: 99, t: 'INTERACTION_CREATE', d }))
        one.send(JSON.stringify({ op: 10, d: null, token }))
      }
    },
    /** Somebody asks for a list, an export, and something there is not, in both chats. */
    async ask() {
      const { secrets, url } = now()
      for (const text of ['list', 'export cartel-bounties', 'status nothing-like-it']) {
        count += 1
        const payload = {
          ...{ command: '/claim', text, user_id: 'U0READER', channel_id: 'C0DESK', team_id: 'T0DOUBLE' },
          ...{ token: secrets.verification, trigger_id: `${count}.${secrets.trigger}` },
          response_url: `${url}/response/${secrets.response}`,
        }
        const envelope = { envelope_id: `E${count}`, type: 'slash_commands', payload, accepts_response_payload: true }
        const [link] = links
        link?.send(JSON.stringify(envelope))
        const [sub = '', claim] = text.split(' ')
        const options = claim === undefined ? [] : [{ name: 'claim', type: 3, value: claim }]
        const d = {
          ...{
            id: `99000000000000010${count % 10}`,
            application_id: BOT.id,
            type: 2,
            token: secrets.interaction,
            version: 1,
          },
          ...{
            guild_id: '900000000000000001',
            channel_id: '920000000000000001',
            member: READER,
            locale: 'en-US',
            entitlements: [],
          },
          ...{ app_permissions: '0', authorizing_integration_owners: {}, context: 0, attachment_size_limit: 1 },
          channel: { id: '920000000000000001', type: 0 },
          data: { id: '1', name: 'claim', type: 1, options: [{ name: sub, type: 1, options }] },
        }
        for (const gateway of gateways)
          gateway.send(JSON.stringify({ op: 0, s: count + 1, t: 'INTERACTION_CREATE', d }))
      }
    },
  }
}

// A peer that tells what it was told: Slack, Discord, a model service and a news site at one address, each of which
// repeats the tokens, keys and bodies it hears in its errors, in the way `POST /_double/mode` names. In a process of
// its own: `node server.ts` prints `{"url": …}`. `GET /_double/heard` lists what was asked, without headers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KEPT } from '../../support/kept.ts'
import { answerFine } from './answer-fine.ts'
import { serveSockets } from './serve-sockets.ts'
import type { Answer, Heard, Mode, Secrets } from './telltale-mode.ts'

let mode: Mode = 'fine'
let secrets: Secrets = {}
const heard: Heard[] = []

const server = createServer(KEPT, (request, response) => {
  answer(request, response).catch(() => response.destroy())
})
const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
const sockets = serveSockets(server, () => ({ mode, secrets, url: `http://${address()}` }))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readAll(request)
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (path.startsWith('/_double/')) return control(path, body, response)
  const authorised = request.headers.authorization !== undefined
  heard.push({ method: request.method ?? '', path, body, authorised })
  const fine = () => answerFine({ method: request.method ?? '', url: request.url ?? '/', host: address(), secrets })
  // A worker that is to be asked something must come in first, so that what it answers can fail.
  const isAnswer = /\/(?:callback|webhooks|response|upload|conversations\.open|files\.|users\.info)/.test(path)
  const isSource = /^\/(?:feed|hop|gone)/.test(path)
  if (isSource || mode === 'fine' || (mode === 'unanswered' && !isAnswer)) return reply(response, fine())
  const told = repeat(request, body)
  switch (mode) {
    case 'refuse':
      return reply(response, { status: 401, body: JSON.stringify({ message: told, code: 0, error: told }) })
    case 'repeat': {
      const messages = [`[ERROR] ${told}`, told]
      const said = { ok: false, error: told, response_metadata: { messages }, message: told, code: 50_035 }
      const choices = [{ message: { role: 'assistant', content: `{"statements": "${told}"` } }]
      const status = path.startsWith('/api/v10') ? 400 : 200
      return reply(response, { status, body: JSON.stringify({ ...said, errors: { content: { told } }, choices }) })
    }
    case 'fail':
    case 'unanswered':
      return reply(response, { status: 500, body: told })
    case 'garble':
      return reply(response, { status: 200, type: 'application/json', body: `{"ok": true, ${told}` })
    case 'reset':
      return void request.socket.resetAndDestroy()
    case 'hang':
      return
  }
}

/** Everything a request says, at several places, so that what is cut off to a length is cut in the middle of it. */
function repeat(request: IncomingMessage, body: string): string {
  const { authorization = '', cookie = '' } = request.headers
  const bare = authorization.replace(/^\w+ /, '')
  const told = [authorization, bare, cookie, request.url ?? '']
  // Cut to 120, 200, 300 or 500 characters, some of these lose their end.
  const cut = [104, 180, 281, 480].map((at) => `${'.'.repeat(at)}${bare}`)
  return [...cut, ...told, body.slice(0, 200)].join(' ')
}

async function control(path: string, body: string, response: ServerResponse): Promise<void> {
  if (path === '/_double/mode') {
    const asked = JSON.parse(body) as { mode: Mode; secrets?: Secrets }
    mode = asked.mode
    secrets = asked.secrets ?? secrets
    heard.length = 0
  }
  if (path === '/_double/ask') await sockets.ask()
  if (path === '/_double/choke') sockets.choke()
  reply(response, { status: 200, body: JSON.stringify(path === '/_double/heard' ? heard : {}) })
}

function reply(response: ServerResponse, { status, type = 'application/json', headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body)
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

if (import.meta.main) {
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://${address()}` })))
  // Whoever started it is gone.
  process.stdin.resume()
  process.stdin.on('end', () => process.exit(0))
}

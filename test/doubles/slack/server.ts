// A Slack in a process of its own: node server.ts --port 0. Prints one line of JSON with its address. Web API under
// /api/, Socket Mode over a WebSocket, answers to a response_url under /response/, and what tests ask of it under
// /_double/ (see control.ts).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { KEPT } from '../../support/kept.ts'
import { answerWithFaults, type Reply, send } from '../chat/answer-with-faults.ts'
import { createFaults, type FaultRule } from '../chat/faults.ts'
import { CONTROLS, type ControlContext } from './control.ts'
import { type ApiAnswer, fail, refusalOf } from './messages.ts'
import { METHODS } from './methods.ts'
import { readArguments, readBody, textOf } from './read-arguments.ts'
import { createSockets } from './sockets.ts'
import { createTriggers } from './triggers.ts'
import { createWorkspace } from './workspace.ts'

/** Answers a `response_url` takes: as Slack has it. */
const RESPONSES_MAX = 5

const server = createServer(KEPT, (request, response) => {
  answer(request, response).catch((error: unknown) => {
    if (!response.headersSent) send(response, { status: 500, body: String(error) })
  })
})
const context: ControlContext = {
  workspace: createWorkspace(),
  sockets: createSockets(server),
  triggers: createTriggers(),
  faults: createFaults(),
  url: '',
  responses: new Map(),
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const body = await readBody(request)
  const control = CONTROLS[`${request.method} ${path}`]
  if (control) {
    const asked = body === '' ? {} : JSON.parse(body)
    const result = await control(context, asked)
    send(response, { status: 200, body: result })
    return
  }
  if (path.startsWith('/api/')) return answerApi(path.slice(5), body, request, response)
  if (path.startsWith('/upload/')) {
    const file = context.workspace.files.find(({ id }) => id === path.slice(8))
    if (file) file.text = body
    send(response, { status: file ? 200 : 404, body: file ? 'OK' : 'no such file' })
    return
  }
  if (path.startsWith('/response/')) return answerLater(path.slice(10), body, request, response)
  send(response, { status: 404, body: `There is nothing at ${path}.` })
}

async function answerApi(
  method: string,
  body: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = readArguments(body, request.headers['content-type'])
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? textOf(args.token)
  delete args.token
  const channel = textOf(args.channel) || undefined
  await logged(method, channel, args, {
    request,
    response,
    handle: () => reply(runMethod(method, args, token)),
    failed: ({ error }: FaultRule) => reply(fail(error ?? 'internal_error')),
  })
}

function runMethod(name: string, args: Record<string, unknown>, token: string): ApiAnswer {
  const { workspace } = context
  const method = METHODS[name]
  if (!method) return fail('unknown_method', { req_method: name })
  if (token === '') return fail('not_authed')
  if (workspace.refuse) return fail(workspace.refuse)
  if (!token.startsWith(method.token === 'app' ? 'xapp-' : 'xoxb-'))
    return fail(token.startsWith('x') ? 'not_allowed_token_type' : 'invalid_auth')
  const { scope = [] } = method
  if (scope.length > 0 && !scope.some((one) => workspace.scopes.includes(one)))
    return fail('missing_scope', { needed: scope.join(','), provided: workspace.scopes.join(',') })
  const { triggers, url, sockets } = context
  return method.run(args, {
    workspace,
    triggers,
    url,
    socketUrl: () => `${url.replace('http:', 'ws:')}/link/?ticket=t${sockets.opened() + 1}`,
  })
}

/** A message sent to a `response_url`: seen by one person, or by the channel. */
async function answerLater(
  name: string,
  text: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = JSON.parse(text) as Record<string, unknown>
  const known = context.responses.get(name)
  await logged('response_url', known?.channel, body, {
    request,
    response,
    handle: (): Reply => {
      if (!known || known.used >= RESPONSES_MAX) return { status: 404, body: 'used_url' }
      const refused = body.delete_original === true ? null : refusalOf(body)
      if (refused) return { status: 400, body: refused.error ?? 'invalid' }
      known.used += 1
      const { user, channel, envelope } = known
      context.workspace.whispers.push({ via: 'response_url', channel, user, envelope, body })
      return { status: 200, body: 'ok' }
    },
    failed: ({ error }: FaultRule) => ({ status: 400, body: error ?? 'invalid_payload' }),
  })
}

type Call = {
  request: IncomingMessage
  response: ServerResponse
  handle(): Reply
  failed(rule: FaultRule): Reply
}

async function logged(
  method: string,
  channel: string | undefined,
  args: Record<string, unknown>,
  call: Call,
): Promise<void> {
  const { log } = context.workspace
  const entry = { n: log.length + 1, method, channel: channel ?? null, args, at: Date.now(), fault: null, status: null }
  log.push(entry)
  const outcome = await answerWithFaults({
    ...call,
    faults: context.faults,
    method,
    channel,
    rateLimited: ({ retryAfterS = 1 }) => ({
      status: 429,
      headers: { 'retry-after': String(retryAfterS) },
      body: fail('ratelimited'),
    }),
  })
  Object.assign(entry, outcome)
}

function reply(body: ApiAnswer): Reply {
  return { status: 200, headers: { 'x-oauth-scopes': context.workspace.scopes.join(',') }, body }
}

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
server.listen(Number(values.port), '127.0.0.1', () => {
  context.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  console.log(JSON.stringify({ url: context.url }))
})
// Whoever started it is gone.
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))

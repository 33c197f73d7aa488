import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { KEPT } from '../../support/kept.ts'
import { answerWithFaults, type Reply, send } from '../chat/answer-with-faults.ts'
import { control } from './control.ts'
import { apiError, invalidForm, rateLimited } from './errors.ts'
import { createGateway } from './gateway.ts'
import { loadOpenApi } from './openapi.ts'
import { readBody } from './read-body.ts'
import { applicationHandlers } from './rest/application.ts'
import type { Handlers } from './rest/call.ts'
import { INTERACTIONS } from './rest/interactions.ts'
import { MESSAGES } from './rest/messages.ts'
import { THREADS } from './rest/threads.ts'
import { createState, findPlace, type LogEntry } from './state.ts'
import { TOKEN } from './world.ts'

/**
 * Discord, for tests: REST v10 and a gateway on loopback, every request and answer judged by the published
 * specification. `node test/doubles/discord/server.ts --port 0` prints `{"url": …}`; `/_double/…` controls it. `--end-with-input`: ends
 * when its standard input does.
 */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'end-with-input': { type: 'boolean', default: false } },
})
const state = createState()
const openApi = loadOpenApi()
const server = createServer(KEPT, (request, response) => {
  serve(request, response).catch((error: unknown) => {
    const reply = { status: 500, body: { error: error instanceof Error ? error.message : String(error) } }
    if (response.headersSent || response.destroyed) response.destroy()
    else send(response, reply)
  })
})
const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
const gateway = createGateway(server, state, () => `ws://${address()}/`)
const handlers: Handlers = { ...applicationHandlers(gateway.url), ...MESSAGES, ...THREADS, ...INTERACTIONS }

for (const named of Object.keys(handlers)) {
  const [method = '', route = ''] = named.split(' ')
  openApi.prepare(method, route)
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://double')
  const method = request.method ?? 'GET'
  const { json, files } = await readBody(request)
  if (url.pathname.startsWith('/_double/')) {
    try {
      return void send(response, control(state, gateway, method, url.pathname, json ?? {}))
    } catch (error) {
      return void send(response, { status: 400, body: { error: (error as Error).message } })
    }
  }
  const path = url.pathname.replace(/^\/api\/v10/, '')
  const matched = openApi.match(method, path)
  const route = matched?.route ?? null
  const named = `${method} ${route}`
  const entry: LogEntry = {
    n: state.log.length + 1,
    method,
    path,
    route,
    status: null,
    fault: null,
    body: json,
    answer: null,
    problems: [],
  }
  state.log.push(entry)
  const params = matched?.params ?? {}

  const handle = (): Reply => {
    const handler = handlers[named]
    if (route === null) return refuse(`Discord has no ${method} ${path}`)
    if (handler === undefined) return refuse(`The double has no ${named}`)
    if (!isAllowed(route, request)) return apiError(0)
    const wrong = openApi.checkRequest(method, route, json)
    entry.problems.push(...wrong)
    if (wrong.length > 0) return invalidForm(wrong)
    const reply = handler({ state, params, query: url.searchParams, body: json ?? {}, files })
    if (reply.status === 400 && (reply.body as { code?: number }).code === 50035)
      entry.problems.push(JSON.stringify(reply.body))
    return reply
  }
  const refuse = (problem: string): Reply => {
    entry.problems.push(problem)
    return { status: 404, body: { message: '404: Not Found', code: 0 } }
  }
  const judged = (reply: Reply): Reply => {
    entry.answer = reply.body
    if (route !== null)
      entry.problems.push(
        ...openApi.checkAnswer(method, route, reply.status, reply.body).map((one) => `answer ${reply.status}: ${one}`),
      )
    return reply
  }
  const outcome = await answerWithFaults({
    faults: state.faults,
    method: named,
    channel: findPlace(state, params.channel_id ?? '')?.channel.id,
    request,
    response,
    handle: () => judged(handle()),
    rateLimited: (rule) => judged(rateLimited(rule.retryAfterS ?? 1, rule.error === 'global')),
    failed: (rule) => judged(apiError(Number(rule.error))),
  })
  entry.status = outcome.status
  entry.fault = outcome.fault
}

/** An interaction's token is its own right; everything else needs the bot's. */
function isAllowed(route: string, request: IncomingMessage): boolean {
  if (route.startsWith('/interactions/') || route.startsWith('/webhooks/')) return true
  return request.headers.authorization === `Bot ${TOKEN}` && !state.revoked
}

server.listen(Number(values.port), '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ url: `http://${address()}` })}\n`),
)
// So that it ends with whoever started it.
if (values['end-with-input']) process.stdin.on('end', () => process.exit(0)).resume()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))

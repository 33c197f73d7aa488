// A model service in a process of its own: node analyst-double.ts. Prints its port. It does what it is told, whoever
// tells it: `POST /control {key: answer}`; the first key that stands in what it is asked names the answer. `GET /asked`
// lists what it was asked.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KEPT } from '../support/kept.ts'

export type DoubleAnswer = {
  /** The model's message, as it is. */
  content?: unknown
  /** The whole body instead. */
  raw?: string
  status?: number
  headers?: Record<string, string>
  delayMs?: number
  /** So many bytes more than anybody should read. */
  flood?: number
}
export type Asked = { path: string; headers: Record<string, string>; body: string }

let answers: Record<string, DoubleAnswer> = {}
const asked: Asked[] = []

const server = createServer(KEPT, async (request, response) => {
  const body = await readAll(request)
  if (request.url === '/control') {
    answers = JSON.parse(body)
    asked.length = 0
    response.end('{}')
    return
  }
  if (request.url === '/asked') {
    response.end(JSON.stringify(asked))
    return
  }
  asked.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
  const key = Object.keys(answers).find((one) => body.includes(one))
  const answer = (key === undefined ? undefined : answers[key]) ?? { content: '{"statements": []}' }
  if (answer.delayMs) await new Promise((done) => setTimeout(done, answer.delayMs))
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
  if (answer.flood) response.write(' '.repeat(answer.flood))
  response.end(answer.raw ?? JSON.stringify({ choices: [{ message: { role: 'assistant', content: answer.content } }] }))
})

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

if (import.meta.main) {
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
  // Whoever started it is gone.
  process.stdin.resume()
  process.stdin.on('end', () => process.exit(0))
}

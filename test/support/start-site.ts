import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KEPT } from './kept.ts'

export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer }
export type Asked = { path: string; headers: IncomingHttpHeaders }

/** The far end of the wire: a server on loopback that answers as it is told. */
export type Site = {
  port: number
  url(path: string): string
  /** What `path` answers from now on. */
  serve(path: string, answer: Answer | ((asked: Asked) => Answer)): void
  asked: Asked[]
  close(): Promise<void>
}

export async function startSite(): Promise<Site> {
  const answers = new Map<string, Answer | ((asked: Asked) => Answer)>()
  const asked: Asked[] = []
  const server = createServer(KEPT, (request, response) => {
    const ask = { path: request.url ?? '/', headers: request.headers }
    asked.push(ask)
    const found = answers.get(ask.path)
    const answer = typeof found === 'function' ? found(ask) : found
    response.writeHead(answer?.status ?? (answer ? 200 : 404), {
      'content-type': 'application/rss+xml; charset=utf-8',
      ...answer?.headers,
    })
    response.end(answer?.body ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    serve: (path, answer) => void answers.set(path, answer),
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

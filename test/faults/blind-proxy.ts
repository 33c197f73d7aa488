import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KEPT } from '../support/kept.ts'

/** Stands before a double and passes everything on, but shows no message to whoever looks for one. */
export async function startBlindProxy(
  target: string,
  isLook: (method: string, path: string) => boolean,
  empty: object,
) {
  const server = createServer(KEPT, async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? '/'
    if (isLook(request.method ?? '', path)) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(empty))
      return
    }
    try {
      const headers = { ...request.headers } as Record<string, string>
      for (const name of ['host', 'connection', 'content-length', 'transfer-encoding', 'expect']) delete headers[name]
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}
      const answer = await fetch(`${target}${path}`, { method: request.method ?? 'GET', headers, ...body })
      const text = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
      response.end(text)
    } catch {
      response.destroy()
    }
  })
  server.on('clientError', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

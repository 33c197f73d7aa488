import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import zlib from 'node:zlib'

export type HostileSite = {
  port: number
  url(path: string, host?: string): string
  /** TCP connections opened so far. */
  connections(): number
  /** Headers of each request so far. */
  requests: http.IncomingHttpHeaders[]
  close(): Promise<void>
}

type Route = (request: http.IncomingMessage, response: http.ServerResponse) => void

const TEXT = 'the same words however they are packed '.repeat(40)
export const PACKED_TEXT = TEXT

const packed = (encoding: string, bytes: Buffer): Route => {
  return (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes)
}

const to =
  (location: string): Route =>
  (_, response) =>
    response.writeHead(302, { location }).end()

/** What a hostile or broken site does, one path a trick. Loopback only. */
const ROUTES: Record<string, Route> = {
  '/plain': (_, response) => response.end(TEXT),
  '/gzip': packed('gzip', zlib.gzipSync(TEXT)),
  '/x-gzip': packed('X-GZIP', zlib.gzipSync(TEXT)),
  '/br': packed('br', zlib.brotliCompressSync(TEXT)),
  '/zstd': packed('zstd', zlib.zstdCompressSync(Buffer.from(TEXT))),
  '/deflate': packed('deflate', zlib.deflateSync(TEXT)),
  '/raw-deflate': packed('deflate', zlib.deflateRawSync(TEXT)),
  '/twice': packed('gzip, br', zlib.brotliCompressSync(zlib.gzipSync(TEXT))),
  '/many-times': packed('gzip, gzip, gzip, gzip', zlib.gzipSync(TEXT)),
  '/cut-gzip': packed('gzip', zlib.gzipSync(TEXT).subarray(0, 40)),
  '/not-gzip': packed('gzip', Buffer.from(TEXT)),
  '/unknown-encoding': packed('rot13', Buffer.from(TEXT)),
  '/gzip-bomb': packed('gzip', zlib.gzipSync(Buffer.alloc(8 * 1024 * 1024))),
  '/br-bomb': packed('br', zlib.brotliCompressSync(Buffer.alloc(8 * 1024 * 1024))),
  '/zstd-bomb': packed('zstd', zlib.zstdCompressSync(Buffer.alloc(8 * 1024 * 1024))),
  '/empty-gzip': packed('gzip', Buffer.alloc(0)),
  '/says-huge': (_, response) => response.writeHead(200, { 'content-length': String(2 ** 40) }).flushHeaders(),
  '/endless': (_, response) => {
    const chunk = Buffer.alloc(64 * 1024, 'x')
    const push = () => {
      while (!response.destroyed && response.write(chunk)) {}
    }
    response.on('drain', push)
    push()
  },
  '/drip': (_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/reset': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half')
    setTimeout(() => response.socket?.destroy(), 20)
  },
  '/many-headers': (_, response) => {
    for (let n = 0; n < 500; n++) response.setHeader(`x-${n}`, 'y'.repeat(200))
    response.end()
  },
  '/unchanged': (_, response) => response.writeHead(304, { etag: '"a"' }).end(),
  '/blocked': (_, response) => response.writeHead(403).end('go away'),
  '/relative': to('/plain'),
  '/with-fragment': to('/plain#part'),
  '/hop1': to('/hop2'),
  '/hop2': to('/hop3'),
  '/hop3': to('/hop4'),
  '/hop4': to('/hop5'),
  '/hop5': to('/plain'),
  '/hop0': to('/hop1'),
  '/no-location': (_, response) => response.writeHead(301).end(),
}

export async function openHostileSite(): Promise<HostileSite> {
  const requests: http.IncomingHttpHeaders[] = []
  let connections = 0
  const server = http.createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    requests.push(request.headers)
    const url = new URL(request.url ?? '/', 'http://site')
    const target = url.searchParams.get('to')
    if (target !== null) return to(target)(request, response)
    const route = ROUTES[url.pathname]
    if (route) route(request, response)
    else response.writeHead(404).end()
  })
  server.on('connection', (_: Socket) => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    connections: () => connections,
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

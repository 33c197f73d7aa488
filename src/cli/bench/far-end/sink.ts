import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { noCounts, noteRequest } from './sink-counts.ts'

/** The chat platform, in a process of its own: takes posts, numbers them, remembers when each item was first named. */
let counts = noCounts()
let number = 0

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.url === '/counts') {
      const told = counts
      counts = noCounts()
      response.end(JSON.stringify(told))
      return
    }
    const text = Buffer.concat(chunks).toString('utf8')
    noteRequest(counts, request.url === '/edit' ? 'edit' : 'post', text, performance.timeOrigin + performance.now())
    number += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, id: String(number) }))
  })
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`),
)
